import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { PictureCard } from "../../../pictures/PictureCard.tsx";
import { PicturePicker } from "../../../pictures/PicturePicker.tsx";
import { useSpeech } from "../../../texts/texts.ts";
import styles from "../editor.module.css";
import { isStorable, type RichOf, typedDate } from "./rich.ts";
import type { FieldsProps } from "./RichNode.tsx";
import { DateField } from "./TimelineFields.tsx";

/** A post of a social network, in its own words; the address alone tells the platform, which may be changed. */
export function PostFields({ said, edition, readOnly, change }: FieldsProps<RichOf<"postCard">>) {
  const { texts, say } = useSpeech();
  const { blocks } = texts;
  const [picking, setPicking] = useState(false);
  const field = (name: "platform" | "author" | "handle" | "language" | "address") => ({
    label: say(blocks.post[name]),
    value: said[name] ?? "",
    readOnly,
    dir: name === "platform" || name === "author" ? ("auto" as const) : ("ltr" as const),
  });
  return (
    <>
      <TextInput
        {...field("address")}
        type="url"
        onChange={(event) => {
          const address = event.currentTarget.value.trim();
          const platform = said.platform === "" ? platformAt(address) : said.platform;
          change({ address, platform });
        }}
      />
      <div className={styles.richGrid}>
        <TextInput {...field("platform")} onChange={(event) => change({ platform: event.currentTarget.value })} />
        <TextInput {...field("author")} onChange={(event) => change({ author: event.currentTarget.value })} />
        <TextInput {...field("handle")} onChange={(event) => change({ handle: event.currentTarget.value || null })} />
        <TextInput
          {...field("language")}
          onChange={(event) => change({ language: event.currentTarget.value.trim() })}
        />
      </div>
      <Textarea
        mt="xs"
        label={say(blocks.post.text)}
        value={said.text}
        dir="auto"
        lang={said.language || undefined}
        autosize
        minRows={2}
        maxLength={5000}
        readOnly={readOnly}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <DateField
        typed={said.date === null ? "" : typedDate(said.date)}
        label={say(blocks.date)}
        readOnly={readOnly}
        onDate={(date) => change({ date })}
      />
      {!isStorable(said) && (
        <p role="status" className="small" style={{ color: "var(--warn)" }}>
          {say(blocks.post.unfinished)}
        </p>
      )}
      {said.asset !== null && (
        <PictureCard asset={said.asset} edition={edition} mayWrite={!readOnly}>
          <Button variant="subtle" onClick={() => change({ asset: null })}>
            {say(texts.article.removePicture)}
          </Button>
        </PictureCard>
      )}
      {!readOnly && said.asset === null && (
        <Button variant="default" onClick={() => setPicking(true)}>
          {say(blocks.addPicture)}
        </Button>
      )}
      <PicturePicker
        opened={picking}
        edition={edition}
        onClose={() => setPicking(false)}
        onPick={(asset) => {
          setPicking(false);
          change({ asset: asset.id });
        }}
      />
    </>
  );
}

/** The site's own name: "mastodon" of mastodon.social stays with its readers, so the whole host is shown. */
function platformAt(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : "";
}
