import { useSpeech } from "../texts/texts.ts";

/** Says that readers are not shown a name: by shape, word and colour. */
export function Withheld() {
  const { texts, say } = useSpeech();
  return (
    <span className="state fixed" style={{ color: "var(--warn)" }}>
      <svg
        width="10"
        height="10"
        viewBox="0 0 10 10"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        aria-hidden="true"
      >
        <path d="M1 5s1.500-2.600 4-2.600S9 5 9 5 7.500 7.600 5 7.600 1 5 1 5zM1.500 9l7-8" />
      </svg>
      {say(texts.editions.contributors.withheld)}
    </span>
  );
}
