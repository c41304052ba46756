import { type Kysely, sql } from "kysely";

// Practice editions, what partners have of each article, and which addresses an article's last public act reached.
const statements = [
  `alter table edition add column practice boolean not null default false`,
  `alter table edition add constraint practice_stays_inside check (not (practice and live))`,

  `create table partners_item (
    article int primary key references article on delete cascade,
    edition text not null references edition,
    usable boolean not null,
    version int not null,
    changed_at timestamptz not null,
    publication int not null)`,
  `create index on partners_item (edition, changed_at desc, article desc) where usable`,
  `create index on partners_item (edition, changed_at desc, article desc) where not usable`,
  `insert into partners_item (article, edition, usable, version, changed_at, publication)
    select a.id, a.edition, true, p.acts, p.at, p.last
    from article a join revision r on r.id = a.live_revision
    cross join lateral (select count(*)::int as acts, max(at) as at, max(id) as last from publication where article = a.id) p
    where a.public = 'shown' and p.acts > 0 and (r.content->'rights'->>'redistributable')::boolean`,

  `create table public_act (
    article int primary key references article on delete cascade,
    seq bigint not null,
    at timestamptz not null,
    act text not null,
    account int references account)`,
  `create index on public_act (at)`,
  `create table exit (
    article int not null references public_act on delete cascade,
    address text not null,
    seq bigint not null,
    primary key (article, address))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
