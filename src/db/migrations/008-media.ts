import { type Kysely, sql } from "kysely";

// Audio and video beside pictures. An audio has no width; a file of either may be larger than 2 GB. What was made of one is
// in `renditions`; `leased_until` keeps two newsrooms on one database from making the same.
const statements: readonly string[] = [
  `alter table asset drop constraint asset_kind_check`,
  `alter table asset
    alter column byte_length type bigint,
    alter column width drop not null,
    alter column height drop not null,
    add column state text not null default 'ready' check (state in ('making', 'ready', 'as-it-came', 'failed')),
    add column problem text,
    add column duration real,
    add column renditions jsonb not null default '[]',
    add column leased_until timestamptz,
    add constraint asset_kind_check check (kind in ('picture', 'audio', 'video')),
    add constraint asset_size_check check (kind <> 'picture' or (width is not null and height is not null))`,
  `create index asset_making on asset (id) where state = 'making'`,
  `alter table asset_text add column transcript text`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
