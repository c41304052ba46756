import { Textarea } from "@mantine/core";
import type { NoticeKind } from "../../../story/article.ts";
import { useEditions } from "../../api/me.ts";
import { langOf } from "../../components/EditionName.tsx";
import { useSpeech } from "../../texts/texts.ts";
import styles from "./acts.module.css";
import { useNoticeTerm } from "./notice-terms.ts";

interface NoteProps {
  readonly kind: NoticeKind;
  readonly edition: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (note: string) => void;
}

/** A note to readers, typed and shown in the edition's language and direction. */
export function Note({ kind, edition, label, value, onChange }: NoteProps) {
  const { texts, say } = useSpeech();
  const found = useEditions().of(edition);
  const term = useNoticeTerm(edition, kind);
  const written = { lang: langOf(edition), dir: found?.dir ?? "auto" } as const;
  return (
    <>
      <Textarea
        label={label}
        description={say(texts.publishing.noteIn, { edition: found?.name ?? edition })}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        styles={{ input: { fontSize: "1rem" } }}
        {...written}
      />
      {value.trim() !== "" && (
        <div>
          <div className="quiet small">{say(texts.publishing.readersSee)}</div>
          <div className={styles.reader} {...written}>
            {term !== null && <strong>{term}</strong>}
            <div>{oneLine(value)}</div>
          </div>
        </div>
      )}
    </>
  );
}

/** A note to readers is one line, however it was typed. */
export function oneLine(note: string): string {
  return note.replace(/\s+/g, " ").trim();
}
