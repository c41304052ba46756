import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import type { Asset } from "../../newsroom-api/assets.ts";
import { type AssetKind, assetKinds } from "../../story/media.ts";
import { useEditions, useMe } from "../api/me.ts";
import { useChosenEdition } from "../components/chosen-edition.ts";
import { EditionSelect } from "../components/EditionSelect.tsx";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { useKeys } from "../components/keys.ts";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { assetQuery } from "./asset.ts";
import { PictureEditor } from "./PictureEditor.tsx";
import { PictureGrid, usePictures } from "./PictureGrid.tsx";
import styles from "./pictures.module.css";
import { useArrivals, useSendings } from "./sending.ts";
import { UploadButtons, UploadList } from "./Upload.tsx";

/** The library of pictures: brings them in, finds them, says what they show and whose they are. */
export function Pictures() {
  const { texts, say } = useSpeech();
  const { picture = null } = useSearch({ from: "/inside/pictures" });
  const open = useOpen();
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed, 200);
  const [kind, setKind] = useState<AssetKind>("picture");
  const pictures = usePictures(search, kind);
  const [edition, setEdition] = useChosenEdition();
  const editions = useEditions();
  const me = useMe();
  const mayUpload = me.administrator || me.grants.length > 0;
  const sendings = useSendings(nothing);
  const over = useArrivals(mayUpload ? sendings.take : nothing);
  useListKeys(pictures.data?.pages.flatMap((page) => page.items) ?? [], picture, open);
  return (
    <>
      {over && mayUpload && <div className={styles.over}>{say(texts.pictures.drop)}</div>}
      <div className={`head ${picture === null ? "" : styles.headOfOne}`}>
        <h1>{say(texts.shell.pictures)}</h1>
        <EditionSelect
          label={say(texts.pictures.textsIn)}
          hideLabel
          editions={editions.working}
          value={edition}
          onChange={(code) => code !== null && setEdition(code)}
        />
        <NativeSelect
          aria-label={say(texts.blocks.media.all)}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as AssetKind)}
          data={assetKinds.map((one) => ({ value: one, label: say(texts.blocks.media[one]) }))}
        />
        <TextInput
          className={styles.search}
          aria-label={say(texts.pictures.search)}
          placeholder={say(texts.pictures.search)}
          value={typed}
          dir="auto"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className="end">
          {mayUpload ? (
            <UploadButtons take={sendings.take} kind={kind} />
          ) : (
            <span className="quiet small">{say(texts.pictures.mayNotUpload)}</span>
          )}
        </div>
      </div>
      {picture !== null && <h1 className="hidden narrow">{say(texts.shell.pictures)}</h1>}
      <UploadList sendings={sendings} onOpen={(asset) => open(asset.id)} />
      <div className="view panes" data-open={picture !== null}>
        <div>
          <PictureGrid
            pictures={pictures}
            search={search}
            edition={edition}
            chosen={picture}
            onChoose={(asset) => open(asset.id)}
          />
        </div>
        <div>
          {picture === null ? (
            <Empty title={say(texts.pictures.choose)}>{say(texts.pictures.chooseHelp)}</Empty>
          ) : (
            <OpenPicture key={picture} id={picture} edition={edition} onClose={() => open(null)} />
          )}
        </div>
      </div>
    </>
  );
}

const nothing = () => {};

function useOpen(): (picture: number | null) => void {
  const navigate = useNavigate();
  return useCallback(
    (picture) => void navigate({ to: "/pictures", search: picture === null ? {} : { picture } }),
    [navigate],
  );
}

function useListKeys(items: readonly Asset[], chosen: number | null, open: (picture: number) => void): void {
  const keys = useMemo(() => {
    const go = (step: number) => {
      const at = items.findIndex(({ id }) => id === chosen);
      const next = items[at === -1 ? 0 : at + step];
      if (next === undefined) return;
      open(next.id);
      document.querySelector<HTMLElement>(`[data-asset="${next.id}"]`)?.focus();
    };
    return { j: () => go(1), k: () => go(-1) };
  }, [items, chosen, open]);
  useKeys(keys);
}

interface OpenPictureProps {
  readonly id: number;
  readonly edition: string;
  readonly onClose: () => void;
}

function OpenPicture({ id, edition, onClose }: OpenPictureProps) {
  const { texts, say } = useSpeech();
  const { data: asset, error, refetch } = useQuery(assetQuery(id));
  return (
    <>
      <div className={styles.bar}>
        <span className="narrow">
          <Button variant="default" onClick={onClose}>
            {say(texts.common.back)}
          </Button>
        </span>
        <h2>
          <bdi>{asset?.fileName ?? say(texts.shell.pictures)}</bdi>
        </h2>
      </div>
      {error !== null && <Failure error={error} again={() => void refetch()} />}
      {asset === undefined && error === null && <Waiting />}
      {asset !== undefined && <PictureEditor asset={asset} edition={edition} />}
    </>
  );
}
