import { Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type * as api from "../../newsroom-api/assets.ts";
import { mediaAddress } from "../../story/media.ts";
import { call } from "../api/call.ts";
import { mayWrite, useEditions, useMe } from "../api/me.ts";
import { useDraft } from "../components/draft.ts";
import { langOf } from "../components/EditionName.tsx";
import { Failure } from "../components/Failure.tsx";
import { FormEnd } from "../components/FormEnd.tsx";
import { useSpeech } from "../texts/texts.ts";
import { assetQuery, assetTextIn, keepAsset } from "./asset.ts";
import styles from "./pictures.module.css";

interface MediaProps {
  readonly asset: api.Asset;
  readonly edition: string;
}

/** The player, as readers have it: nothing is loaded before it is asked. */
export function MediaPlayer({ asset }: { readonly asset: api.Asset }) {
  const at = (file: string) => `/${mediaAddress(asset.id, asset.version, file)}`;
  const file = asset.renditions.find(({ quality }) => quality !== "poster");
  const poster = asset.renditions.find(({ quality }) => quality === "poster");
  const name = asset.texts[0]?.caption ?? asset.fileName;
  if (file === undefined) return null;
  if (asset.kind === "audio")
    return <audio className={styles.player} controls preload="none" src={at(file.file)} aria-label={name} />;
  return (
    <video
      className={styles.player}
      controls
      preload="none"
      src={at(file.file)}
      poster={poster === undefined ? undefined : at(poster.file)}
      aria-label={name}
    />
  );
}

/** Whether it is ready, what is missing and what to do; while it is being made it is asked again by itself. */
export function MediaState({ asset, mayChange }: { readonly asset: api.Asset; readonly mayChange: boolean }) {
  const { texts, say, language } = useSpeech();
  const { media } = texts.blocks;
  const queries = useQueryClient();
  const making = asset.state === "making";
  useEffect(() => {
    if (!making) return;
    const asking = setInterval(
      () => void queries.invalidateQueries({ queryKey: assetQuery(asset.id).queryKey }),
      3_000,
    );
    return () => clearInterval(asking);
  }, [making, asset.id, queries]);
  const again = useMutation({
    mutationFn: () =>
      call<typeof api.makeAsset>("post", "/api/assets/{asset}/renditions", { params: { asset: asset.id } }),
    onSuccess: (changed) => keepAsset(queries, changed),
  });
  const size = new Intl.NumberFormat(language, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
  const sizes = asset.renditions.map(({ quality, bytes }) =>
    say(media.size, { quality: say(media.qualities[quality]), size: size.format(bytes / 1e6) }),
  );
  return (
    <div className="small" role="status">
      {making && <p>{say(media.making)}</p>}
      {asset.state === "failed" && <p className="signal">{say(media.failed)}</p>}
      {asset.problem !== null && (
        <p dir="ltr" lang="en">
          {asset.problem}
        </p>
      )}
      {sizes.length > 0 && <p className="quiet">{sizes.join(" · ")}</p>}
      {mayChange && (asset.state === "failed" || asset.state === "as-it-came") && (
        <Button variant="default" loading={again.isPending} onClick={() => again.mutate()}>
          {say(media.again)}
        </Button>
      )}
      <Failure error={again.error} />
    </div>
  );
}

/** Caption and transcript in one edition, in its direction. */
export function MediaTexts({ asset, edition }: MediaProps) {
  const { texts, say } = useSpeech();
  const { media } = texts.blocks;
  const queries = useQueryClient();
  const may = mayWrite(useMe(), edition);
  const dir = useEditions().of(edition)?.dir ?? "auto";
  const stored = assetTextIn(asset, edition);
  const draft = useDraft(`media texts of asset ${asset.id} in ${edition}`, {
    caption: stored?.caption ?? "",
    transcript: stored?.transcript ?? "",
  });
  const { caption, transcript } = draft.value;
  const saving = useMutation({
    mutationFn: () =>
      call<typeof api.setAssetText>("put", "/api/assets/{asset}/texts/{edition}", {
        params: { asset: asset.id, edition },
        body: { caption: caption.trim(), transcript: transcript.trim() === "" ? null : transcript },
      }),
    onSuccess: (changed) => {
      keepAsset(queries, changed);
      draft.forget();
    },
  });
  const missing = caption.trim() === "";
  const own = { dir, lang: langOf(edition), autosize: true, disabled: !may } as const;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Textarea
        {...own}
        label={say(media.caption)}
        description={say(media.captionHelp)}
        error={missing && draft.changed ? say(media.captionMissing) : undefined}
        value={caption}
        minRows={1}
        maxRows={8}
        maxLength={1000}
        required
        withAsterisk={false}
        onChange={(event) => draft.set({ caption: event.currentTarget.value.replace(/\s*\n\s*/g, " ") })}
      />
      <Textarea
        {...own}
        mt="sm"
        label={say(media.transcript)}
        description={say(media.transcriptHelp)}
        value={transcript}
        minRows={3}
        maxRows={20}
        maxLength={200_000}
        onChange={(event) => draft.set({ transcript: event.currentTarget.value })}
      />
      {may ? (
        <FormEnd
          changed={draft.changed}
          ready={!missing}
          saving={saving.isPending}
          saved={saving.isSuccess}
          said={say(texts.common.saved)}
          error={saving.error}
          onForget={draft.forget}
        />
      ) : (
        <p className="quiet small">{say(texts.pictures.mayNotDescribe)}</p>
      )}
    </form>
  );
}
