import { Button, Drawer } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Asset } from "../../newsroom-api/assets.ts";
import { useEditions } from "../api/me.ts";
import { langOf } from "../components/EditionName.tsx";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { assetQuery, assetTextIn, lacks, pictureAt } from "./asset.ts";
import { MediaPlayer, MediaState } from "./MediaTexts.tsx";
import { PictureEditor } from "./PictureEditor.tsx";
import styles from "./pictures.module.css";

interface PictureCardProps {
  readonly asset: number;
  readonly edition: string;
  readonly mayWrite: boolean;
  /** What else can be done with the picture where it stands; for who may write. */
  readonly children?: ReactNode;
}

/** A picture as it stands in an article, with its caption, alt text, credit and what is missing; edits them in place. */
export function PictureCard({ asset: id, edition, mayWrite, children }: PictureCardProps) {
  const { texts, say } = useSpeech();
  const [opened, setOpened] = useState(false);
  const { data: asset, error, refetch } = useQuery(assetQuery(id));
  if (error !== null)
    return (
      <>
        <Failure error={error} again={() => void refetch()} />
        {mayWrite && <div className={styles.acts}>{children}</div>}
      </>
    );
  if (asset === undefined) return <Waiting />;
  return (
    <figure className={styles.card}>
      {asset.kind === "picture" ? (
        <img src={pictureAt(asset, 1023)} alt={assetTextIn(asset, edition)?.alt ?? ""} />
      ) : (
        <>
          <MediaPlayer asset={asset} />
          <MediaState asset={asset} mayChange={mayWrite} />
        </>
      )}
      <figcaption>
        <Words asset={asset} edition={edition} />
        {mayWrite && (
          <div className={styles.acts}>
            <Button variant="default" onClick={() => setOpened(true)} aria-haspopup="dialog">
              {say(texts.pictures.edit)}
            </Button>
            {children}
          </div>
        )}
      </figcaption>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size="lg"
        padding={0}
        title={say(texts.pictures.editTitle)}
        closeButtonProps={{ "aria-label": say(texts.common.close) }}
        classNames={{ header: styles.drawerHead ?? "", body: styles.drawerBody ?? "" }}
      >
        <PictureEditor asset={asset} edition={edition} />
      </Drawer>
    </figure>
  );
}

function Words({ asset, edition }: { readonly asset: Asset; readonly edition: string }) {
  const { texts, say } = useSpeech();
  const own = { lang: langOf(edition), dir: useEditions().of(edition)?.dir ?? "auto" };
  const text = assetTextIn(asset, edition);
  const lacking = lacks(asset, edition);
  return (
    <>
      {text?.caption !== null && text?.caption !== undefined && <p {...own}>{text.caption}</p>}
      <p className="quiet small">
        {text !== undefined && text.alt !== "" && (
          <>
            {say(texts.pictures.alt)}:{" "}
            <bdi lang={own.lang} dir={own.dir}>
              {text.alt}
            </bdi>
          </>
        )}
        {text !== undefined && text.alt !== "" && asset.credit !== null && " · "}
        {asset.credit !== null && <bdi>{asset.credit}</bdi>}
      </p>
      {lacking.map((one) => (
        <p key={one} className={one === "expired" ? "signal small" : `${styles.lack} small`}>
          {say(texts.pictures.lacking[one])}
        </p>
      ))}
    </>
  );
}
