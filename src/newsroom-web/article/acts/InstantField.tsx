import { useId, useState } from "react";
import { useEditions } from "../../api/me.ts";
import { absolute } from "../../components/When.tsx";
import { useSpeech } from "../../texts/texts.ts";
import styles from "./acts.module.css";
import { instantIn, localIn, ownZone } from "./zoned-time.ts";

interface InstantFieldProps {
  readonly label: string;
  /** Whose zone the wall clock is offered in, beside the person's own; null: the own alone. */
  readonly edition: string | null;
  readonly value: Date | null;
  readonly onChange: (instant: Date | null) => void;
}

/** Date and time, typed in the edition's zone or one's own, with both shown. */
export function InstantField({ label, edition, value, onChange }: InstantFieldProps) {
  const { texts, say, language } = useSpeech();
  const { times } = texts.publishing;
  const ids = useId();
  const own = ownZone();
  const theirs = useEditions().of(edition ?? "")?.timeZone ?? own;
  const [zone, setZone] = useState<"theirs" | "own">("theirs");
  const typing = zone === "own" ? own : theirs;
  const [typed, setTyped] = useState(() => (value === null ? "" : localIn(typing, value)));
  const type = (local: string, where: string) => {
    setTyped(local);
    onChange(instantIn(where, local));
  };
  const choose = (to: "theirs" | "own") => {
    setZone(to);
    if (value !== null) setTyped(localIn(to === "own" ? own : theirs, value)); // the same instant, on another clock
  };
  return (
    <div className={styles.when}>
      <label htmlFor={ids} style={{ fontWeight: 550 }}>
        {label}
      </label>
      <input
        id={ids}
        type="datetime-local"
        dir="ltr"
        value={typed}
        min={localIn(typing, new Date())}
        onChange={(event) => type(event.currentTarget.value, typing)}
      />
      {theirs !== own && (
        <fieldset style={{ display: "flex", gap: "0 16px", flexWrap: "wrap" }}>
          <legend className="hidden">{say(times.whose)}</legend>
          {(["theirs", "own"] as const).map((one) => (
            <label key={one} className={styles.choice}>
              <input type="radio" name={`${ids}-zone`} checked={zone === one} onChange={() => choose(one)} />
              <span>{say(times[one])}</span>
            </label>
          ))}
        </fieldset>
      )}
      {value !== null && (
        <dl className={styles.zones} aria-live="polite">
          <dt>{say(times.theirs)}</dt>
          <dd>
            {absolute(value, language, theirs)} <bdi className="quiet">({theirs})</bdi>
          </dd>
          {theirs !== own && (
            <>
              <dt>{say(times.own)}</dt>
              <dd>
                {absolute(value, language)} <bdi className="quiet">({own})</bdi>
              </dd>
            </>
          )}
          {value.getTime() <= Date.now() && (
            <dd className="signal" style={{ gridColumn: "1 / -1" }}>
              {say(times.past)}
            </dd>
          )}
        </dl>
      )}
    </div>
  );
}

/** The next full hour at least half an hour from now: what a schedule begins with. */
export function soon(): Date {
  const hour = 3_600_000;
  return new Date(Math.ceil((Date.now() + hour / 2) / hour) * hour);
}
