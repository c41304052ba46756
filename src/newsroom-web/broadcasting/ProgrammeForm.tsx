import { Button, Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type * as api from "../../newsroom-api/broadcasting.ts";
import type { Edition } from "../../newsroom-api/editions.ts";
import { call } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { FormEnd } from "../components/FormEnd.tsx";
import { PicturePicker } from "../pictures/PicturePicker.tsx";
import { useSpeech } from "../texts/texts.ts";
import { AssetName } from "./AssetName.tsx";
import styles from "./broadcasting.module.css";
import { useBroadcastingChanged } from "./queries.ts";

interface ProgrammeFormProps {
  readonly edition: Edition;
  /** Null: one to add. */
  readonly programme: api.Programme | null;
  readonly onClose: () => void;
}

type Fields = ReturnType<typeof fieldsOf>;

/** What a programme is, for its page and for podcast directories. */
export function ProgrammeForm({ edition, programme, onClose }: ProgrammeFormProps) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting.programmes;
  const [slug, setSlug] = useState("");
  const [value, setValue] = useState(() => fieldsOf(programme));
  const [changed, setChanged] = useState(false);
  const renew = useBroadcastingChanged();
  const set = (change: Partial<Fields>) => {
    setValue((before) => ({ ...before, ...change }));
    setChanged(true);
  };
  const saving = useMutation({
    mutationFn: () => {
      const body = { ...value, ...withoutEmpty(value) };
      if (programme !== null)
        return call<typeof api.changeProgramme>("put", "/api/programmes/{programme}", {
          params: { programme: programme.id },
          body,
        });
      return call<typeof api.addProgramme>("post", "/api/editions/{edition}/programmes", {
        params: { edition: edition.code },
        body: slug === "" ? body : { ...body, slug },
      });
    },
    onSuccess: async () => {
      setChanged(false);
      await renew();
      if (programme === null) onClose();
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
      <AboutFields value={value} isNew={programme === null} set={set}>
        {programme === null && (
          <TextInput
            label={say(texts.broadcasting.slug)}
            description={say(texts.broadcasting.slugHelp)}
            value={slug}
            dir="ltr"
            onChange={(event) => setSlug(event.currentTarget.value)}
          />
        )}
      </AboutFields>
      <PictureField edition={edition} picture={value.picture} onChange={(picture) => set({ picture })} />
      <PodcastFields value={value} set={set} />
      <FormEnd
        changed={changed}
        ready={value.name.trim() !== "" && value.description.trim() !== "" && value.category.trim() !== ""}
        saving={saving.isPending}
        saved={saving.isSuccess}
        said={say(words.saved)}
        error={saving.error}
        onForget={onClose}
        label={say(words.save)}
      />
      {programme !== null && <Showing programme={programme} />}
    </form>
  );
}

interface FieldsProps {
  readonly value: Fields;
  readonly set: (change: Partial<Fields>) => void;
}

function AboutFields({
  value,
  set,
  isNew,
  children,
}: FieldsProps & { readonly isNew: boolean; readonly children: React.ReactNode }) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting;
  return (
    <>
      <div className={styles.fields}>
        <TextInput
          label={say(words.name)}
          value={value.name}
          required
          dir="auto"
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={say(words.programmes.kind)}
          value={value.kind}
          disabled={!isNew}
          data={(["audio", "video"] as const).map((kind) => ({
            value: kind,
            label: say(words.programmes.kinds[kind]),
          }))}
          onChange={(event) => set({ kind: event.currentTarget.value === "video" ? "video" : "audio" })}
        />
        {children}
        <NumberInput
          hideControls
          label={say(words.position)}
          value={value.position}
          min={0}
          onChange={(position) => set({ position: Number(position) || 0 })}
        />
      </div>
      <Textarea
        label={say(words.description)}
        value={value.description}
        required
        autosize
        minRows={2}
        dir="auto"
        onChange={(event) => set({ description: event.currentTarget.value })}
      />
    </>
  );
}

function PodcastFields({ value, set }: FieldsProps) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting.programmes;
  return (
    <>
      <div className={styles.fields}>
        <TextInput
          label={say(words.author)}
          value={value.author}
          dir="auto"
          onChange={(event) => set({ author: event.currentTarget.value })}
        />
        <TextInput
          label={say(words.ownerEmail)}
          description={say(words.ownerEmailHelp)}
          type="email"
          value={value.ownerEmail}
          dir="ltr"
          onChange={(event) => set({ ownerEmail: event.currentTarget.value })}
        />
        <TextInput
          label={say(words.copyright)}
          value={value.copyright}
          dir="auto"
          onChange={(event) => set({ copyright: event.currentTarget.value })}
        />
        <TextInput
          label={say(words.category)}
          description={say(words.categoryHelp)}
          value={value.category}
          dir="ltr"
          onChange={(event) => set({ category: event.currentTarget.value })}
        />
      </div>
      <Checkbox
        label={say(words.explicit)}
        checked={value.explicit}
        onChange={(event) => set({ explicit: event.currentTarget.checked })}
      />
    </>
  );
}

interface PictureFieldProps {
  readonly edition: Edition;
  readonly picture: number | null;
  readonly onChange: (picture: number | null) => void;
}

function PictureField({ edition, picture, onChange }: PictureFieldProps) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting.programmes;
  const [picking, setPicking] = useState(false);
  return (
    <div>
      <div className={styles.thing}>
        <span className={styles.name}>
          {say(words.picture)}: {picture === null ? say(texts.common.none) : <AssetName id={picture} />}
        </span>
        <Button variant="default" size="compact-sm" onClick={() => setPicking(true)}>
          {say(words.choosePicture)}
        </Button>
        {picture !== null && (
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(null)}>
            {say(words.takeOut)}
          </Button>
        )}
      </div>
      <p className="quiet small">{say(words.pictureHelp)}</p>
      <PicturePicker
        opened={picking}
        onClose={() => setPicking(false)}
        edition={edition.code}
        plain
        onPick={(asset) => {
          onChange(asset.id);
          setPicking(false);
        }}
      />
    </div>
  );
}

/** Where readers find it, and taking it back or showing it again. */
function Showing({ programme }: { readonly programme: api.Programme }) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting.programmes;
  const [sure, setSure] = useState(false);
  const renew = useBroadcastingChanged();
  const shown = programme.state === "shown";
  const turning = useMutation({
    mutationFn: () => {
      const params = { programme: programme.id };
      return shown
        ? call<typeof api.withdrawProgramme>("post", "/api/programmes/{programme}/withdraw", { params })
        : call<typeof api.showProgramme>("post", "/api/programmes/{programme}/show", { params });
    },
    onSuccess: async () => {
      setSure(false);
      await renew();
    },
  });
  return (
    <>
      <Failure error={turning.error} />
      <div className={styles.thing}>
        {shown && (
          <>
            <a href={programme.address} target="_blank" rel="noreferrer">
              {say(words.page)}
            </a>
            <a href={programme.podcast} target="_blank" rel="noreferrer">
              {say(words.feed)}
            </a>
          </>
        )}
        <Button
          variant="subtle"
          color={shown ? "red" : undefined}
          loading={turning.isPending}
          onClick={() => (shown && !sure ? setSure(true) : turning.mutate())}
        >
          {say(shown ? (sure ? words.withdrawNow : words.withdraw) : words.show)}
        </Button>
      </div>
    </>
  );
}

function fieldsOf(programme: api.Programme | null) {
  return {
    name: programme?.name ?? "",
    description: programme?.description ?? "",
    kind: programme?.kind ?? ("audio" as const),
    picture: programme?.picture ?? null,
    author: programme?.author ?? "",
    ownerEmail: programme?.ownerEmail ?? "",
    copyright: programme?.copyright ?? "",
    category: programme?.category ?? "News",
    explicit: programme?.explicit ?? false,
    position: programme?.position ?? 0,
  };
}

function withoutEmpty({ author, ownerEmail, copyright }: Fields) {
  return { author: author || null, ownerEmail: ownerEmail || null, copyright: copyright || null };
}
