import { Tooltip } from "@mantine/core";
import { useEffect, useState } from "react";
import { localeOf, useSpeech } from "../texts/texts.ts";

/** An instant as "5 minutes ago", with the time in the editor's zone, and the edition's, on hover and for readers of screens. */
export function When({ at, zone }: { readonly at: string; readonly zone?: string | undefined }) {
  const { language } = useSpeech();
  const now = useMinute();
  const instant = new Date(at);
  const here = absolute(instant, language);
  const there = zone === undefined ? null : `${absolute(instant, language, zone)} (${zone})`;
  return (
    <Tooltip label={there === null ? here : `${here} · ${there}`}>
      <time dateTime={at}>{relative(instant.getTime() - now, instant, language)}</time>
    </Tooltip>
  );
}

/** Date and time in words, in a zone or the browser's own; 24 hours in every language. */
export function absolute(instant: Date, language: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: "medium",
    timeStyle: "short",
    hourCycle: "h23",
    timeZone,
  }).format(instant);
}

function relative(milliseconds: number, instant: Date, language: string): string {
  const format = new Intl.RelativeTimeFormat(localeOf(language), { numeric: "auto", style: "short" });
  const seconds = milliseconds / 1000;
  const size = Math.abs(seconds);
  if (size < 10) return format.format(0, "second");
  if (size < 60) return format.format(Math.round(seconds), "second");
  if (size < 3_600) return format.format(Math.round(seconds / 60), "minute");
  if (size < 86_400) return format.format(Math.round(seconds / 3_600), "hour");
  if (size < 7 * 86_400) return format.format(Math.round(seconds / 86_400), "day");
  return new Intl.DateTimeFormat(localeOf(language), { day: "numeric", month: "short", year: "numeric" }).format(
    instant,
  );
}

const listeners = new Set<() => void>();
setInterval(() => {
  for (const listener of listeners) listener();
}, 15_000);

/** Now, renewed four times a minute; one clock for all that show a time. */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const renew = () => setNow(Date.now());
    listeners.add(renew);
    return () => {
      listeners.delete(renew);
    };
  }, []);
  return now;
}
