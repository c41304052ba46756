import type * as api from "../../newsroom-api/assets.ts";
import { useMe } from "../api/me.ts";
import { EditionName } from "../components/EditionName.tsx";
import { absolute, When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import { isPicture, lacks } from "./asset.ts";
import { FocalPoint } from "./FocalPoint.tsx";
import { MediaPlayer, MediaState, MediaTexts } from "./MediaTexts.tsx";
import { PictureRights } from "./PictureRights.tsx";
import { PictureTexts } from "./PictureTexts.tsx";

interface PictureEditorProps {
  readonly asset: api.Asset;
  readonly edition: string;
  /** Without caption and alt text: a portrait has neither. */
  readonly plain?: boolean;
}

/** Everything that a picture needs before it is shown: what it shows, what crops keep, whose it is. */
export function PictureEditor({ asset, edition, plain = false }: PictureEditorProps) {
  const { texts, say } = useSpeech();
  const { pictures } = texts;
  const me = useMe();
  const mayChange = me.administrator || me.grants.length > 0;
  return (
    <div className="page" style={{ padding: "8px 16px 24px" }}>
      <Standing asset={asset} edition={edition} plain={plain} />
      {asset.kind !== "picture" && (
        <>
          <MediaPlayer asset={asset} />
          <MediaState asset={asset} mayChange={mayChange} />
        </>
      )}
      {!plain && (
        <section>
          <h3 className="section-title">
            {say(pictures.textsIn)} <EditionName code={edition} />
          </h3>
          {asset.kind === "picture" ? (
            <PictureTexts key={`${asset.id} ${edition}`} asset={asset} edition={edition} />
          ) : (
            <MediaTexts key={`${asset.id} ${edition}`} asset={asset} edition={edition} />
          )}
        </section>
      )}
      {isPicture(asset) && (
        <section>
          <h3 className="section-title">{say(pictures.focal)}</h3>
          <FocalPoint key={asset.id} asset={asset} mayChange={mayChange} />
        </section>
      )}
      <section>
        <h3 className="section-title">{say(pictures.rights)}</h3>
        <PictureRights key={asset.id} asset={asset} mayChange={mayChange} />
      </section>
      <section>
        <h3 className="section-title">{say(pictures.file)}</h3>
        <FileFacts asset={asset} />
      </section>
    </div>
  );
}

/** What keeps the picture from readers, in words. */
function Standing({
  asset,
  edition,
  plain,
}: {
  readonly asset: api.Asset;
  readonly edition: string;
  readonly plain: boolean;
}) {
  const { texts, say, language } = useSpeech();
  const lacking = lacks(asset, edition).filter((one) => !(plain && one === "alt"));
  if (lacking.length === 0 && asset.expiresAt === null) return null;
  return (
    <ul className="small" style={{ margin: "0 0 12px", paddingInlineStart: 20 }}>
      {lacking.map((one) => (
        <li key={one} className={one === "expired" ? "signal" : undefined}>
          {say(texts.pictures.lacking[one])}
        </li>
      ))}
      {asset.expiresAt !== null && !asset.expired && (
        <li>{say(texts.pictures.leaves, { at: absolute(new Date(asset.expiresAt), language) })}</li>
      )}
    </ul>
  );
}

function FileFacts({ asset }: { readonly asset: api.Asset }) {
  const { texts, say, language } = useSpeech();
  const [unit, bytes] = asset.byteLength < 1e6 ? (["kilobyte", 1e3] as const) : (["megabyte", 1e6] as const);
  const size = new Intl.NumberFormat(language, {
    style: "unit",
    unit,
    maximumFractionDigits: unit === "megabyte" ? 1 : 0,
  });
  return (
    <p className="quiet small" style={{ margin: 0 }}>
      <bdi>{asset.fileName}</bdi>
      {" · "}
      {asset.width !== null && asset.height !== null && (
        <>
          {say(texts.pictures.pixels, { width: asset.width, height: asset.height })}
          {" · "}
        </>
      )}
      {size.format(asset.byteLength / bytes)}
      {" · "}
      <When at={asset.createdAt} />
    </p>
  );
}
