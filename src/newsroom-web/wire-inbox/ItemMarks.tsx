import type { WireItemHead } from "../../newsroom-api/wire.ts";
import { useSpeech } from "../texts/texts.ts";
import classes from "./marks.module.css";

/** How urgent, as sent: the number, filled and coloured where it is 1 or 2. */
export function Urgency({ urgency }: { readonly urgency: number | null }) {
  const { texts, say, number } = useSpeech();
  if (urgency === null) return <span className={classes.urgency} />;
  return (
    <span className={classes.urgency} data-urgent={urgency <= 2} title={say(texts.wire.urgencyIs, { n: urgency })}>
      <span className="hidden">{say(texts.wire.urgencyIs, { n: urgency })}</span>
      <span aria-hidden="true">{number(urgency)}</span>
    </span>
  );
}

/** What the agency allows: canceled and withheld are said by shape, word and colour; usable goes without saying. */
export function PubStatus({ status }: { readonly status: WireItemHead["pubStatus"] }) {
  const { texts, say } = useSpeech();
  if (status === "usable") return null;
  const path = status === "canceled" ? "M1.500 1.500l7 7M8.500 1.500l-7 7" : "M1 1h3v8H1zM6 1h3v8H6z";
  return (
    <span className="state" style={{ color: `var(--${status === "canceled" ? "signal" : "warn"})` }}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d={path} fill="currentColor" stroke="currentColor" strokeWidth="1.4" />
      </svg>
      {say(texts.wire.statuses[status])}
    </span>
  );
}
