import type { WireSource } from "../../newsroom-api/wire.ts";
import { useSpeech } from "../texts/texts.ts";

type HealthKind = "fine" | "waiting" | "failing" | "off";

/** How it goes with a source: it answers, was not asked yet, fails, or is off. */
export function healthOf({ on, failures, lastAskedAt }: WireSource): HealthKind {
  if (!on) return "off";
  if (failures > 0) return "failing";
  return lastAskedAt === null ? "waiting" : "fine";
}

/** By shape, word and colour together. */
export function Health({ source }: { readonly source: WireSource }) {
  const { texts, say } = useSpeech();
  const { sources } = texts;
  const kind = healthOf(source);
  const { path, colour, hollow } = shapes[kind];
  return (
    <span className="state" style={{ color: colour }}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d={path} fill={hollow ? "none" : "currentColor"} stroke="currentColor" strokeWidth="1.4" />
      </svg>
      {kind === "failing" ? say(sources.failing, { n: source.failures }) : say(sources.health[kind])}
    </span>
  );
}

const circle = "M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8z";
const shapes: Readonly<Record<HealthKind, { path: string; colour: string; hollow: boolean }>> = {
  fine: { path: circle, colour: "var(--good)", hollow: false },
  waiting: { path: circle, colour: "var(--quiet)", hollow: true },
  failing: { path: "M5 1 9.300 8.800H.7z", colour: "var(--signal)", hollow: false },
  off: { path: "M1.500 5h7", colour: "var(--quiet)", hollow: true },
};
