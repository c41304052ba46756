import { Button, NativeSelect, NumberInput, Switch, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type * as api from "../../newsroom-api/wire.ts";
import { call } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import { rhythms, useRhythm } from "./rhythm.ts";
import { changesOf, draftOf, type Flaws, flawsOf, type SourceDraft, sourceOf } from "./source-draft.ts";
import classes from "./sources.module.css";

interface SourceFormProps {
  /** Undefined: a new one. */
  readonly source: api.WireSource | undefined;
  readonly close: () => void;
}

/** Adds a source or changes one. */
export function SourceForm({ source, close }: SourceFormProps) {
  const { texts, say } = useSpeech();
  const { sources } = texts;
  const [draft, setDraft] = useState(() => draftOf(source));
  const [tried, setTried] = useState(false);
  const flaws = flawsOf(draft, sources);
  const save = useSaving(source, close);
  return (
    <form
      className={classes.form}
      noValidate
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(flaws).length === 0) save.mutate(draft);
        else toFirstFlaw(event.currentTarget);
      }}
    >
      <h2>{source === undefined ? say(sources.addTitle) : say(sources.changeTitle, { name: source.name })}</h2>
      <Fields
        draft={draft}
        fresh={source === undefined}
        flaws={tried ? flaws : {}}
        onChange={(part) => setDraft({ ...draft, ...part })}
      />
      <Failure error={save.error} />
      <div className={classes.formActs}>
        <Button type="submit" loading={save.isPending}>
          {say(source === undefined ? sources.addIt : sources.saveIt)}
        </Button>
        <Button variant="default" onClick={close}>
          {say(texts.common.cancel)}
        </Button>
      </div>
    </form>
  );
}

/** Once its flaws are shown. */
function toFirstFlaw(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid='true']")?.focus());
}

function useSaving(source: api.WireSource | undefined, close: () => void) {
  const { texts, say } = useSpeech();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: SourceDraft) =>
      source === undefined
        ? call<typeof api.addWireSource>("post", "/api/wire-sources", {
            body: { ...sourceOf(draft), kind: draft.kind },
          })
        : call<typeof api.changeWireSource>("patch", "/api/wire-sources/{source}", {
            params: { source: source.id },
            body: changesOf(draft, source),
          }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ["wire"] });
      notifications.show({ message: say(source === undefined ? texts.sources.added : texts.sources.changed) });
      close();
    },
  });
}

interface FieldsProps {
  readonly draft: SourceDraft;
  readonly fresh: boolean;
  readonly flaws: Flaws;
  readonly onChange: (part: Partial<SourceDraft>) => void;
}

function Fields({ draft, fresh, flaws, onChange }: FieldsProps) {
  const { texts, say } = useSpeech();
  const { sources } = texts;
  const error = (field: keyof SourceDraft) => {
    const flaw = flaws[field];
    return flaw === undefined ? undefined : say(flaw.text, { value: flaw.value });
  };
  const http = draft.kind === "http";
  return (
    <>
      <TextInput
        label={say(sources.name)}
        description={say(sources.nameHelp)}
        value={draft.name}
        maxLength={120}
        required
        autoFocus
        dir="auto"
        error={error("name")}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      {fresh && (
        <NativeSelect
          label={say(sources.kind)}
          value={draft.kind}
          data={(["http", "folder"] as const).map((kind) => ({ value: kind, label: say(sources.kinds[kind]) }))}
          onChange={(event) => onChange({ kind: event.currentTarget.value === "folder" ? "folder" : "http" })}
        />
      )}
      <TextInput
        label={say(http ? sources.address : sources.folder)}
        description={say(http ? sources.addressHelp : sources.folderHelp)}
        value={draft.place}
        maxLength={2_000}
        required
        type={http ? "url" : "text"}
        inputMode={http ? "url" : "text"}
        error={error("place")}
        classNames={{ input: classes.code }}
        onChange={(event) => onChange({ place: event.currentTarget.value })}
      />
      <Rhythm seconds={draft.everySeconds} onChange={(everySeconds) => onChange({ everySeconds })} />
      <TextInput
        label={say(sources.credit)}
        description={say(sources.creditHelp)}
        value={draft.credit}
        maxLength={200}
        dir="auto"
        onChange={(event) => onChange({ credit: event.currentTarget.value })}
      />
      <TextInput
        label={say(sources.language)}
        description={say(sources.languageHelp)}
        value={draft.language}
        maxLength={35}
        error={error("language")}
        classNames={{ input: classes.code }}
        onChange={(event) => onChange({ language: event.currentTarget.value })}
      />
      <Rights draft={draft} onChange={onChange} />
    </>
  );
}

/** What may be done with the items, how long their bytes are kept, and whether it is on. */
function Rights({ draft, onChange }: Pick<FieldsProps, "draft" | "onChange">) {
  const { texts, say } = useSpeech();
  const { sources } = texts;
  return (
    <>
      <Switch
        label={say(sources.redistributable)}
        description={say(sources.redistributableHelp)}
        checked={draft.redistributable}
        onChange={(event) => onChange({ redistributable: event.currentTarget.checked })}
      />
      <Textarea
        label={say(sources.terms)}
        description={say(sources.termsHelp)}
        value={draft.usageTerms}
        maxLength={5_000}
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        onChange={(event) => onChange({ usageTerms: event.currentTarget.value })}
      />
      <NumberInput
        label={say(sources.keepDays)}
        description={say(sources.keepDaysHelp)}
        value={draft.keepDays}
        min={1}
        max={3_650}
        allowDecimal={false}
        hideControls
        onChange={(value) => onChange({ keepDays: Math.min(3_650, Math.max(1, Number(value) || 1)) })}
      />
      <Switch
        label={say(sources.switchedOn)}
        checked={draft.on}
        onChange={(event) => onChange({ on: event.currentTarget.checked })}
      />
    </>
  );
}

function Rhythm({ seconds, onChange }: { readonly seconds: number; readonly onChange: (seconds: number) => void }) {
  const { texts, say } = useSpeech();
  const { sources } = texts;
  const rhythm = useRhythm();
  const offered = [...new Set([...rhythms, seconds])].toSorted((a, b) => a - b);
  return (
    <NativeSelect
      label={say(sources.rhythm)}
      description={say(sources.rhythmHelp)}
      value={String(seconds)}
      data={offered.map((one) => ({ value: String(one), label: rhythm(one) }))}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    />
  );
}
