import { Button, FileButton, Progress } from "@mantine/core";
import type { Asset } from "../../newsroom-api/assets.ts";
import type { AssetKind } from "../../story/media.ts";
import { mostPictureBytes } from "../../story/picture.ts";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import { acceptedMedia, acceptedPictures, type Sending, type Sendings } from "./sending.ts";
import styles from "./pictures.module.css";

/** The buttons that bring pictures in: from this device, and on a phone from its camera. */
export function UploadButtons({
  take,
  kind = "picture",
}: {
  readonly take: Sendings["take"];
  readonly kind?: AssetKind;
}) {
  const { texts, say } = useSpeech();
  const { pictures } = texts;
  if (kind !== "picture")
    return (
      <FileButton multiple accept={acceptedMedia} onChange={take}>
        {(props) => <Button {...props}>{say(texts.blocks.media.upload)}</Button>}
      </FileButton>
    );
  return (
    <>
      <FileButton multiple accept={acceptedPictures} onChange={take}>
        {(props) => <Button {...props}>{say(pictures.upload)}</Button>}
      </FileButton>
      <span className="narrow">
        <FileButton accept={acceptedPictures} capture="environment" onChange={(file) => file !== null && take([file])}>
          {(props) => (
            <Button variant="default" {...props}>
              {say(pictures.camera)}
            </Button>
          )}
        </FileButton>
      </span>
    </>
  );
}

interface UploadListProps {
  readonly sendings: Sendings;
  /** Somebody wants to see a picture that has arrived. */
  readonly onOpen: (asset: Asset) => void;
}

/** What is on its way, and what came of it. */
export function UploadList({ sendings, onOpen }: UploadListProps) {
  const { texts, say } = useSpeech();
  if (sendings.all.length === 0) return null;
  return (
    <ul className={`rows ${styles.uploads}`} aria-label={say(texts.pictures.uploads)} aria-live="polite">
      {sendings.all.map((sending) => (
        <li key={sending.id} className={styles.upload}>
          <div className={styles.uploadLine}>
            <bdi className={styles.fileName}>{sending.file.name}</bdi>
            <Outcome
              sending={sending}
              onOpen={(asset) => {
                sendings.dismiss(sending.id);
                onOpen(asset);
              }}
            />
            <Ends sending={sending} sendings={sendings} />
          </div>
          <Reason sending={sending} />
        </li>
      ))}
    </ul>
  );
}

function Outcome({ sending, onOpen }: { readonly sending: Sending; readonly onOpen: (asset: Asset) => void }) {
  const { texts, say, language } = useSpeech();
  const { pictures } = texts;
  const { state } = sending;
  switch (state.kind) {
    case "waiting":
      return <span className="quiet small">{say(pictures.waiting)}</span>;
    case "sending": {
      if (state.fraction >= 1) return <span className="quiet small">{say(pictures.rendering)}</span>;
      const part = new Intl.NumberFormat(language, { style: "percent" }).format(state.fraction);
      return (
        <>
          <Progress
            value={state.fraction * 100}
            w={96}
            aria-label={say(pictures.sendingOf, { name: sending.file.name })}
          />
          <span className="quiet small">{part}</span>
        </>
      );
    }
    case "done":
      return (
        <Button variant="subtle" onClick={() => onOpen(state.asset)}>
          {say(pictures.describeIt)}
        </Button>
      );
    default:
      return <span className="signal small">{say(pictures.notTaken)}</span>;
  }
}

function Ends({ sending: { id, file, state }, sendings }: { readonly sending: Sending; readonly sendings: Sendings }) {
  const { texts, say } = useSpeech();
  if (state.kind === "waiting" || state.kind === "sending") return null;
  return (
    <>
      {state.kind === "failed" && (
        <Button variant="default" onClick={() => sendings.again(id)}>
          {say(texts.common.tryAgain)}
        </Button>
      )}
      <Button
        variant="subtle"
        onClick={() => sendings.dismiss(id)}
        aria-label={say(texts.pictures.dismiss, { name: file.name })}
      >
        {say(texts.common.close)}
      </Button>
    </>
  );
}

function Reason({ sending: { file, state } }: { readonly sending: Sending }) {
  const { texts, say, number } = useSpeech();
  if (state.kind === "failed") return <Failure error={state.error} />;
  if (state.kind === "refused") return <p className={styles.reason}>{state.message}</p>;
  if (state.kind === "no-picture") return <p className={styles.reason}>{say(texts.pictures.noPicture)}</p>;
  if (state.kind !== "too-large") return null;
  const megabytes = (bytes: number) => number(Math.ceil(bytes / 1e6));
  return (
    <p className={styles.reason}>
      {say(texts.pictures.tooLarge, { size: megabytes(file.size), most: megabytes(mostPictureBytes) })}
    </p>
  );
}
