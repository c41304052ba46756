import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { textOf, type TimelineEntry } from "../../../../story/block.ts";
import { useSpeech } from "../../../texts/texts.ts";
import styles from "../editor.module.css";
import { dateOf, type RichOf, runsOfText, typedDate } from "./rich.ts";
import type { FieldsProps } from "./RichNode.tsx";

/** Dates as data: a year, a month, a day or a minute; readers see them in the edition's calendar, oldest first. */
export function TimelineFields({ said, readOnly, change }: FieldsProps<RichOf<"timeline">>) {
  const { texts, say } = useSpeech();
  const put = (at: number, more: Partial<TimelineEntry>) =>
    change({ entries: said.entries.map((one, index) => (index === at ? { ...one, ...more } : one)) });
  return (
    <>
      <TextInput
        label={say(texts.blocks.heading)}
        placeholder={say(texts.blocks.timelineHeading)}
        value={said.heading ?? ""}
        dir="auto"
        maxLength={300}
        readOnly={readOnly}
        onChange={(event) => change({ heading: event.currentTarget.value || null })}
      />
      <ol className={styles.richRows}>
        {said.entries.map((entry, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own
          <li key={at} className={styles.richRow}>
            <DateField
              typed={typedDate(entry.date)}
              label={say(texts.blocks.date)}
              readOnly={readOnly}
              onDate={(date) => put(at, { date })}
            />
            <Textarea
              className={styles.richWide}
              aria-label={say(texts.blocks.what)}
              placeholder={say(texts.blocks.what)}
              value={textOf(entry.runs)}
              dir="auto"
              autosize
              minRows={1}
              readOnly={readOnly}
              onChange={(event) => put(at, { runs: runsOfText(event.currentTarget.value, entry.runs) })}
            />
            {!readOnly && (
              <Button
                variant="subtle"
                aria-label={say(texts.blocks.removeRow, { number: at + 1 })}
                onClick={() => change({ entries: said.entries.filter((_, index) => index !== at) })}
              >
                ×
              </Button>
            )}
          </li>
        ))}
      </ol>
      {!readOnly && (
        <Button
          variant="default"
          onClick={() => {
            const year = new Date().getFullYear();
            change({ entries: [...said.entries, { date: { year, month: null, day: null, time: null }, runs: [] }] });
          }}
        >
          {say(texts.blocks.addDate)}
        </Button>
      )}
    </>
  );
}

interface DateFieldProps {
  readonly typed: string;
  readonly label: string;
  readonly readOnly: boolean;
  readonly onDate: (date: NonNullable<ReturnType<typeof dateOf>>) => void;
}

/** Keeps what is typed until it is a date. */
export function DateField({ typed: first, label, readOnly, onDate }: DateFieldProps) {
  const { texts, say } = useSpeech();
  const [typed, setTyped] = useState(first);
  const wrong = typed.trim() !== "" && dateOf(typed) === null;
  return (
    <TextInput
      className={styles.richDate}
      aria-label={label}
      placeholder="2026-03-09 14:05"
      value={typed}
      dir="ltr"
      error={wrong ? say(texts.blocks.dateWrong) : undefined}
      readOnly={readOnly}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const date = dateOf(event.currentTarget.value);
        if (date !== null) onDate(date);
      }}
    />
  );
}
