import { Button } from "@mantine/core";
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
      {asset === null ? (
        <Button variant="default" onClick={() => setPicking(true)}>
          {say(article.addLead)}
        </Button>
      ) : (
        <PictureCard asset={asset} edition={edition} mayWrite={!readOnly}>
          <Button variant="default" onClick={() => setPicking(true)}>
            {say(article.otherLead)}
          </Button>
          <Button variant="subtle" onClick={() => onChange(null)}>
            {say(article.removePicture)}
          </Button>
        </PictureCard>
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
