import { articleRows } from "../db/newsroom-articles.ts";
import { type RevisionRow, revisionRows, revisionsOf } from "../db/newsroom-revisions.ts";
import { workingCopyRow } from "../db/newsroom-working-copies.ts";
import type { Transaction } from "../db/database.ts";
import type { AnswerOf } from "../newsroom-api/operation.ts";
import type * as api from "../newsroom-api/revisions.ts";
import { type Block, blockText } from "../story/block.ts";
import type { RevisionContent } from "../story/revision.ts";
import { blockHash } from "./block-hash.ts";
import { found } from "./refused.ts";
import { madeFromView } from "./views.ts";

type Behind = AnswerOf<typeof api.readBehind>;

/** What changed in the source since the article's working copy was made from it. */
export async function readBehind(trx: Transaction, article: number): Promise<Behind> {
  const [row] = await articleRows(trx, [article]);
  found(row, `article ${article}`, "GET /api/articles lists those that there are.");
  const copy = found(await workingCopyRow(trx, article), `working copy of article ${article}`, "");
  const source = madeFromView(copy);
  const [base] = source === null ? [] : await revisionRows(trx, [source.revision]);
  if (source === null || base === undefined)
    return { source: null, sourceNow: null, behind: false, headline: false, summary: false, blocks: [] };
  const later = [...(await revisionsOf(trx, source.article, base.number))].reverse();
  const sourceNow = later.at(-1)?.id ?? base.id;
  return { source, sourceNow, ...behindOf(base, later, copy.content.body) };
}

/**
 * What the translation `made` of `base` misses of the source's later revisions, oldest first. Minor revisions ask for
 * nothing; what was changed back, or was taken over already (a block that names the source block's present hash), is not missed.
 */
export function behindOf(
  base: Pick<RevisionRow, "content">,
  later: readonly Pick<RevisionRow, "content" | "minor">[],
  made: readonly Block[],
): Pick<Behind, "behind" | "headline" | "summary" | "blocks"> {
  const touched = new Set<string>();
  let headline = false;
  let summary = false;
  let before = base.content;
  for (const { content, minor } of later) {
    if (!minor) {
      for (const id of changedIds(before, content)) touched.add(id);
      headline ||= before.headline !== content.headline;
      summary ||= before.summary !== content.summary;
    }
    before = content;
  }
  const was = byId(base.content);
  const is = byId(before);
  const blocks = [...touched].flatMap((id) => missed(id, was.get(id), is.get(id), made));
  headline &&= base.content.headline !== before.headline;
  summary &&= base.content.summary !== before.summary;
  return { behind: headline || summary || blocks.length > 0, headline, summary, blocks };
}

function missed(id: string, was: Block | undefined, is: Block | undefined, made: readonly Block[]): Behind["blocks"] {
  const copies = made.filter((block) => block.from?.block === id);
  const before = was === undefined ? null : blockText(was);
  if (is === undefined)
    return was === undefined || copies.length === 0 ? [] : [{ block: id, change: "deleted", before, now: null }];
  const hash = blockHash(is);
  if ((was !== undefined && blockHash(was) === hash) || copies.some((copy) => copy.from?.hash === hash)) return [];
  return [{ block: id, change: was === undefined ? "added" : "changed", before, now: blockText(is) }];
}

function changedIds(before: RevisionContent, after: RevisionContent): readonly string[] {
  const was = byId(before);
  const is = byId(after);
  const ids = new Set([...is.keys(), ...was.keys()]);
  return [...ids].filter((id) => {
    const [one, other] = [was.get(id), is.get(id)];
    return one === undefined || other === undefined || blockHash(one) !== blockHash(other);
  });
}

function byId(content: RevisionContent): ReadonlyMap<string, Block> {
  return new Map(content.body.map((block) => [block.id, block]));
}
