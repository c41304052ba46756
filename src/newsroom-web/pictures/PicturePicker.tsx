import { Button, Drawer, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Asset } from "../../newsroom-api/assets.ts";
import type { AssetKind } from "../../story/media.ts";
import { useSpeech } from "../texts/texts.ts";
import { assetQuery } from "./asset.ts";
import { PictureEditor } from "./PictureEditor.tsx";
import { PictureGrid, usePictures } from "./PictureGrid.tsx";
import styles from "./pictures.module.css";
import { useArrivals, useSendings } from "./sending.ts";
import { UploadButtons, UploadList } from "./Upload.tsx";

interface PicturePickerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The edition whose caption and alt text are asked for. */
  readonly edition: string;
  readonly onPick: (asset: Asset) => void;
  /** Without caption and alt text: a portrait has neither. */
  readonly plain?: boolean;
  readonly kind?: AssetKind;
}

/** Chooses a picture from the library, or takes a new one, with all that it needs before it is shown. */
export function PicturePicker({ opened, onClose, ...rest }: PicturePickerProps) {
  const { texts, say } = useSpeech();
  const { kind = "picture" } = rest;
  const titles = {
    picture: texts.pictures.pick,
    audio: texts.blocks.media.pickAudio,
    video: texts.blocks.media.pickVideo,
  };
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="xl"
      padding={0}
      title={say(titles[kind])}
      closeButtonProps={{ "aria-label": say(texts.common.close) }}
      classNames={{ header: styles.drawerHead ?? "", body: styles.drawerBody ?? "" }}
    >
      <Picking {...rest} />
    </Drawer>
  );
}

function Picking({ edition, onPick, plain = false, kind = "picture" }: Omit<PicturePickerProps, "opened" | "onClose">) {
  const { texts, say } = useSpeech();
  const [chosen, choose] = useState<Asset | null>(null);
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed, 200);
  const pictures = usePictures(search, kind);
  const arrived = useCallback((asset: Asset) => choose(asset), []);
  const sendings = useSendings(arrived);
  const over = useArrivals(sendings.take);
  if (chosen !== null)
    return (
      <Chosen asset={chosen} edition={edition} plain={plain} onBack={() => choose(null)} onPick={onPick}>
        <UploadList sendings={sendings} onOpen={choose} />
      </Chosen>
    );
  return (
    <>
      {over && <div className={styles.over}>{say(texts.pictures.drop)}</div>}
      <div className={styles.bar}>
        <UploadButtons take={sendings.take} kind={kind} />
        <TextInput
          className={styles.search}
          aria-label={say(texts.pictures.search)}
          placeholder={say(texts.pictures.search)}
          value={typed}
          dir="auto"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <UploadList sendings={sendings} onOpen={choose} />
      <PictureGrid pictures={pictures} search={search} edition={edition} chosen={null} onChoose={choose} />
    </>
  );
}

interface ChosenProps {
  readonly asset: Asset;
  readonly edition: string;
  readonly plain: boolean;
  readonly onBack: () => void;
  readonly onPick: (asset: Asset) => void;
  readonly children: React.ReactNode;
}

function Chosen({ asset: first, edition, plain, onBack, onPick, children }: ChosenProps) {
  const { texts, say } = useSpeech();
  const { data: asset } = useQuery({ ...assetQuery(first.id), initialData: first });
  return (
    <>
      <div className={styles.bar}>
        <Button variant="default" onClick={onBack}>
          {say(texts.common.back)}
        </Button>
        <Button disabled={asset.expired || asset.state === "failed"} onClick={() => onPick(asset)} data-autofocus>
          {say(asset.kind === "picture" ? texts.pictures.use : texts.blocks.media.use)}
        </Button>
        <span className="quiet small" style={{ flex: 1 }}>
          {!plain &&
            !asset.texts.some((text) => text.edition === edition) &&
            say(asset.kind === "picture" ? texts.pictures.useLater : texts.blocks.media.useLater)}
        </span>
      </div>
      {children}
      <PictureEditor asset={asset} edition={edition} plain={plain} />
    </>
  );
}
