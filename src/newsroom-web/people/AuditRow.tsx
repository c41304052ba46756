import { Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type * as audit from "../../newsroom-api/audit.ts";
import type { AnswerOf } from "../../newsroom-api/operation.ts";
import { absolute } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import { AuditDetail } from "./AuditDetail.tsx";
import styles from "./AuditLog.module.css";
import { partsOf } from "./audit-subject.ts";

type Row = AnswerOf<typeof audit.readAuditLog>["items"][number];

/** One act: when, who, what, about what, and what more is known of it. */
export function AuditRow({ row }: { readonly row: Row }) {
  const { texts, say, language } = useSpeech();
  const { people } = texts;
  const at = new Date(row.at);
  const time = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
  const act = Object.hasOwn(people.acts, row.act) ? people.acts[row.act as keyof typeof people.acts] : null; // as asked
  return (
    <li className={styles.entry}>
      <Tooltip label={absolute(at, language)}>
        <time dateTime={row.at} className="quiet small">
          {time}
        </time>
      </Tooltip>
      <span>
        {row.name === null ? (
          <span className="quiet">{say(people.log.newsroomItself)}</span>
        ) : (
          <bdi style={{ fontWeight: 500 }}>{row.name}</bdi>
        )}{" "}
        {act === null ? <bdi lang="en">{row.act}</bdi> : say(act)}
      </span>
      <Subject subject={row.subject} />
      <AuditDetail detail={row.detail} />
    </li>
  );
}

function Subject({ subject }: { readonly subject: string }) {
  const { texts, say, language } = useSpeech();
  const { people } = texts;
  const { kind, what } = partsOf(subject);
  const known = Object.hasOwn(people.subjects, kind) ? people.subjects[kind as keyof typeof people.subjects] : null; // as asked
  const named =
    known === null ? `\u2068${subject}\u2069` : say(known, { n: `\u2068${inDigitsOf(language, what)}\u2069` });
  return (
    <span className={styles.about}>
      <Opened kind={kind} what={what} named={named} />
      <Link
        to="/log"
        search={{ subject }}
        className={styles.plain}
        aria-label={say(people.log.onlyThisOf, { subject: named })}
      >
        {say(people.log.onlyThis)}
      </Link>
    </span>
  );
}

function inDigitsOf(language: string, text: string): string {
  const format = new Intl.NumberFormat(language, { useGrouping: false });
  return text.replace(/\b\d+\b/g, (digits) => format.format(Number(digits)));
}

/** The thing itself, where it has a view. */
function Opened({ kind, what, named }: { readonly kind: string; readonly what: string; readonly named: string }) {
  switch (kind) {
    case "article":
      return (
        <Link to="/articles/$article" params={{ article: what }}>
          {named}
        </Link>
      );
    case "story":
      return (
        <Link to="/stories/$story" params={{ story: what }}>
          {named}
        </Link>
      );
    case "account":
      return (
        <Link to="/people/$person" params={{ person: what }}>
          {named}
        </Link>
      );
    case "wire item":
      return (
        <Link to="/wire/$item" params={{ item: what }}>
          {named}
        </Link>
      );
    case "token":
      return (
        <Link to="/people/$person" params={{ person: "programs" }}>
          {named}
        </Link>
      );
    default:
      return <span>{named}</span>;
  }
}
