import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type * as api from "../../newsroom-api/broadcasting.ts";
import type { Edition } from "../../newsroom-api/editions.ts";
import { call } from "../api/call.ts";
import { FormEnd } from "../components/FormEnd.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./broadcasting.module.css";
import { useBroadcastingChanged, useProgrammes } from "./queries.ts";
import { SlotFields } from "./SlotFields.tsx";
import { WeekTable } from "./WeekTable.tsx";

interface ScheduleFormProps {
  readonly edition: Edition;
  readonly channel: api.Channel;
  readonly zone: string;
  readonly may: boolean;
}

const usual: api.Slot = {
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  date: null,
  start: "06:00",
  minutes: 30,
  programme: null,
  title: "",
  changes: [],
};

/** A channel's week as a table, and every time in it to change; saved as a whole. */
export function ScheduleForm({ edition, channel, zone, may }: ScheduleFormProps) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting.schedule;
  const [typed, setTyped] = useState<readonly api.Slot[] | null>(null);
  const slots = typed ?? channel.schedule;
  const programmes = useProgrammes(edition.code).data?.items ?? [];
  const renew = useBroadcastingChanged();
  const saving = useMutation({
    mutationFn: () =>
      call<typeof api.setSchedule>("put", "/api/channels/{channel}/schedule", {
        params: { channel: channel.id },
        body: { slots: [...slots] },
      }),
    onSuccess: async () => {
      await renew();
      setTyped(null);
    },
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <p className="quiet small">{say(words.about, { zone })}</p>
      {slots.length === 0 ? (
        <p className="quiet">{say(words.none)}</p>
      ) : (
        <WeekTable slots={slots} programmes={programmes} />
      )}
      {may && (
        <>
          <h3>{say(words.slots)}</h3>
          {slots.map((slot, index) => (
            <SlotFields
              // biome-ignore lint/suspicious/noArrayIndexKey: times have no names of their own, and stay in their order
              key={index}
              slot={slot}
              programmes={programmes}
              onChange={(change) => setTyped(slots.map((one, at) => (at === index ? { ...one, ...change } : one)))}
              onRemove={() => setTyped(slots.filter((_, at) => at !== index))}
            />
          ))}
          <div>
            <Button variant="default" onClick={() => setTyped([...slots, after(slots)])}>
              {say(words.add)}
            </Button>
          </div>
          {typed !== null && <p className="quiet small">{say(words.unsaved)}</p>}
          <FormEnd
            changed={typed !== null}
            ready={slots.every(({ programme, title }) => programme !== null || (title ?? "").trim() !== "")}
            saving={saving.isPending}
            saved={saving.isSuccess}
            said={say(words.saved)}
            error={saving.error}
            onForget={() => setTyped(null)}
            label={say(words.save)}
          />
        </>
      )}
    </form>
  );
}

/** A time that begins when the last one ends. */
function after(slots: readonly api.Slot[]): api.Slot {
  const last = slots.at(-1);
  if (last === undefined) return usual;
  const [hours = 0, minutes = 0] = last.start.split(":").map(Number);
  const next = (hours * 60 + minutes + last.minutes) % 1_440;
  const two = (value: number) => String(value).padStart(2, "0");
  const start = `${two(Math.floor(next / 60))}:${two(next % 60)}`;
  return { ...usual, weekdays: [...last.weekdays], date: last.date, start };
}
