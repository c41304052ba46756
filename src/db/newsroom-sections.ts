import { sql } from "kysely";
import type { Transaction } from "./database.ts";

export interface StoredSection {
  readonly id: number;
  readonly edition: string;
  readonly slug: string;
  readonly name: string;
}

export async function sectionsOf(trx: Transaction, edition: string): Promise<readonly StoredSection[]> {
  return trx
    .selectFrom("section")
    .select(["id", "edition", "slug", "name"])
    .where("edition", "=", edition)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** The sections, locked against deletion until the transaction ends. */
export async function keptSections(trx: Transaction, ids: readonly number[]): Promise<readonly StoredSection[]> {
  const { rows } = await sql<StoredSection>`
    select id, edition, slug, name from section where id = any(${ids}::int[]) order by id for key share`.execute(trx);
  return rows;
}

export async function lockSection(trx: Transaction, id: number): Promise<StoredSection | null> {
  const row = await trx
    .selectFrom("section")
    .select(["id", "edition", "slug", "name"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Adds at the end; null when the edition has the slug already. */
export async function insertSection(
  trx: Transaction,
  section: { readonly edition: string; readonly slug: string; readonly name: string },
): Promise<StoredSection | null> {
  const { rows } = await sql<StoredSection>`
    insert into section (edition, slug, name, position)
    values (${section.edition}, ${section.slug}, ${section.name},
      (select coalesce(max(position), 0) + 1 from section where edition = ${section.edition}))
    on conflict (edition, slug) do nothing returning id, edition, slug, name`.execute(trx);
  return rows[0] ?? null;
}

export async function renameSectionRow(trx: Transaction, id: number, name: string): Promise<void> {
  await trx.updateTable("section").set({ name }).where("id", "=", id).execute();
}

export async function orderSectionRows(trx: Transaction, ids: readonly number[]): Promise<void> {
  await sql`update section s set position = o.position
    from unnest(${ids}::int[]) with ordinality as o(id, position) where s.id = o.id`.execute(trx);
}

/** How many articles stand in the section, published or being written. */
export async function articlesInSection(trx: Transaction, id: number): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from article a left join working_copy w on w.article = a.id
    where a.section = ${id} or (w.content->>'section')::int = ${id}`.execute(trx);
  return rows[0]?.total ?? 0;
}

export async function deleteSectionRow(trx: Transaction, id: number): Promise<void> {
  await trx.deleteFrom("front_block").where("section", "=", id).execute();
  await trx.deleteFrom("section").where("id", "=", id).execute();
}
