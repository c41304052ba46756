import { importedArticle, type ImportedArticle, setGuid, topicsByCode } from "../db/newsroom-imports.ts";
import { insertArticle, lockArticles, updateArticles } from "../db/newsroom-articles.ts";
import { storedEditions } from "../db/newsroom-editions.ts";
import { insertRevision } from "../db/newsroom-revisions.ts";
import { sectionsOf } from "../db/newsroom-sections.ts";
import { insertStory } from "../db/newsroom-stories.ts";
import { isUntouched, storeWorkingCopy } from "../db/newsroom-working-copies.ts";
import type { RevisionContent } from "../story/revision.ts";
import { doAct, type Doing, type PublicChange } from "./act.ts";
import { type Actor, requireEditing } from "./actor.ts";
import { toStore } from "./articles.ts";
import { contentOf } from "./import-ninjs-content.ts";
import { editionFor } from "./import-ninjs-edition.ts";
import { type NinjsItem, readNinjs } from "../story/ninjs.ts";
import { leadPicture } from "./import-ninjs-pictures.ts";
import type { Newsroom } from "./newsroom.ts";

/** What became of one item. `line` names the file, the item and what happened. */
export interface ImportResult {
  /** `failed`: nothing was done with it. */
  readonly kind: "created" | "revised" | "known" | "held" | "failed";
  readonly article: number | null;
  readonly line: string;
}

export interface NinjsFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where pictures that the file names by relative paths lie; null: none are looked for. */
  readonly directory: string | null;
}

const mostBytes = 50_000_000;

/**
 * Makes a draft of each item of a ninjs file (1.x, 2.x, 3.x; one item, an array, or `{ items: [] }`) in the live edition
 * that its language means. The same guid and version again does nothing; a newer version is a new revision; what its
 * source withholds or cancels is held. An item that fails stops no other.
 */
export async function importNinjs(newsroom: Newsroom, by: Actor, file: NinjsFile): Promise<readonly ImportResult[]> {
  const found = itemsIn(file);
  if (!found.ok) return [{ kind: "failed", article: null, line: `${file.name}: ${found.message}` }];
  const results: ImportResult[] = [];
  for (const [index, json] of found.items.entries()) results.push(await importItem(newsroom, by, file, index, json));
  return results;
}

type Items =
  | { readonly ok: true; readonly items: readonly unknown[] }
  | { readonly ok: false; readonly message: string };

function itemsIn({ bytes }: NinjsFile): Items {
  if (bytes.byteLength > mostBytes) return { ok: false, message: `is larger than ${mostBytes / 1e6} MB; split it.` };
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    return { ok: false, message: `is not JSON in UTF-8: ${cause instanceof Error ? cause.message : String(cause)}.` };
  }
  if (Array.isArray(json)) return { ok: true, items: json };
  const items: unknown = typeof json === "object" && json !== null ? Reflect.get(json, "items") : undefined;
  return { ok: true, items: Array.isArray(items) ? items : [json] };
}

type Fate = Omit<ImportResult, "line"> & { readonly message: string };

async function importItem(
  newsroom: Newsroom,
  by: Actor,
  file: NinjsFile,
  index: number,
  json: unknown,
): Promise<ImportResult> {
  const read = readNinjs(json);
  const name = read.ok ? read.item.guid : `item ${index + 1}`;
  const tell = ({ message, ...fate }: Fate) => ({ ...fate, line: `${file.name}: ${name}: ${message}.` });
  if (!read.ok) return tell(failed(read.message));
  try {
    return tell(await take(newsroom, by, file, read.item));
  } catch (error) {
    return tell(failed(`could not be imported: ${error instanceof Error ? error.message : String(error)}`));
  }
}

async function take(newsroom: Newsroom, by: Actor, file: NinjsFile, item: NinjsItem): Promise<Fate> {
  const { queries } = newsroom.desk.database;
  if (item.type !== "text" && item.type !== "composite")
    return failed(`is of type "${item.type}"; only text is imported`);
  if (item.language === null) return failed("names no language, so no edition is meant; set its `language`");
  const live = (await storedEditions(queries)).filter((row) => row.live).map((row) => row.code);
  const edition = editionFor(item.language, live);
  if (edition === null) return failed(`is in "${item.language}", and no live edition is; switch one on first`);
  const before = await importedArticle(queries, edition, item.guid);
  if (item.pubStatus === "canceled") return cancel(newsroom, by, edition, before);
  if (item.headline === "") return failed("has no headline");
  if (before !== null && !isNewer(item.version, before.guid_version))
    return {
      kind: "known",
      article: before.id,
      message: `version ${before.guid_version} is article ${before.id} already`,
    };
  return store(newsroom, by, file, edition, item, before);
}

/** What its source takes back leaves no exit until a person has decided; retracting or removing is theirs. */
async function cancel(newsroom: Newsroom, by: Actor, edition: string, before: ImportedArticle | null): Promise<Fate> {
  if (before === null) return failed("was canceled by its source");
  const message = `was canceled by its source, so article ${before.id} is held; retract it, remove it or lift the hold`;
  if (before.held) return { kind: "known", article: before.id, message };
  const done = await doAct(newsroom.desk, by, "hold", async ({ trx }) => {
    requireEditing(by, [edition]);
    await lockArticles(trx, [before.id]);
    const perform = () => updateArticles(trx, [before.id], { held: true });
    return {
      subject: `article ${before.id}`,
      detail: { canceled: true },
      change: { articles: [before.id], takedown: true, perform },
      answer: () => before.id,
    };
  });
  return done.ok ? { kind: "held", article: before.id, message } : failed(done.message);
}

async function store(
  newsroom: Newsroom,
  by: Actor,
  file: NinjsFile,
  edition: string,
  item: NinjsItem,
  before: ImportedArticle | null,
): Promise<Fate> {
  const codes = await topicsByCode(newsroom.desk.database.queries, item.mediaTopics);
  const { content, notes } = contentOf(item, (code) => codes.get(code) ?? null);
  const lead = await leadPicture(newsroom, by, file.directory, item);
  const sent = { ...content, leadAsset: lead.asset };
  const done = await doAct(newsroom.desk, by, "import", async (doing) => {
    requireEditing(by, [edition]);
    const said = await toStore(newsroom.desk, doing, edition, sent, null);
    const [first] = await sectionsOf(doing.trx, edition);
    const stored = { ...said, section: first?.id ?? null };
    const kept =
      before === null ? await begin(doing, by, edition, item, stored) : await revise(doing, by, before.id, stored);
    await setGuid(doing.trx, kept.article, item.guid, item.version);
    return {
      subject: `article ${kept.article}`,
      detail: { guid: item.guid, version: item.version, standard: item.standard, file: file.name },
      change: withhold(doing, item, kept.article),
      nudge: item.embargoedUntil !== null,
      answer: () => kept,
    };
  });
  if (!done.ok) return failed(done.message);
  const { article, replaced } = done.value;
  const copy = replaced ? [] : ["somebody is working on the article, so only a revision was made"];
  const extra = [...copy, ...notes, ...lead.notes];
  const what =
    before === null
      ? `is article ${article}, a draft in "${edition}"`
      : `version ${item.version} is a revision of article ${article}`;
  return {
    kind: before === null ? "created" : "revised",
    article,
    message: [what, ...extra].join("; "),
  };
}

interface Kept {
  readonly article: number;
  /** Whether the working copy says it too. */
  readonly replaced: boolean;
}

async function begin(
  { trx, now }: Doing,
  by: Actor,
  edition: string,
  item: NinjsItem,
  content: RevisionContent,
): Promise<Kept> {
  const slugline = (item.slugline ?? item.headline).slice(0, 200);
  const urgency = Math.min(9, Math.max(1, Math.round(item.urgency ?? 5)));
  const story = await insertStory(trx, { slugline, urgency, created_at: now });
  const article = await insertArticle(trx, { story, edition, created_at: now, account: by.account });
  await addRevision({ trx, now }, by, article, content, true);
  return { article, replaced: true };
}

/** An editor's working copy is never replaced; one that nobody has touched is. */
async function revise({ trx, now }: Doing, by: Actor, article: number, content: RevisionContent): Promise<Kept> {
  await lockArticles(trx, [article]);
  const replaced = await isUntouched(trx, article);
  await addRevision({ trx, now }, by, article, content, replaced);
  return { article, replaced };
}

async function addRevision(
  { trx, now }: Pick<Doing, "trx" | "now">,
  by: Actor,
  article: number,
  content: RevisionContent,
  copied: boolean,
): Promise<void> {
  const { account } = by;
  const row = await insertRevision(trx, { article, content, minor: false, madeFrom: null, at: now, account });
  if (copied) await storeWorkingCopy(trx, { article, content, basedOn: row.id, madeFrom: null, at: now, account });
}

function withhold({ trx }: Doing, item: NinjsItem, article: number): PublicChange | undefined {
  const held = item.pubStatus === "withheld" ? { held: true } : {};
  const embargo = item.embargoedUntil === null ? {} : { embargoed_until: new Date(item.embargoedUntil) };
  const change = { ...held, ...embargo };
  if (Object.keys(change).length === 0) return undefined;
  return { articles: [article], takedown: true, perform: () => updateArticles(trx, [article], change) };
}

/** Numbers by size, times by time; anything else that differs is newer. */
function isNewer(version: string, before: string): boolean {
  if (version === before) return false;
  if (/^\d{1,15}$/.test(version) && /^\d{1,15}$/.test(before)) return Number(version) > Number(before);
  const [one, other] = [Date.parse(version), Date.parse(before)];
  return Number.isNaN(one) || Number.isNaN(other) || one > other;
}

function failed(message: string): Fate {
  return { kind: "failed", article: null, message };
}
