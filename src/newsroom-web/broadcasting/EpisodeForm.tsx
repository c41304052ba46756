import { Button, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { Editor } from "@tiptap/core";
import { lazy, Suspense, useRef, useState } from "react";
import type * as api from "../../newsroom-api/broadcasting.ts";
import type { Edition } from "../../newsroom-api/editions.ts";
import { call } from "../api/call.ts";
import { bodyOf } from "../article/editor/document.ts";
import { langOf } from "../components/EditionName.tsx";
import { FormEnd } from "../components/FormEnd.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { PicturePicker } from "../pictures/PicturePicker.tsx";
import { useSpeech } from "../texts/texts.ts";
import { AssetName } from "./AssetName.tsx";
import styles from "./broadcasting.module.css";
import { useBroadcastingChanged } from "./queries.ts";

const BodyEditor = lazy(async () => ({ default: (await import("../article/editor/BodyEditor.tsx")).BodyEditor }));

type Notes = Parameters<typeof adding>[0]["body"]["notes"];

interface EpisodeFormProps {
  readonly edition: Edition;
  readonly programme: api.Programme;
  /** Null: one to write. */
  readonly episode: api.Episode | null;
  readonly onClose: () => void;
}

/** What an episode says, and its recording. */
export function EpisodeForm({ edition, programme, episode, onClose }: EpisodeFormProps) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting.episodes;
  const [value, setValue] = useState(() => fieldsOf(episode));
  const [changed, setChanged] = useState(false);
  const notes = useRef<Editor | null>(null);
  const renew = useBroadcastingChanged();
  const set = (change: Partial<typeof value>) => {
    setValue((before) => ({ ...before, ...change }));
    setChanged(true);
  };
  const saving = useMutation({
    mutationFn: () => {
      const body = { ...value, asset: value.asset ?? 0, notes: blocksIn(notes.current) };
      if (episode === null) return adding({ params: { programme: programme.id }, body });
      return call<typeof api.changeEpisode>("put", "/api/episodes/{episode}", {
        params: { episode: episode.id },
        body,
      });
    },
    onSuccess: async () => {
      setChanged(false);
      await renew();
      if (episode === null) onClose();
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
          className={styles.wide ?? ""}
          label={say(words.titleField)}
          value={value.title}
          required
          dir="auto"
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <NumberInput
          hideControls
          label={say(words.number)}
          value={value.number ?? ""}
          min={1}
          onChange={(number) => set({ number: Number(number) || null })}
        />
      </div>
      <Textarea
        label={say(words.summary)}
        value={value.summary}
        required
        autosize
        minRows={2}
        dir="auto"
        onChange={(event) => set({ summary: event.currentTarget.value })}
      />
      <Recording edition={edition} programme={programme} asset={value.asset} onChange={(asset) => set({ asset })} />
      <span>{say(words.notes)}</span>
      <Suspense fallback={<Waiting />}>
        <BodyEditor
          body={episode?.notes ?? []}
          article={{ id: 0, edition: edition.code }}
          lang={langOf(edition.code)}
          dir={edition.dir}
          readOnly={false}
          placeholder={say(words.notesHelp)}
          onTyped={() => setChanged(true)}
          onReady={(ready) => {
            notes.current = ready;
          }}
        />
      </Suspense>
      {value.asset === null && changed && <p className="quiet small">{say(words.noAsset)}</p>}
      <FormEnd
        changed={changed}
        ready={value.title.trim() !== "" && value.summary.trim() !== "" && value.asset !== null}
        saving={saving.isPending}
        saved={saving.isSuccess}
        said={say(episode?.state === "published" ? words.savedLive : words.saved)}
        error={saving.error}
        onForget={onClose}
        label={say(words.save)}
      />
    </form>
  );
}

interface RecordingProps {
  readonly edition: Edition;
  readonly programme: api.Programme;
  readonly asset: number | null;
  readonly onChange: (asset: number) => void;
}

/** Chosen from what there is, or uploaded here. */
function Recording({ edition, programme, asset, onChange }: RecordingProps) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting.episodes;
  const [picking, setPicking] = useState(false);
  return (
    <div className={styles.thing}>
      <span className={styles.name}>
        {say(words.asset)}: {asset === null ? say(texts.common.none) : <AssetName id={asset} />}
      </span>
      <Button variant="default" size="compact-sm" onClick={() => setPicking(true)}>
        {say(words.chooseAsset)}
      </Button>
      <PicturePicker
        opened={picking}
        onClose={() => setPicking(false)}
        edition={edition.code}
        kind={programme.kind}
        onPick={(picked) => {
          onChange(picked.id);
          setPicking(false);
        }}
      />
    </div>
  );
}

function adding(input: {
  readonly params: { readonly programme: number };
  readonly body: NonNullable<Parameters<typeof call<typeof api.addEpisode>>[2]["body"]>;
}) {
  return call<typeof api.addEpisode>("post", "/api/programmes/{programme}/episodes", input);
}

function blocksIn(editor: Editor | null): Notes {
  const blocks = editor === null || editor.isDestroyed ? [] : bodyOf(editor.getJSON());
  return blocks as Notes; // the newsroom says it where a block is of another kind
}

function fieldsOf(episode: api.Episode | null) {
  return {
    number: episode?.number ?? null,
    title: episode?.title ?? "",
    summary: episode?.summary ?? "",
    asset: episode?.asset ?? null,
  };
}
