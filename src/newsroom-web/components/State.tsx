import type { Article } from "../../newsroom-api/articles.ts";
import { useSpeech } from "../texts/texts.ts";

type ArticleState = Article["state"];

/** Where an article stands: by shape, word and colour together. */
export function State({ state }: { readonly state: ArticleState }) {
  const { texts } = useSpeech();
  return (
    <span className="state" data-state={state}>
      <Shape state={state} />
      {texts.shell.states[state] as string}
    </span>
  );
}

/** An embargo or hold, beside the state. */
export function Gate({ article }: { readonly article: Pick<Article, "held" | "embargoedUntil"> }) {
  const { texts } = useSpeech();
  if (!article.held && article.embargoedUntil === null) return null;
  return (
    <span className="state" style={{ color: "var(--warn)" }}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d="M1 1h3v8H1zM6 1h3v8H6z" fill="currentColor" />
      </svg>
      {(article.held ? texts.shell.gate.held : texts.shell.gate.embargoed) as string}
    </span>
  );
}

function Shape({ state }: { readonly state: ArticleState }) {
  const { path, colour, hollow } = shapes[state];
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" style={{ color: colour }}>
      <path d={path} fill={hollow ? "none" : "currentColor"} stroke="currentColor" strokeWidth="1.4" />
    </svg>
  );
}

const circle = "M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8z";
const shapes: Readonly<Record<ArticleState, { path: string; colour: string; hollow: boolean }>> = {
  draft: { path: circle, colour: "var(--quiet)", hollow: true },
  submitted: { path: "M2 1.500 8.500 5 2 8.500z", colour: "var(--accent)", hollow: true },
  approved: { path: "M1.500 5.200 4 7.700 8.700 2", colour: "var(--accent)", hollow: true },
  scheduled: { path: `${circle}M5 3v2.300l1.600 1`, colour: "var(--accent)", hollow: true },
  published: { path: circle, colour: "var(--good)", hollow: false },
  retracted: { path: "M1.500 1.500l7 7M8.500 1.500l-7 7", colour: "var(--signal)", hollow: true },
  removed: { path: "M1.500 1.500h7v7h-7z", colour: "var(--signal)", hollow: false },
};
