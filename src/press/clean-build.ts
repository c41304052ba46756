import { addressesOfArticles, addressesWithoutArticles } from "../content/all-addresses.ts";
import { openSource } from "../content/source.ts";
import type { Addressed } from "../content/target.ts";
import type { Database, Transaction } from "../db/database.ts";
import { databaseId } from "../db/installation.ts";
import { highestSeq } from "../db/page-queue.ts";
import { bring, filesOf } from "./bring.ts";
import { type TemplateSettings, templatesFor } from "./templates.ts";
import { openTree, prepare, type Tree } from "./tree.ts";

export interface CleanBuildOptions {
  readonly database: Database;
  /** An empty or new directory. */
  readonly out: string;
  readonly renditions: string;
  readonly settings: TemplateSettings;
  /** UTC milliseconds at which the tree is to be right. */
  readonly now: number;
  /** Leaves out the compressed copies: for a build that is only compared. */
  readonly plain?: boolean;
}

export interface CleanBuilt {
  readonly addresses: number;
  readonly pages: number;
  /** Paths of the files that have, or would have, compressed copies beside them. */
  readonly texts: ReadonlySet<string>;
  /** Something was published meanwhile: slices may show different instants. */
  readonly moved: boolean;
}

/** Pages loaded side by side: their questions go to the database together. */
const sliceSize = 128;

/**
 * The whole tree from content alone, without looking at page rows: what the live tree must equal when nothing is stale or due.
 * On the embedded database each slice is a snapshot of its own, so that the newsroom is not kept waiting.
 */
export async function cleanBuild(options: CleanBuildOptions): Promise<CleanBuilt> {
  const { database, out } = options;
  const tree = openTree(out);
  const begun = await database.snapshot(highestSeq);
  const whole = database.kind === "server";
  const done = whole
    ? await database.snapshot((trx) => buildSlices(options, tree, (work) => work(trx)))
    : await buildSlices(options, tree, (work) => database.snapshot(work));
  await tree.claim(await database.snapshot(databaseId));
  const ended = await database.snapshot(highestSeq);
  return { ...done, moved: !whole && ended !== begun };
}

type Ask = <T>(work: (trx: Transaction) => Promise<T>) => Promise<T>;

async function buildSlices(options: CleanBuildOptions, tree: Tree, ask: Ask): Promise<Omit<CleanBuilt, "moved">> {
  const texts = new Set<string>();
  let pages = 0;
  let addresses = 0;
  const build = async (slice: readonly Addressed[]) => {
    addresses += slice.length;
    pages += await buildSlice(options, tree, ask, slice, texts);
  };
  const others = await ask(addressesWithoutArticles);
  for (let start = 0; start < others.length; start += sliceSize) await build(others.slice(start, start + sliceSize));
  let after = 0;
  for (;;) {
    const next = await ask((trx) => addressesOfArticles(trx, after, sliceSize));
    if (next === null) return { addresses, pages, texts };
    await build(next.addresses);
    after = next.last;
  }
}

async function buildSlice(
  options: CleanBuildOptions,
  tree: Tree,
  ask: Ask,
  slice: readonly Addressed[],
  texts: Set<string>,
): Promise<number> {
  const { settings, now, renditions, plain = false } = options;
  const { templates, brought } = await ask(async (trx) => {
    const source = openSource(trx);
    const forSnapshot = templatesFor(settings, (await source.editions()).values());
    const loads = slice.map(async (one) => ({
      address: one.address,
      ...(await bring(one, source, now, forSnapshot)),
    }));
    return { templates: forSnapshot, brought: await Promise.all(loads) };
  });
  const pages = brought
    .map(({ address, loaded }) => filesOf(address, loaded, templates, renditions))
    .filter((files) => files.length > 0);
  await Promise.all(
    pages.flat().map(async (file) => {
      if (file.kind === "copy") await file.make?.();
      else texts.add(file.path);
      await tree.write(
        plain && file.kind === "text"
          ? { kind: "plain", path: file.path, plain: Buffer.from(file.text, "utf8") }
          : await prepare(file),
      );
    }),
  );
  return pages.length;
}
