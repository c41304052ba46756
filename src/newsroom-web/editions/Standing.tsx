import type { Edition } from "../../newsroom-api/editions.ts";
import { useSpeech } from "../texts/texts.ts";

export function standingOf(edition: Edition): "on" | "off" | "practice" {
  if (edition.practice) return "practice";
  return edition.live ? "on" : "off";
}

const circle = "M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8z";
const shapes = {
  on: { path: circle, fill: "currentColor", colour: "var(--good)" },
  off: { path: circle, fill: "none", colour: "var(--quiet)" },
  practice: { path: "M5 1l4 4-4 4-4-4z", fill: "none", colour: "var(--accent)" },
} as const;

/** Whether readers see an edition: by shape, word and colour. */
export function Standing({ edition }: { readonly edition: Edition }) {
  const { texts, say } = useSpeech();
  const standing = standingOf(edition);
  const { path, fill, colour } = shapes[standing];
  return (
    <span className="state" style={{ color: colour }}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d={path} fill={fill} stroke="currentColor" strokeWidth="1.4" />
      </svg>
      {say(texts.editions.list[standing])}
    </span>
  );
}
