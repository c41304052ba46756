import type { Person } from "../../newsroom-api/accounts.ts";
import { useSpeech } from "../texts/texts.ts";

const circle = "M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8z";
const shapes = {
  invited: { path: circle, colour: "var(--warn)", hollow: true },
  active: { path: circle, colour: "var(--good)", hollow: false },
  off: { path: "M1.500 1.500l7 7M8.500 1.500l-7 7", colour: "var(--quiet)", hollow: true },
} as const;

/** Whether somebody can sign in: by shape, word and colour together. */
export function PersonState({ state }: { readonly state: Person["state"] }) {
  const { texts, say } = useSpeech();
  const { path, colour, hollow } = shapes[state];
  return (
    <span className="state" data-state={state}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" style={{ color: colour }}>
        <path d={path} fill={hollow ? "none" : "currentColor"} stroke="currentColor" strokeWidth="1.4" />
      </svg>
      {say(texts.people.states[state])}
    </span>
  );
}
