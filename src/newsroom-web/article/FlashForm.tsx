import { Button, Checkbox, NativeSelect, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Edition } from "../../newsroom-api/editions.ts";
import type * as stories from "../../newsroom-api/stories.ts";
import { call } from "../api/call.ts";
import { langOf } from "../components/EditionName.tsx";
import { EditionSelect } from "../components/EditionSelect.tsx";
import { useKeys } from "../components/keys.ts";
import { useSpeech } from "../texts/texts.ts";
import { Faults } from "./acts/Faults.tsx";
import styles from "./Flash.module.css";

export interface FlashChoices {
  readonly urgency: number;
  readonly breaking: boolean;
  /** Null: a new story. */
  readonly story: number | null;
}

interface FlashFormProps {
  readonly edition: Edition | undefined;
  readonly editions: readonly Edition[];
  readonly onEdition: (code: string | null) => void;
  readonly line: string;
  readonly onLine: (line: string) => void;
  readonly choices: FlashChoices;
  readonly onChoices: (choices: FlashChoices) => void;
  /** Else it is handed in. */
  readonly publishes: boolean;
  readonly sending: boolean;
  readonly error: unknown;
  readonly onSend: () => void;
}

const longest = 500;
const long = 120;

export function FlashForm(props: FlashFormProps) {
  const { edition, line, onLine, choices, onChoices, publishes, sending } = props;
  const { texts, say } = useSpeech();
  const { flash } = texts.publishing;
  const { length } = line.trim();
  const ready = edition !== undefined && length > 0 && line.length <= longest && !sending;
  const send = () => {
    if (ready) props.onSend();
  };
  useKeys(useMemo(() => ({ "Mod+Enter": send }), [send]));
  const tooLong = line.length > longest ? say(flash.tooLong, { n: longest }) : null;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        label={say(flash.line)}
        className={styles.line}
        autoFocus
        autosize
        minRows={2}
        maxRows={8}
        value={line}
        onChange={(event) => onLine(event.currentTarget.value.replace(/[\r\n\u2028\u2029]+/g, " "))}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault(); // it is one line
        }}
        error={tooLong}
        description={length > long ? say(flash.long, { n: length }) : say(texts.common.characters, { n: length })}
        lang={edition === undefined ? undefined : langOf(edition.code)}
        dir={edition?.dir ?? "auto"}
        inputWrapperOrder={["label", "input", "description", "error"]}
      />
      <div className={styles.send}>
        <Button type="submit" size="md" disabled={!ready} loading={sending} className={styles.publish}>
          {say(publishes ? flash.publish : flash.handIn, { edition: `\u2068${edition?.name ?? ""}\u2069` })}
        </Button>
        <kbd className="wide" dir="ltr">
          Ctrl+Enter
        </kbd>
      </div>
      {!publishes && edition !== undefined && <p className="quiet small">{say(flash.reporter)}</p>}
      {edition?.practice === true && <p className="quiet small">{say(texts.shell.practice)}</p>}
      <Faults error={props.error} again={ready ? send : undefined} />
      <div className={styles.choices}>
        <EditionSelect
          label={say(texts.common.edition)}
          editions={props.editions}
          value={edition?.code ?? null}
          onChange={props.onEdition}
        />
        <NativeSelect
          label={say(flash.urgency)}
          size="xs"
          value={String(choices.urgency)}
          onChange={(event) => onChoices({ ...choices, urgency: Number(event.currentTarget.value) })}
          data={[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => ({
            value: String(n),
            label: say(flash.urgencies[n] ?? "{n}", { n }),
          }))}
          disabled={choices.story !== null}
        />
        <StoryChoice value={choices.story} onChange={(story) => onChoices({ ...choices, story })} />
      </div>
      {publishes && (
        <Checkbox
          size="sm"
          checked={choices.breaking}
          disabled={edition?.live !== true}
          onChange={(event) => onChoices({ ...choices, breaking: event.currentTarget.checked })}
          label={say(flash.alsoBreaking)}
          description={line.trim().length > 200 && choices.breaking ? say(flash.breakingCut) : say(flash.breakingMeans)}
        />
      )}
    </form>
  );
}

interface StoryChoiceProps {
  readonly value: number | null;
  readonly onChange: (story: number | null) => void;
}

/** A new story unless one is chosen. */
function StoryChoice({ value, onChange }: StoryChoiceProps) {
  const { texts, say } = useSpeech();
  const { flash } = texts.publishing;
  const { data } = useQuery({
    queryKey: ["newsroom", "stories", "newest"],
    queryFn: async () =>
      (await call<typeof stories.listStories>("get", "/api/stories", { query: { limit: 50 } })).items,
  });
  return (
    <NativeSelect
      label={say(flash.story)}
      size="xs"
      value={value === null ? "" : String(value)}
      onChange={(event) => onChange(event.currentTarget.value === "" ? null : Number(event.currentTarget.value))}
      data={[
        { value: "", label: say(flash.newStory) },
        ...(data ?? []).map(({ id, slugline }) => ({ value: String(id), label: slugline })),
      ]}
    />
  );
}
