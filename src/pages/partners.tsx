// Long because every block has its form for partners here.
import { renderToStaticMarkup } from "preact-render-to-string";
import { formatDate, isoDate } from "../language/dates.ts";
import { isolate, isolateName } from "../language/isolation.ts";
import type { Language } from "../language/language.ts";
import { formatPartialDate } from "../language/story-date.ts";
import { term } from "../language/term.ts";
import { blockText, textOf } from "../story/block.ts";
import { mediaAddress } from "../story/media.ts";
import { renditionAddress, renditionHeight } from "../story/picture.ts";
import { isoStoryDate } from "../story/story-date.ts";
import { absoluteAddress, frontAddress } from "./addresses.ts";
import type {
  PageByline,
  PartnersBlock,
  PartnersEntry,
  PartnersFeed,
  PartnersPicture,
  PartnersPost,
  Templates,
} from "./page.ts";
import { languageOf } from "./setting.ts";
import { ListView, Runs } from "./Words.tsx";

/** What the functions below share: how addresses are written, and the edition's language. */
interface Writing {
  readonly absolute: (to: string) => string;
  readonly language: Language;
}

type Usable = Extract<PartnersEntry, { usable: true }>;

const standard = {
  name: "ninjs",
  version: "3.1",
  schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
} as const;

/** The partners' feed: JSON with `items`, each a news object of IPTC ninjs 3.1; usable with its text, or canceled and silent. */
export function renderPartners(templates: Templates, feed: PartnersFeed): string {
  const language = languageOf(templates, feed.edition.code);
  const writing: Writing = { language, absolute: (to) => absoluteAddress(templates.publicUrl, to) };
  const items = feed.entries.flatMap((entry) => itemOf(writing, entry));
  const text = JSON.stringify({
    title: feed.edition.wordmark,
    language: language.htmlLang,
    home: writing.absolute(frontAddress(feed.edition.path)),
    items,
  });
  return `${text.replaceAll("<", "\\u003c")}\n`; // still harmless where somebody takes it for HTML
}

// One text that cannot be shown (its own page fails and says so) keeps no other from partners.
function itemOf(writing: Writing, entry: PartnersEntry) {
  try {
    return [entry.usable ? usable(writing, entry) : canceled(writing, entry)];
  } catch {
    return [];
  }
}

/** The same name as in RSS: it stays when address, headline or text change. */
function identity({ language }: Writing, { article, version, changedAt }: PartnersEntry) {
  return {
    uri: `urn:skywave:article:${article}`,
    standard,
    type: "text",
    version: String(version),
    versionCreated: isoDate(changedAt),
    language: language.htmlLang,
  } as const;
}

function canceled(writing: Writing, entry: PartnersEntry) {
  return { ...identity(writing, entry), pubStatus: "canceled" } as const;
}

function usable(writing: Writing, entry: Usable) {
  const { absolute, language } = writing;
  const whole = [...entry.body, ...entry.posts.flatMap((post) => postBlocks(writing, post))];
  const plain = plainText(whole);
  const persons = entry.bylines.filter(({ kind }) => kind === "person");
  const organisations = entry.bylines.filter(({ kind }) => kind !== "person");
  return {
    ...identity(writing, entry),
    pubStatus: "usable",
    representationType: "full",
    firstCreated: isoDate(entry.publishedAt),
    headlines: [
      { role: "main", contentType: "text/plain", value: entry.headline },
      ...(entry.shortHeadline === null
        ? []
        : [{ role: "short", contentType: "text/plain", value: entry.shortHeadline }]),
    ],
    descriptions:
      entry.summary === "" ? undefined : [{ role: "summary", contentType: "text/plain", value: entry.summary }],
    bodies: [
      { role: "main", contentType: "text/html", value: htmlText(writing, whole) },
      { role: "main", contentType: "text/plain", charCount: plain.length, value: plain },
    ],
    by:
      entry.bylines.length === 0 ? undefined : entry.bylines.map(({ name }) => isolateName(language, name)).join(", "),
    people: some(persons.map((one) => credited(writing, one))),
    organisations: some(organisations.map((one) => credited(writing, one))),
    located: entry.dateline ?? undefined,
    subjects: some([
      ...(entry.section === null ? [] : [{ name: entry.section, rel: "section" }]),
      ...entry.topics.map(({ topic, name }) => ({ name, rel: "topic", uri: `urn:skywave:topic:${topic}` })),
    ]),
    genres: [{ literal: entry.genre }],
    infoSources: some(entry.wireSources.map((name) => ({ name, role: "wire" }))),
    edNote: entry.notice === null ? undefined : noteOf(language, entry.notice),
    copyrightHolder: entry.copyrightHolder ?? undefined,
    usageTerms: entry.usageTerms ?? undefined,
    digitalSourceType: entry.machineDraft ? { uri: trainedAlgorithm } : undefined,
    renditions: [{ name: "web", href: absolute(entry.address), contentType: "text/html" }],
    associations: some([
      ...picturesOf(entry).map((one, index) => association(writing, one, index)),
      ...mediaOf(entry).map((one, index) => mediaAssociation(writing, one, index)),
    ]),
  } as const;
}

// The kind is an English word, and would turn round a text from right to left.
function noteOf({ dir }: Language, { kind, text }: NonNullable<Usable["notice"]>): string {
  return `${kind}: ${dir === "rtl" ? isolate(text) : text}`;
}

/** IPTC Digital Source Type of what a machine drafted and no editor read. */
const trainedAlgorithm = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

/** Left out where there is nothing: an empty list would only cost bytes. */
function some<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

function credited({ absolute }: Writing, { name, role, address }: Pick<PageByline, "name" | "role" | "address">) {
  return { name, rel: role, uri: absolute(address) };
}

/** The lead picture first, each once. */
function picturesOf({ lead, body, posts }: Usable): readonly PartnersPicture[] {
  const all = [
    ...(lead === null ? [] : [lead]),
    ...[...body, ...posts.flatMap((post) => post.body)].flatMap((block) => {
      if (block.kind === "gallery") return block.pictures;
      return (block.kind === "picture" || block.kind === "postCard") && block.picture !== null ? [block.picture] : [];
    }),
  ];
  return [...new Map(all.map((picture) => [picture.asset, picture])).values()];
}

function association({ absolute }: Writing, picture: PartnersPicture, index: number) {
  const { asset, version, widths, alt, caption, credit, copyrightHolder, usageTerms } = picture;
  return {
    name: `picture-${index + 1}`,
    uri: `urn:skywave:asset:${asset}`,
    type: "picture",
    pubStatus: "usable",
    descriptions: some([
      ...(caption === null ? [] : [{ role: "caption", contentType: "text/plain", value: caption }]),
      ...(alt === "" ? [] : [{ role: "alternative text", contentType: "text/plain", value: alt }]),
    ]),
    by: credit ?? undefined,
    copyrightHolder: copyrightHolder ?? undefined,
    usageTerms: usageTerms ?? undefined,
    renditions: widths.map((width) => ({
      name: `${width}`,
      href: absolute(renditionAddress(asset, version, width, "jpg")),
      contentType: "image/jpeg",
      width,
      height: renditionHeight(width),
    })),
  };
}

function mediaOf({ body, posts }: Usable) {
  const all = [...body, ...posts.flatMap((post) => post.body)].flatMap((block) =>
    block.kind === "audio" || block.kind === "video" ? [block] : [],
  );
  return [...new Map(all.map((block) => [block.media.asset, block])).values()];
}

function mediaAssociation(
  { absolute }: Writing,
  { kind, media }: Extract<PartnersBlock, { kind: "audio" | "video" }>,
  index: number,
) {
  const { asset, version, caption, transcript, credit, copyrightHolder, usageTerms, files, poster } = media;
  return {
    name: `${kind}-${index + 1}`,
    uri: `urn:skywave:asset:${asset}`,
    type: kind,
    pubStatus: "usable",
    descriptions: some([
      ...(caption === null ? [] : [{ role: "caption", contentType: "text/plain", value: caption }]),
      ...(transcript === null ? [] : [{ role: "transcript", contentType: "text/plain", value: transcript }]),
    ]),
    by: credit ?? undefined,
    copyrightHolder: copyrightHolder ?? undefined,
    usageTerms: usageTerms ?? undefined,
    renditions: [...files, ...(poster === null ? [] : [poster])].map((file) => ({
      name: file.quality,
      href: absolute(mediaAddress(asset, version, file.file)),
      contentType: file.mediaType,
      sizeInBytes: file.bytes,
      width: file.width ?? undefined,
      height: file.height ?? undefined,
      duration: file.quality === "poster" ? undefined : (media.duration ?? undefined),
    })),
  };
}

/** A live post under a heading of its own: its time, and its headline if it has one. */
function postBlocks({ language }: Writing, { at, headline, body }: PartnersPost): readonly PartnersBlock[] {
  const time = formatDate(language, at, "dateAndTime");
  const text = headline === null ? time : `${time} – ${headline}`;
  return [{ kind: "heading", id: `at-${at}`, runs: [{ text }] }, ...body];
}

/** Paragraphs without marks, one empty line between two. */
function plainText(blocks: readonly PartnersBlock[]): string {
  return blocks
    .map(wordsOf)
    .filter((words) => words !== "")
    .join("\n\n");
}

function wordsOf(block: PartnersBlock): string {
  switch (block.kind) {
    case "picture":
      return "";
    case "gallery":
      return block.pictures.flatMap(({ caption }) => caption ?? []).join("\n");
    case "audio":
    case "video":
      return block.media.caption ?? "";
    case "quotation":
      return block.by === null ? blockText(block) : `${blockText(block)}\n${block.by}`;
    case "postCard":
      return `${block.text}\n${block.author}, ${block.platform}\n${block.address}`;
    case "timeline":
      return [
        ...(block.heading === null ? [] : [block.heading]),
        ...block.entries.map(({ date, runs }) => `${isoStoryDate(date)}: ${textOf(runs)}`),
      ].join("\n");
    default:
      return blockText(block);
  }
}

/** HTML without classes, styles or scripts. */
function htmlText(writing: Writing, blocks: readonly PartnersBlock[]): string {
  return renderToStaticMarkup(
    <>
      {blocks.map((block) => (
        <BlockHtml writing={writing} block={block} />
      ))}
    </>,
  );
}

function BlockHtml({ writing, block }: { writing: Writing; block: PartnersBlock }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
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
      return (
        <blockquote>
          <p>
            <Runs runs={block.runs} />
          </p>
          {block.original === null ? null : (
            <p lang={block.original.language} dir="auto">
              {block.original.text}
            </p>
          )}
          {block.by === null ? null : <footer>{block.by}</footer>}
        </blockquote>
      );
    case "picture":
      return <PictureHtml writing={writing} picture={block.picture} />;
    case "gallery":
      return (
        <>
          {block.pictures.map((picture) => (
            <PictureHtml writing={writing} picture={picture} />
          ))}
        </>
      );
    default:
      return <RichBlockHtml writing={writing} block={block} />;
  }
}

type Rich = Extract<PartnersBlock, { kind: "audio" | "video" | "table" | "factBox" | "timeline" | "postCard" }>;

function RichBlockHtml({ writing, block }: { writing: Writing; block: Rich }) {
  switch (block.kind) {
    case "audio":
    case "video":
      return <MediaHtml writing={writing} block={block} />;
    case "table":
      return <TableHtml block={block} />;
    case "factBox":
      return (
        <aside>
          <h2>{block.heading}</h2>
          {block.parts.map((part) =>
            part.kind === "list" ? (
              <ListView ordered={part.ordered} items={part.items} />
            ) : (
              <p>
                <Runs runs={part.runs} />
              </p>
            ),
          )}
        </aside>
      );
    case "timeline":
      return (
        <section>
          <h2>{block.heading ?? term(writing.language, "storySoFar")}</h2>
          <ol>
            {block.entries.map(({ date, runs }) => (
              <li>
                <time datetime={isoStoryDate(date)}>{formatPartialDate(writing.language, date).day}</time>{" "}
                <Runs runs={runs} />
              </li>
            ))}
          </ol>
        </section>
      );
    case "postCard":
      return (
        <blockquote cite={block.address}>
          {block.text
            .split(/\n+/)
            .filter((line) => line.trim() !== "")
            .map((line) => (
              <p lang={block.language}>{line}</p>
            ))}
          <footer>
            <a href={block.address}>{`${block.author}, ${block.platform}`}</a>
          </footer>
        </blockquote>
      );
  }
}

function TableHtml({ block }: { block: Extract<Rich, { kind: "table" }> }) {
  return (
    <table>
      {block.caption === null ? null : <caption>{block.caption}</caption>}
      <tbody>
        {block.rows.map((row, line) => (
          <tr>
            {row.map((cell, column) => {
              const Cell = (block.headerRow && line === 0) || (block.headerColumn && column === 0) ? "th" : "td";
              return (
                <Cell>
                  <Runs runs={cell} />
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MediaHtml({ writing, block }: { writing: Writing; block: Extract<Rich, { kind: "audio" | "video" }> }) {
  const { asset, version, caption, files, poster } = block.media;
  const [file] = files;
  if (file === undefined) return null;
  const at = (name: string) => writing.absolute(mediaAddress(asset, version, name));
  return (
    <figure>
      {block.kind === "audio" ? (
        <audio controls preload="none" src={at(file.file)} />
      ) : (
        <video controls preload="none" src={at(file.file)} poster={poster === null ? undefined : at(poster.file)} />
      )}
      {caption === null ? null : <figcaption>{caption}</figcaption>}
    </figure>
  );
}

function PictureHtml({ writing, picture }: { writing: Writing; picture: PartnersPicture }) {
  const width = picture.widths.at(-1);
  if (width === undefined) return null;
  const src = writing.absolute(renditionAddress(picture.asset, picture.version, width, "jpg"));
  return (
    <figure>
      <img src={src} width={width} height={renditionHeight(width)} alt={picture.alt} />
      {picture.caption === null ? null : <figcaption>{picture.caption}</figcaption>}
    </figure>
  );
}
