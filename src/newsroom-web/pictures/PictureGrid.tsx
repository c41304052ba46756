import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/assets.ts";
import { type AssetKind, mediaAddress } from "../../story/media.ts";
import { call } from "../api/call.ts";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { assetTextIn, lacks, pictureAt } from "./asset.ts";
import styles from "./pictures.module.css";

/** The library, newest first, with what was searched for. */
export function usePictures(search: string, kind: AssetKind = "picture") {
  return useInfiniteQuery({
    queryKey: ["newsroom", "assets", "list", search, kind],
    queryFn: ({ pageParam, signal }) =>
      call<typeof api.listAssets>(
        "get",
        "/api/assets",
        { query: { search, kind, limit: 60, before: pageParam } },
        signal,
      ),
    initialPageParam: undefined as number | undefined, // the first page has no `before`
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
}

interface PictureGridProps {
  readonly pictures: ReturnType<typeof usePictures>;
  readonly search: string;
  readonly edition: string;
  readonly chosen: number | null;
  readonly onChoose: (asset: api.Asset) => void;
}

/** Thumbnails as readers' crops are, with what each lacks. */
export function PictureGrid({ pictures, search, edition, chosen, onChoose }: PictureGridProps) {
  const { texts, say } = useSpeech();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = pictures;
  if (error !== null && data === undefined) return <Failure error={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return search.trim() === "" ? (
      <Empty title={say(texts.pictures.noneYet)}>{say(texts.pictures.noneYetRemedy)}</Empty>
    ) : (
      <Empty title={say(texts.pictures.noneFound)}>{say(texts.pictures.noneFoundRemedy)}</Empty>
    );
  return (
    <>
      <ul className={styles.grid} aria-label={say(texts.shell.pictures)}>
        {items.map((asset) => (
          <li key={asset.id}>
            <Thumbnail asset={asset} edition={edition} chosen={asset.id === chosen} onChoose={() => onChoose(asset)} />
          </li>
        ))}
      </ul>
      <Failure error={error} again={() => void refetch()} />
      {hasNextPage && (
        <div style={{ padding: 16, textAlign: "center" }}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say(texts.common.more)}
          </Button>
        </div>
      )}
    </>
  );
}

/** A picture, a video's poster, or the word for what is only heard. */
function Still({ asset }: { readonly asset: api.Asset }) {
  const { texts, say } = useSpeech();
  if (asset.kind === "picture") return <img src={pictureAt(asset, 256)} alt="" loading="lazy" />;
  const poster = asset.renditions.find(({ quality }) => quality === "poster");
  if (poster !== undefined)
    return <img src={`/${mediaAddress(asset.id, asset.version, poster.file)}`} alt="" loading="lazy" />;
  return <span className={styles.sound}>{say(texts.blocks.kinds[asset.kind])}</span>;
}

interface ThumbnailProps {
  readonly asset: api.Asset;
  readonly edition: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Thumbnail({ asset, edition, chosen, onChoose }: ThumbnailProps) {
  const { texts, say } = useSpeech();
  const text = assetTextIn(asset, edition) ?? asset.texts[0];
  const [lack] = lacks(asset, edition);
  return (
    <button type="button" className={styles.thumbnail} data-asset={asset.id} aria-pressed={chosen} onClick={onChoose}>
      <span className={styles.frame} data-expired={asset.expired}>
        <Still asset={asset} />
      </span>
      <span className={styles.what}>
        <span dir="auto">{text?.caption || text?.alt || asset.fileName}</span>
      </span>
      <span className={`${styles.who} small`}>
        {lack === undefined ? (
          <bdi className="quiet">{asset.credit}</bdi>
        ) : (
          <span className={lack === "expired" ? "signal" : styles.lack}>{say(texts.pictures.lackingShort[lack])}</span>
        )}
      </span>
    </button>
  );
}
