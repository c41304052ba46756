import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { GalleryPicture } from "../../../../story/block.ts";
import { assetQuery, assetTextIn, pictureAt } from "../../../pictures/asset.ts";
import { PicturePicker } from "../../../pictures/PicturePicker.tsx";
import { useSpeech } from "../../../texts/texts.ts";
import styles from "../editor.module.css";
import type { RichOf } from "./rich.ts";
import type { FieldsProps } from "./RichNode.tsx";

/** Pictures of the library in their order, each with a caption of its own here if it needs another. */
export function GalleryFields({ said, edition, readOnly, change }: FieldsProps<RichOf<"gallery">>) {
  const { texts, say } = useSpeech();
  const [picking, setPicking] = useState(false);
  const { pictures } = said;
  const move = (at: number, to: number) => {
    const moved = [...pictures];
    const [one] = moved.splice(at, 1);
    if (one !== undefined) moved.splice(to, 0, one);
    change({ pictures: moved });
  };
  return (
    <>
      <ol className={styles.richRows}>
        {pictures.map((picture, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one picture may stand there twice
          <li key={at} className={styles.richRow}>
            <One
              picture={picture}
              edition={edition}
              readOnly={readOnly}
              onCaption={(caption) =>
                change({ pictures: pictures.map((one, index) => (index === at ? { ...one, caption } : one)) })
              }
            />
            {!readOnly && (
              <>
                <Button
                  variant="subtle"
                  disabled={at === 0}
                  aria-label={say(texts.blocks.earlier, { number: at + 1 })}
                  onClick={() => move(at, at - 1)}
                >
                  ↑
                </Button>
                <Button
                  variant="subtle"
                  disabled={at === pictures.length - 1}
                  aria-label={say(texts.blocks.later, { number: at + 1 })}
                  onClick={() => move(at, at + 1)}
                >
                  ↓
                </Button>
                <Button
                  variant="subtle"
                  aria-label={say(texts.blocks.removeRow, { number: at + 1 })}
                  onClick={() => change({ pictures: pictures.filter((_, index) => index !== at) })}
                >
                  ×
                </Button>
              </>
            )}
          </li>
        ))}
      </ol>
      {!readOnly && (
        <Button variant="default" disabled={pictures.length >= 60} onClick={() => setPicking(true)}>
          {say(texts.blocks.addPicture)}
        </Button>
      )}
      <PicturePicker
        opened={picking}
        edition={edition}
        onClose={() => setPicking(false)}
        onPick={(asset) => {
          setPicking(false);
          change({ pictures: [...pictures, { asset: asset.id, caption: null }] });
        }}
      />
    </>
  );
}

interface OneProps {
  readonly picture: GalleryPicture;
  readonly edition: string;
  readonly readOnly: boolean;
  readonly onCaption: (caption: string | null) => void;
}

function One({ picture, edition, readOnly, onCaption }: OneProps) {
  const { texts, say } = useSpeech();
  const { data: asset } = useQuery(assetQuery(picture.asset));
  const text = asset === undefined ? undefined : assetTextIn(asset, edition);
  return (
    <>
      {asset !== undefined && <img className={styles.richThumb} src={pictureAt(asset, 144)} alt={text?.alt ?? ""} />}
      <TextInput
        className={styles.richWide}
        aria-label={say(texts.blocks.caption)}
        placeholder={text?.caption ?? say(texts.blocks.caption)}
        value={picture.caption ?? ""}
        dir="auto"
        maxLength={1000}
        readOnly={readOnly}
        onChange={(event) => onCaption(event.currentTarget.value || null)}
      />
    </>
  );
}
