import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type * as api from "../../newsroom-api/broadcasting.ts";
import type { Edition } from "../../newsroom-api/editions.ts";
import { channelKinds, type Stream, type StreamType, streamTypes } from "../../story/broadcasting.ts";
import { call } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { FormEnd } from "../components/FormEnd.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./broadcasting.module.css";
import { useBroadcastingChanged } from "./queries.ts";

interface ChannelFormProps {
  readonly edition: Edition;
  /** Null: one to add. */
  readonly channel: api.Channel | null;
  readonly onClose: () => void;
}

const formats: Readonly<Record<StreamType, string>> = {
  "audio/mpeg": "MP3",
  "audio/aac": "AAC",
  "audio/ogg": "Ogg, Opus",
  "video/mp4": "MP4",
  "application/vnd.apple.mpegurl": "HLS (m3u8)",
  "application/dash+xml": "DASH (mpd)",
};

const empty: Stream = { address: "", mediaType: "audio/mpeg", label: null, bitrate: null, low: false };

/** What a channel is and where it streams. */
export function ChannelForm({ edition, channel, onClose }: ChannelFormProps) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting;
  const [slug, setSlug] = useState("");
  const [value, setValue] = useState(() => fieldsOf(channel));
  const [changed, setChanged] = useState(false);
  const renew = useBroadcastingChanged();
  const set = (change: Partial<typeof value>) => {
    setValue((before) => ({ ...before, ...change }));
    setChanged(true);
  };
  const setStream = (index: number, change: Partial<Stream>) =>
    set({ streams: value.streams.map((one, at) => (at === index ? { ...one, ...change } : one)) });
  const saving = useMutation({
    mutationFn: () => {
      const body = { ...value, streams: [...value.streams], description: value.description || null };
      if (channel !== null)
        return call<typeof api.changeChannel>("put", "/api/channels/{channel}", {
          params: { channel: channel.id },
          body,
        });
      return call<typeof api.addChannel>("post", "/api/editions/{edition}/channels", {
        params: { edition: edition.code },
        body: slug === "" ? body : { ...body, slug },
      });
    },
    onSuccess: async () => {
      setChanged(false);
      await renew();
      if (channel === null) onClose();
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
      <div className={styles.fields}>
        <TextInput
          label={say(words.name)}
          value={value.name}
          required
          dir="auto"
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={say(words.channels.kind)}
          value={value.kind}
          data={channelKinds.map((kind) => ({ value: kind, label: say(words.channels.kinds[kind]) }))}
          onChange={(event) => set({ kind: event.currentTarget.value === "television" ? "television" : "radio" })}
        />
        {channel === null && (
          <TextInput
            label={say(words.slug)}
            description={say(words.slugHelp)}
            value={slug}
            dir="ltr"
            onChange={(event) => setSlug(event.currentTarget.value)}
          />
        )}
        <NumberInput
          hideControls
          label={say(words.position)}
          value={value.position}
          min={0}
          onChange={(position) => set({ position: Number(position) || 0 })}
        />
      </div>
      <TextInput
        label={say(words.description)}
        value={value.description}
        dir="auto"
        onChange={(event) => set({ description: event.currentTarget.value })}
      />
      <h3>{say(words.channels.streamsTitle)}</h3>
      <p className="quiet small">{say(words.channels.streamsAbout)}</p>
      {value.streams.map((stream, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: streams have no names of their own, and stay in their order
        <StreamFields key={index} stream={stream} number={index + 1} onChange={(change) => setStream(index, change)}>
          <Button
            variant="subtle"
            color="red"
            aria-label={say(words.channels.removeStream, { n: index + 1 })}
            onClick={() => set({ streams: value.streams.filter((_, at) => at !== index) })}
          >
            {say(texts.common.remove)}
          </Button>
        </StreamFields>
      ))}
      <div>
        <Button variant="default" onClick={() => set({ streams: [...value.streams, empty] })}>
          {say(words.channels.addStream)}
        </Button>
      </div>
      <FormEnd
        changed={changed}
        ready={value.name.trim() !== "" && value.streams.every(({ address }) => address !== "")}
        saving={saving.isPending}
        saved={saving.isSuccess}
        said={say(words.channels.saved)}
        error={saving.error}
        onForget={onClose}
        label={say(words.channels.save)}
      />
      {channel !== null && <Removing channel={channel} onClose={onClose} />}
    </form>
  );
}

interface StreamFieldsProps {
  readonly stream: Stream;
  readonly number: number;
  readonly onChange: (change: Partial<Stream>) => void;
  readonly children: React.ReactNode;
}

function StreamFields({ stream, number, onChange, children }: StreamFieldsProps) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting.channels;
  return (
    <fieldset className={styles.part} aria-label={`${say(words.streamsTitle)} ${number}`}>
      <TextInput
        className={styles.wide ?? ""}
        label={say(words.address)}
        type="url"
        value={stream.address}
        required
        dir="ltr"
        pattern="https://.+"
        onChange={(event) => onChange({ address: event.currentTarget.value })}
      />
      <NativeSelect
        label={say(words.format)}
        value={stream.mediaType}
        data={streamTypes.map((type) => ({ value: type, label: formats[type] }))}
        onChange={(event) => {
          const type = streamTypes.find((one) => one === event.currentTarget.value);
          if (type !== undefined) onChange({ mediaType: type });
        }}
      />
      <NumberInput
        hideControls
        label={say(words.bitrate)}
        value={stream.bitrate ?? ""}
        min={1}
        onChange={(rate) => onChange({ bitrate: Number(rate) || null })}
      />
      <TextInput
        label={say(words.label)}
        value={stream.label ?? ""}
        dir="auto"
        onChange={(event) => onChange({ label: event.currentTarget.value || null })}
      />
      <Checkbox
        label={say(words.low)}
        checked={stream.low}
        onChange={(event) => onChange({ low: event.currentTarget.checked })}
      />
      {children}
    </fieldset>
  );
}

function Removing({ channel, onClose }: { readonly channel: api.Channel; readonly onClose: () => void }) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting.channels;
  const [sure, setSure] = useState(false);
  const renew = useBroadcastingChanged();
  const removing = useMutation({
    mutationFn: () =>
      call<typeof api.removeChannel>("delete", "/api/channels/{channel}", { params: { channel: channel.id } }),
    onSuccess: async () => {
      await renew();
      onClose();
    },
  });
  return (
    <>
      <Failure error={removing.error} />
      <div>
        <Button
          variant="subtle"
          color="red"
          loading={removing.isPending}
          onClick={() => (sure ? removing.mutate() : setSure(true))}
        >
          {say(sure ? words.removeNow : words.remove)}
        </Button>
      </div>
    </>
  );
}

function fieldsOf(channel: api.Channel | null) {
  return {
    kind: channel?.kind ?? ("radio" as const),
    name: channel?.name ?? "",
    description: channel?.description ?? "",
    position: channel?.position ?? 0,
    streams: (channel?.streams ?? []) as readonly Stream[],
  };
}
