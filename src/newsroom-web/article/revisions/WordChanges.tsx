import { useEffect, useState } from "react";
import { useSpeech } from "../../texts/texts.ts";
import styles from "./revisions.module.css";

interface Part {
  readonly text: string;
  readonly change: "same" | "added" | "removed";
}

interface WordChangesProps {
  readonly before: string;
  readonly after: string;
  /** BCP 47: words of languages without spaces are found too. */
  readonly language: string;
}

/** Two texts as one, with the words that went and came. */
export function WordChanges({ before, after, language }: WordChangesProps) {
  const { texts, say } = useSpeech();
  const { compare } = texts.publishing;
  const [parts, setParts] = useState<readonly Part[] | null>(null);
  useEffect(() => {
    let wanted = true;
    void differences(before, after, language).then((found) => {
      if (wanted) setParts(found);
    });
    return () => {
      wanted = false;
    };
  }, [before, after, language]);
  if (parts === null) return <>{after}</>;
  return parts.map((part, index) => {
    const key = `${index} ${part.text}`; // a part has no other name than its place
    if (part.change === "same") return <span key={key}>{part.text}</span>;
    if (part.change === "added")
      return (
        <ins key={key} className={styles.added}>
          <span className="hidden">{say(compare.added)}: </span>
          {part.text}
        </ins>
      );
    return (
      <del key={key} className={styles.removed}>
        <span className="hidden">{say(compare.removed)}: </span>
        {part.text}
      </del>
    );
  });
}

async function differences(before: string, after: string, language: string): Promise<readonly Part[]> {
  const { diffArrays } = await import("diff");
  const segmenter = segmenterOf(language);
  const words = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);
  return diffArrays(words(before), words(after)).map(({ value, added, removed }) => ({
    text: value.join(""),
    change: added ? "added" : removed ? "removed" : "same",
  }));
}

function segmenterOf(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: "word" });
  } catch {
    return new Intl.Segmenter("en", { granularity: "word" });
  }
}
