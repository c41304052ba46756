import { useEffect, useState } from "react";
import type { Stretch } from "../../components/word-diff.ts";
import { useSpeech } from "../../texts/texts.ts";
import styles from "./revisions.module.css";

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
  const [parts, setParts] = useState<readonly Stretch[] | null>(null);
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
    if (part.kind === "same") return <span key={key}>{part.text}</span>;
    if (part.kind === "added")
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

/** Downloaded when two texts are first compared. */
async function differences(before: string, after: string, language: string): Promise<readonly Stretch[]> {
  const { wordDiff } = await import("../../components/word-diff.ts");
  return wordDiff(before, after, language);
}
