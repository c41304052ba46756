import { useSpeech } from "../texts/texts.ts";

/** Says a number of seconds in the largest unit that it is whole in. */
export function useRhythm(): (seconds: number) => string {
  const { texts, say } = useSpeech();
  const { sources } = texts;
  return (seconds) => {
    if (seconds % 3_600 === 0) return say(sources.hours, { n: seconds / 3_600 });
    if (seconds % 60 === 0) return say(sources.minutes, { n: seconds / 60 });
    return say(sources.seconds, { n: seconds });
  };
}

/** What the form offers. */
export const rhythms = [5, 10, 30, 60, 120, 300, 900, 1_800, 3_600, 21_600, 86_400] as const;
