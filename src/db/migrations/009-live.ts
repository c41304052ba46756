import { type Kysely, sql } from "kysely";

// Live coverage of an article: its posts, each with immutable versions. `version` counts what readers see change, `text_version`
// only what is said; a post's `number` is given when it is first published, and never again.
const statements = [
  `create table live_coverage (
    article int primary key references article,
    started_at timestamptz not null,
    ended_at timestamptz,
    changed_at timestamptz,
    version int not null default 0,
    text_version int not null default 0)`,
  `create table live_post (
    id int generated always as identity primary key,
    article int not null references live_coverage,
    state text not null default 'draft' check (state in ('draft', 'published', 'removed')),
    number int,
    version int,
    key_point boolean not null default false,
    pinned boolean not null default false,
    published_at timestamptz,
    changed int not null default 0,
    created_at timestamptz not null,
    account int references account,
    unique (article, number))`,
  `create index on live_post (article, id desc)`,
  `create unique index live_post_pinned on live_post (article) where pinned`,
  `create table live_post_version (
    id int generated always as identity primary key,
    post int not null references live_post,
    number int not null,
    content jsonb not null,
    note text,
    contributors int[] not null,
    assets int[] not null,
    created_at timestamptz not null,
    account int references account,
    unique (post, number))`,
  `create trigger immutable before update or delete or truncate on live_post_version for each statement execute function refuse_change()`,
  `alter table live_post add foreign key (version) references live_post_version`,
  `alter table partners_item add column live int not null default 0`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
