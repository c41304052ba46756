import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type * as api from "../../newsroom-api/broadcasting.ts";
import { useSpeech } from "../texts/texts.ts";
import styles from "./broadcasting.module.css";
import { weekdayName } from "./WeekTable.tsx";

interface SlotFieldsProps {
  readonly slot: api.Slot;
  readonly programmes: readonly api.Programme[];
  readonly onChange: (change: Partial<api.Slot>) => void;
  readonly onRemove: () => void;
}

/** One time of the week, or of one day, and the days on which it is different. */
export function SlotFields({ slot, programmes, onChange, onRemove }: SlotFieldsProps) {
  const { texts, say, language } = useSpeech();
  const words = texts.broadcasting.schedule;
  const days = [1, 2, 3, 4, 5, 6, 7];
  return (
    <fieldset className={styles.part} aria-label={`${slot.start} ${weekdays(language, slot)}`}>
      <TextInput
        label={say(words.start)}
        type="time"
        value={slot.start}
        required
        onChange={(event) => onChange({ start: event.currentTarget.value.slice(0, 5) })}
      />
      <NumberInput
        hideControls
        label={say(words.minutes)}
        value={slot.minutes}
        min={1}
        max={1_440}
        onChange={(minutes) => onChange({ minutes: Math.min(1_440, Number(minutes) || 1) })}
      />
      <ShowFields show={slot} programmes={programmes} onChange={onChange} />
      <fieldset className={styles.days}>
        <legend>{say(words.days)}</legend>
        {days.map((day) => (
          <Checkbox
            key={day}
            label={weekdayName(language, day, "short")}
            checked={slot.weekdays.includes(day)}
            disabled={slot.date !== null || (slot.weekdays.length === 1 && slot.weekdays.includes(day))}
            onChange={() =>
              onChange({
                weekdays: days.filter((one) => (one === day) !== slot.weekdays.includes(one)),
              })
            }
          />
        ))}
        <Checkbox
          label={say(words.oneDay)}
          checked={slot.date !== null}
          onChange={() =>
            onChange(slot.date === null ? { date: today(), weekdays: [], changes: [] } : { date: null, weekdays: days })
          }
        />
      </fieldset>
      {slot.date !== null && (
        <TextInput
          label={say(words.date)}
          type="date"
          value={slot.date}
          required
          onChange={(event) => onChange({ date: event.currentTarget.value || today() })}
        />
      )}
      {slot.date === null && <Changes slot={slot} programmes={programmes} onChange={onChange} />}
      <Button variant="subtle" color="red" aria-label={say(words.remove, { time: slot.start })} onClick={onRemove}>
        {say(texts.common.remove)}
      </Button>
    </fieldset>
  );
}

function Changes({ slot, programmes, onChange }: Omit<SlotFieldsProps, "onRemove">) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting.schedule;
  const [open, setOpen] = useState(false);
  const { changes } = slot;
  const set = (index: number, change: Partial<(typeof changes)[number]>) =>
    onChange({ changes: changes.map((one, at) => (at === index ? { ...one, ...change } : one)) });
  return (
    <>
      <Button variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
        {changes.length === 0 ? say(words.addChange) : say(words.changes, { n: changes.length })}
      </Button>
      {open && (
        <div className={styles.wide}>
          {changes.map((change, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a day may be typed anew, and stays in its place
            <div key={index} className={styles.part}>
              <TextInput
                label={say(words.date)}
                type="date"
                value={change.date}
                required
                onChange={(event) => set(index, { date: event.currentTarget.value || today() })}
              />
              <ShowFields show={change} programmes={programmes} none onChange={(one) => set(index, one)} />
              <Button variant="subtle" onClick={() => onChange({ changes: changes.filter((_, at) => at !== index) })}>
                {say(words.removeChange, { date: change.date })}
              </Button>
            </div>
          ))}
          <Button
            variant="default"
            onClick={() => onChange({ changes: [...changes, { date: today(), programme: null, title: null }] })}
          >
            {say(words.addChange)}
          </Button>
        </div>
      )}
    </>
  );
}

interface ShowFieldsProps {
  readonly show: { readonly programme: number | null; readonly title: string | null };
  readonly programmes: readonly api.Programme[];
  /** Nothing may be on air. */
  readonly none?: boolean;
  readonly onChange: (show: { programme: number | null; title: string | null }) => void;
}

/** A programme, or words. */
function ShowFields({ show, programmes, none = false, onChange }: ShowFieldsProps) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting;
  const value = show.programme !== null ? String(show.programme) : show.title !== null ? "words" : "none";
  return (
    <>
      <NativeSelect
        label={say(words.schedule.show)}
        value={value}
        data={[
          ...(none ? [{ value: "none", label: say(words.nothing) }] : []),
          ...programmes.map(({ id, name }) => ({ value: String(id), label: name })),
          { value: "words", label: say(words.schedule.words) },
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          if (chosen === "words") onChange({ programme: null, title: "" });
          else onChange({ programme: chosen === "none" ? null : Number(chosen), title: null });
        }}
      />
      {value === "words" && (
        <TextInput
          label={say(words.schedule.inWords)}
          value={show.title ?? ""}
          required
          dir="auto"
          onChange={(event) => onChange({ programme: null, title: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function weekdays(language: string, { weekdays: days, date }: api.Slot): string {
  return date ?? days.map((day) => weekdayName(language, day, "short")).join(" ");
}

/** On the clock of whoever looks; the day is chosen anyway. */
function today(): string {
  return new Intl.DateTimeFormat("sv", { dateStyle: "short" }).format(new Date());
}
