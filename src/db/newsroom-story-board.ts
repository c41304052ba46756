import { sql } from "kysely";
import type { ArticleState } from "../story/article.ts";
import type { Transaction } from "./database.ts";

/** A story on the board, and when one of its articles was last written in. */
export interface BoardRow {
  readonly story: number;
  readonly active: Date;
}

export interface BoardWanted {
  readonly edition: string | null;
  readonly state: ArticleState | null;
  /** Folded to lower case; part of a slugline or headline. */
  readonly search: string | null;
  readonly before: Date | null;
  readonly limit: number;
}

/** How many articles are looked at for one page of the board: enough for stories told in every edition. */
const looked = 4_000;

/** Stories in which something that is wanted was written last, newest first; found by an index, however old the archive. */
export async function boardRows(trx: Transaction, wanted: BoardWanted): Promise<readonly BoardRow[]> {
  const { edition, state, search, before, limit } = wanted;
  const pattern = search === null ? null : `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const matching = sql`from working_copy w join article a on a.id = w.article join story s on s.id = a.story
    where (${edition}::text is null or a.edition = ${edition}) and (${state}::text is null or a.state = ${state})
      and (${pattern}::text is null or lower(s.slugline) like ${pattern} or lower(w.content->>'headline') like ${pattern})`;
  const { rows } = await sql<BoardRow>`
    select story, max(updated_at) as active from (
      select a.story, w.updated_at ${matching} and (${before}::timestamptz is null or w.updated_at < ${before})
      order by w.updated_at desc limit ${looked}) newest
    where ${before}::timestamptz is null or not exists (
      select 1 ${matching} and a.story = newest.story and w.updated_at >= ${before})
    group by story order by active desc, story desc limit ${limit}`.execute(trx);
  return rows;
}
