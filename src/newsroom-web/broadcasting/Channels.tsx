import { Button } from "@mantine/core";
import type * as api from "../../newsroom-api/broadcasting.ts";
import type { Edition } from "../../newsroom-api/editions.ts";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./broadcasting.module.css";
import { ChannelForm } from "./ChannelForm.tsx";
import { useChannels } from "./queries.ts";
import { ScheduleForm } from "./ScheduleForm.tsx";

export interface PartProps {
  readonly edition: Edition;
  readonly may: boolean;
  /** What is open, as "channel 3". */
  readonly open: string | null;
  readonly onOpen: (name: string | null) => void;
}

/** Live channels; one at a time is opened, to change it or its schedule. */
export function Channels({ edition, may, open, onOpen }: PartProps) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting.channels;
  const { data, error, isPending, refetch } = useChannels(edition.code);
  return (
    <section aria-labelledby="channels">
      <div className={styles.bar}>
        <h2 id="channels">{say(words.title)}</h2>
        {may && (
          <Button
            variant="default"
            aria-expanded={open === "channel new"}
            onClick={() => onOpen(open === "channel new" ? null : "channel new")}
          >
            {say(words.add)}
          </Button>
        )}
      </div>
      <Failure error={error} again={() => void refetch()} />
      {isPending && <Waiting />}
      {open === "channel new" && <ChannelForm edition={edition} channel={null} onClose={() => onOpen(null)} />}
      {data?.items.length === 0 && <p className="quiet">{say(words.none)}</p>}
      <ul className={styles.things}>
        {data?.items.map((channel) => (
          <ChannelRow
            key={channel.id}
            edition={edition}
            channel={channel}
            zone={data.timeZone}
            may={may}
            open={open}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </section>
  );
}

function ChannelRow(props: PartProps & { readonly channel: api.Channel; readonly zone: string }) {
  const { edition, channel, zone, may, open, onOpen } = props;
  const { texts, say } = useSpeech();
  const words = texts.broadcasting;
  const { id, name, kind, streams } = channel;
  const button = (what: string, label: string) => (
    <Button
      variant="default"
      size="compact-sm"
      aria-expanded={open === what}
      aria-label={`${label}: ${name}`}
      onClick={() => onOpen(open === what ? null : what)}
    >
      {label}
    </Button>
  );
  return (
    <li>
      <div className={styles.thing}>
        <span className={styles.name}>
          <bdi>{name}</bdi>{" "}
          <span className="quiet small">
            {say(words.channels.kinds[kind])} · {say(words.channels.streams, { n: streams.length })}
          </span>
        </span>
        {may && button(`channel ${id}`, say(texts.common.change))}
        {button(`schedule ${id}`, say(words.schedule.title))}
      </div>
      {open === `channel ${id}` && may && (
        <ChannelForm edition={edition} channel={channel} onClose={() => onOpen(null)} />
      )}
      {open === `schedule ${id}` && <ScheduleForm edition={edition} channel={channel} zone={zone} may={may} />}
    </li>
  );
}
