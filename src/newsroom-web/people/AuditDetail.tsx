import { type ReactNode, useState } from "react";
import { absolute } from "../components/When.tsx";
import { type Speech, useSpeech } from "../texts/texts.ts";
import styles from "./AuditLog.module.css";

const shortText = 120;
const fewParts = 4;

/** What an act noted beside its subject, in words; long ones open. */
export function AuditDetail({ detail }: { readonly detail: unknown }) {
  const { texts, say, ...speech } = useSpeech();
  const { log } = texts.people;
  const [whole, setWhole] = useState(false);
  const parts = partsIn(detail);
  if (parts.length === 0) return <span />;
  const told = parts.map(([key, value]) => ({ key, words: wordsOf(value, { texts, say, ...speech }) }));
  const long = told.length > fewParts || told.some(({ words }) => words.length > shortText);
  return (
    <div className={`${styles.detail} small`}>
      <dl>
        {(whole ? told : told.slice(0, fewParts)).map(({ key, words }) => (
          <div key={key}>
            <dt className="quiet">
              <Key name={key} />:{" "}
            </dt>
            <dd dir="auto">
              <bdi>{whole || words.length <= shortText ? words : `${words.slice(0, shortText)}…`}</bdi>
            </dd>
          </div>
        ))}
      </dl>{" "}
      {long && (
        <button type="button" className={styles.plain} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {say(whole ? log.less : log.whole)}
        </button>
      )}
    </div>
  );
}

function Key({ name }: { readonly name: string }): ReactNode {
  const { texts, say } = useSpeech();
  const { details } = texts.people;
  if (Object.hasOwn(details, name)) return say(details[name as keyof typeof details]); // as asked
  return <bdi lang="en">{name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase()}</bdi>;
}

function partsIn(detail: unknown): readonly [string, unknown][] {
  if (typeof detail !== "object" || detail === null) return [];
  return Object.entries(detail).filter(([, value]) => !isNothing(value));
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

function wordsOf(value: unknown, speech: Speech): string {
  const { texts, say, number, language } = speech;
  if (typeof value === "boolean") return say(value ? texts.common.yes : texts.common.no);
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return instant.test(value) ? absolute(new Date(value), language) : value;
  if (Array.isArray(value)) return value.map((one) => wordsOf(one, speech)).join(say(texts.people.between));
  if (isGrant(value))
    return `${say(texts.people.roles[value.role])}: \u2068${value.edition ?? say(texts.people.everyone)}\u2069`;
  return partsIn(value)
    .map(([key, one]) => `${key} ${wordsOf(one, speech)}`)
    .join(say(texts.people.between));
}

function isGrant(value: unknown): value is { edition: string | null; role: "reporter" | "editor" } {
  if (typeof value !== "object" || value === null || !("edition" in value) || !("role" in value)) return false;
  return value.role === "reporter" || value.role === "editor";
}
