import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import type * as api from "../../../newsroom-api/exits.ts";
import type { AnswerOf } from "../../../newsroom-api/operation.ts";
import { call } from "../../api/call.ts";
import { Failure } from "../../components/Failure.tsx";
import { When } from "../../components/When.tsx";
import { useSpeech } from "../../texts/texts.ts";
import styles from "./acts.module.css";

type Answer = AnswerOf<typeof api.listExits>;
type Exit = Answer["items"][number];

/** Which exits have confirmed the last public act: of one article, or of all that an act reached. */
export function Exits({ articles }: { readonly articles: readonly number[] }) {
  const { texts, say } = useSpeech();
  const { exits } = texts.publishing;
  const [open, setOpen] = useState(false);
  const asked = useExits(articles);
  if (asked.error !== null)
    return (
      <div className={styles.body}>
        <Failure error={asked.error} again={asked.again} />
      </div>
    );
  if (asked.answers.length === 0) return null;
  const { confirmed, waiting, failed, act } = sum(asked.answers);
  const all = confirmed + waiting + failed;
  if (act === null || all === 0) return null;
  return (
    <section className={styles.fold} aria-label={say(exits.title)}>
      <button type="button" className={styles.title} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ExitShape state={failed > 0 ? "failed" : waiting > 0 ? "waiting" : "confirmed"} />
        <span role="status">
          {say(exits.confirmedOf, { done: confirmed, n: all })}
          {failed > 0 && <span className="signal"> · {say(exits.failedCount, { n: failed })}</span>}
        </span>
      </button>
      <p className="quiet small" style={{ margin: 0, padding: "0 16px 8px" }}>
        {say(texts.publishing.kinds[act.kind as keyof typeof texts.publishing.kinds] ?? act.kind)} ·{" "}
        {act.by === null ? say(texts.publishing.byNewsroom) : <bdi>{act.by}</bdi>} · <When at={act.at} />
      </p>
      {open && <ExitList items={asked.answers.flatMap(({ items }) => items)} />}
    </section>
  );
}

/** The exits of several articles; asked again when the press speaks, and every moment while something waits. */
export function useExits(articles: readonly number[]) {
  const results = useQueries({
    queries: articles.map((article) => ({
      queryKey: ["press", "exits", article],
      queryFn: () => call<typeof api.listExits>("get", "/api/articles/{article}/exits", { params: { article } }),
      refetchInterval: (query: { readonly state: { readonly data: Answer | undefined } }) =>
        (query.state.data?.waiting ?? 0) > 0 ? 1_000 : (false as const),
    })),
  });
  return {
    answers: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
    error: results.find(({ error }) => error !== null)?.error ?? null,
    again: () => {
      for (const result of results) void result.refetch();
    },
  };
}

export function sum(answers: readonly Answer[]) {
  const total = (count: (answer: Answer) => number) => answers.reduce((all, answer) => all + count(answer), 0);
  return {
    confirmed: total(({ confirmed }) => confirmed),
    waiting: total(({ waiting }) => waiting),
    failed: total(({ failed }) => failed),
    act: answers[0]?.act ?? null,
  };
}

const kinds = [
  "article",
  "other edition",
  "front",
  "list",
  "feed",
  "partners",
  "sitemap",
  "breaking line",
  "picture",
] as const;

function ExitList({ items }: { readonly items: readonly Exit[] }) {
  const { texts, say } = useSpeech();
  const { exits } = texts.publishing;
  return (
    <div className={styles.body}>
      {kinds.map((kind) => {
        const ofKind = items.filter((item) => item.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <div key={kind}>
            <h3 style={{ margin: 0, fontSize: "0.8125rem" }}>{say(exits.kinds[kind], { n: ofKind.length })}</h3>
            <ul className={styles.list}>
              {ofKind.map((item) => (
                <li key={item.address}>
                  <ExitRow item={item} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

function ExitRow({ item }: { readonly item: Exit }) {
  const { texts, say } = useSpeech();
  const { exits } = texts.publishing;
  return (
    <>
      <span className="state">
        <ExitShape state={item.state} />
        {say(exits.states[item.state])}
      </span>{" "}
      <bdi dir="ltr" className="small" style={{ overflowWrap: "anywhere" }}>
        {decoded(item.address)}
      </bdi>{" "}
      <span className="quiet small">
        {say(item.shows ? exits.shows : exits.showsNot)}
        {item.confirmedAt !== null && (
          <>
            {" · "}
            <When at={item.confirmedAt} />
          </>
        )}
      </span>
      {item.reason !== null && <div className="signal small">{item.reason}</div>}
    </>
  );
}

const shapes = {
  confirmed: { path: "M1.500 5.200 4 7.700 8.700 2", colour: "var(--good)" },
  waiting: { path: "M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM5 3v2.300l1.600 1", colour: "var(--quiet)" },
  failed: { path: "M1.500 1.500l7 7M8.500 1.500l-7 7", colour: "var(--signal)" },
} as const;

function ExitShape({ state }: { readonly state: Exit["state"] }) {
  const { path, colour } = shapes[state];
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" style={{ color: colour, transform: "none" }}>
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.600" />
    </svg>
  );
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
