import { quote } from "../language/quotation.ts";
import { FactBoxView, factBoxStyle } from "./FactBoxView.tsx";
import { GalleryView, galleryStyle } from "./GalleryView.tsx";
import { MediaView, mediaStyle } from "./MediaView.tsx";
import type { PageBlock } from "./page.ts";
import { Caption, PictureView } from "./PictureView.tsx";
import { PostCardView, postCardStyle } from "./PostCardView.tsx";
import type { Setting } from "./setting.ts";
import { TableView, tableStyle } from "./TableView.tsx";
import { TimelineView, timelineStyle } from "./TimelineView.tsx";
import { ListView, Name, Runs, Text } from "./Words.tsx";

type Of<Kind extends PageBlock["kind"]> = Extract<PageBlock, { kind: Kind }>;

interface Props {
  setting: Setting;
  dateline: string | null;
  blocks: readonly PageBlock[];
}

const styles: Partial<Record<PageBlock["kind"], string>> = {
  audio: mediaStyle,
  video: mediaStyle,
  gallery: galleryStyle,
  table: tableStyle,
  factBox: factBoxStyle,
  timeline: timelineStyle,
  postCard: postCardStyle,
};

/** The rules for what these blocks are, and for nothing else: most articles have none. */
export function blocksStyle(blocks: readonly PageBlock[]): string {
  return [...new Set(blocks.flatMap(({ kind }) => styles[kind] ?? []))].join("");
}

/** The text of an article; the dateline opens its first paragraph. */
export function ArticleBody({ setting, dateline, blocks }: Props) {
  const opening = blocks.findIndex((block) => block.kind === "paragraph");
  return (
    <div class="body">
      {blocks.map((block, index) => (
        <BlockView setting={setting} block={block} dateline={index === opening ? dateline : null} />
      ))}
    </div>
  );
}

function BlockView({ setting, block, dateline }: { setting: Setting; block: PageBlock; dateline: string | null }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          {dateline === null ? null : (
            <b>
              <Name language={setting.language}>{dateline}</Name>
              {" — "}
            </b>
          )}
          <Runs runs={block.runs} />
        </p>
      );
    case "heading":
      return (
        <h2>
          <Runs runs={block.runs} />
        </h2>
      );
    case "list":
      return <ListView ordered={block.ordered} items={block.items} />;
    case "quotation":
      return <QuotationView setting={setting} block={block} />;
    case "picture":
      return (
        <figure>
          <PictureView setting={setting} picture={block.picture} sizes="(min-width:704px) 640px,100vw" widest={1597} />
          <Caption setting={setting} picture={block.picture} />
        </figure>
      );
    case "gallery":
      return <GalleryView setting={setting} pictures={block.pictures} />;
    case "audio":
    case "video":
      return <MediaView setting={setting} kind={block.kind} media={block.media} />;
    case "table":
      return <TableView block={block} />;
    case "factBox":
      return <FactBoxView block={block} />;
    case "timeline":
      return <TimelineView setting={setting} block={block} />;
    case "postCard":
      return <PostCardView setting={setting} block={block} />;
  }
}

function QuotationView({ setting, block }: { setting: Setting; block: Of<"quotation"> }) {
  const [open, close] = setting.language.quoteMarks.primary; // the words between them carry marks of their own
  return (
    <figure class="q">
      <blockquote>
        <p>
          {open}
          <Runs runs={block.runs} />
          {close}
        </p>
      </blockquote>
      {block.original ? <Original setting={setting} original={block.original} /> : null}
      {block.by === null ? null : (
        <figcaption>
          <Name language={setting.language}>{block.by}</Name>
        </figcaption>
      )}
    </figure>
  );
}

function Original({ setting, original }: { setting: Setting; original: NonNullable<Of<"quotation">["original"]> }) {
  const known = setting.templates.languages.get(original.language);
  return (
    <>
      <p class="n">
        <Text language={setting.language} of="originalWords" />
      </p>
      <p class="o" lang={original.language} dir={known?.dir ?? "auto"}>
        {known ? quote(known, original.text) : original.text}
      </p>
    </>
  );
}
