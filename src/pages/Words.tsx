import type { ComponentChildren } from "preact";
import { formatDate, isoDate } from "../language/dates.ts";
import { isAllForeign, isolatedParts, runsAgainst } from "../language/isolation.ts";
import type { Language } from "../language/language.ts";
import { listParts } from "../language/lists.ts";
import { type TermKey, termLang, termParts } from "../language/term.ts";
import type { Run } from "../story/block.ts";
import type { Setting } from "./setting.ts";

// Words that are partly markup: interface texts, texts with names in them, lists of names, times, runs of text.

/** An interface text; one that an edition borrows from another language says so. Children stand in its placeholder. */
export function Text(props: { language: Language; of: TermKey; children?: ComponentChildren }) {
  const lang = termLang(props.language, props.of);
  const words = termParts(props.language, props.of).map((part) => (part.kind === "text" ? part.text : props.children));
  return lang === undefined ? <>{words}</> : <span lang={lang}>{words}</span>;
}

/** An interface text with names in it, each isolated from the direction of its surroundings. */
export function Named(props: { language: Language; of: TermKey; names: Readonly<Record<string, ComponentChildren>> }) {
  const lang = termLang(props.language, props.of);
  const words = termParts(props.language, props.of).map((part) =>
    part.kind === "text" ? part.text : <bdi>{props.names[part.name]}</bdi>,
  );
  return lang === undefined ? <>{words}</> : <span lang={lang}>{words}</span>;
}

/** Names joined as the language joins a list, each isolated from the direction of its surroundings. */
export function Names(props: { language: Language; names: readonly ComponentChildren[] }) {
  const parts = listParts(
    props.language,
    props.names.map(() => "?"),
  );
  return <>{parts.map((part) => (part.kind === "item" ? <bdi>{props.names[part.index]}</bdi> : part.text))}</>;
}

/** One name by itself (a topic, a place, a credit), isolated where it runs against the edition's direction. */
export function Name({ language, children }: { language: Language; children: string }) {
  return runsAgainst(language, children) ? <bdi>{children}</bdi> : <>{children}</>;
}

/** A sentence of the newsroom's: isolated if it is in another direction, else with its addresses, handles and numbers isolated. */
export function Sentence({ language, children }: { language: Language; children: string }) {
  return isAllForeign(language, children) ? <bdi>{children}</bdi> : <InOrder text={children} />;
}

function InOrder({ text }: { text: string }) {
  return <>{isolatedParts(text).map((part) => (part.isolated ? <bdi dir="ltr">{part.text}</bdi> : part.text))}</>;
}

/** An instant in the edition's calendar, digits and zone. */
export function Time(props: { setting: Setting; at: number; style: "date" | "dateAndTime" }) {
  return <time datetime={isoDate(props.at)}>{formatDate(props.setting.language, props.at, props.style)}</time>;
}

/** Text with its marks. */
export function Runs({ runs }: { runs: readonly Run[] }) {
  return <>{runs.map(RunText)}</>;
}

function RunText(run: Run) {
  let text: ComponentChildren = run.language ? <bdi lang={run.language}>{run.text}</bdi> : <InOrder text={run.text} />;
  if (run.emphasis) text = <em>{text}</em>;
  if (run.strong) text = <strong>{text}</strong>;
  if (run.href) text = <a href={run.href}>{text}</a>;
  return text;
}

export function ListView({ ordered, items }: { ordered: boolean; items: readonly (readonly Run[])[] }) {
  const List = ordered ? "ol" : "ul";
  return (
    <List>
      {items.map((runs) => (
        <li>
          <Runs runs={runs} />
        </li>
      ))}
    </List>
  );
}
