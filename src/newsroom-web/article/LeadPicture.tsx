import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { PictureCard } from "../pictures/PictureCard.tsx";
import { PicturePicker } from "../pictures/PicturePicker.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./article.module.css";

interface LeadPictureProps {
  readonly asset: number | null;
  readonly edition: string;
  readonly readOnly: boolean;
  readonly onChange: (asset: number | null) => void;
}

/** The picture above the text, or the place for one. */
export function LeadPicture({ asset, edition, readOnly, onChange }: LeadPictureProps) {
  const { texts, say } = useSpeech();
  const { article } = texts;
  const [picking, setPicking] = useState(false);
  if (asset === null && readOnly) return null;
  return (
    <div className={styles.lead} id="field-lead">
      {asset !== null && <PictureCard asset={asset} edition={edition} mayWrite={!readOnly} />}
      {!readOnly && (
        <Group gap="xs">
          <Button variant="default" onClick={() => setPicking(true)}>
            {say(asset === null ? article.addLead : article.otherLead)}
          </Button>
          {asset !== null && (
            <Button variant="subtle" onClick={() => onChange(null)}>
              {say(article.removePicture)}
            </Button>
          )}
        </Group>
      )}
      <PicturePicker
        opened={picking}
        edition={edition}
        onClose={() => setPicking(false)}
        onPick={({ id }) => {
          setPicking(false);
          onChange(id);
        }}
      />
    </div>
  );
}
