import { type Kysely, sql } from "kysely";

// What agencies send: sources, wire items with their versions, quarantine, and the articles made from them.
const statements = [
  `create table wire_source (
    id int generated always as identity primary key,
    name text not null,
    kind text not null check (kind in ('http', 'folder')),
    place text not null,
    switched_on boolean not null,
    every_seconds int not null,
    credit text,
    language text,
    redistributable boolean not null,
    usage_terms text,
    keep_days int not null,
    created_at timestamptz not null,
    etag text,
    last_modified text,
    wanted_at timestamptz,
    next_at timestamptz,
    last_asked_at timestamptz,
    last_item_at timestamptz,
    failures int not null default 0,
    failure text,
    note text)`,

  // Narrow rows: the inbox walks many of them and shows few. "arrival" is the order in which current versions came.
  `create sequence wire_arrival`,
  `create table wire_item (
    id int generated always as identity primary key,
    source int not null references wire_source,
    guid text not null,
    version text not null,
    version_created timestamptz,
    arrival bigint not null,
    language text,
    pub_status text not null check (pub_status in ('usable', 'withheld', 'canceled')),
    urgency smallint check (urgency between 1 and 9),
    dismissed boolean not null default false,
    versions int not null,
    first_received_at timestamptz not null,
    received_at timestamptz not null,
    search text not null,
    unique (source, guid))`,
  `create unique index wire_item_arrival on wire_item (arrival) include (id, source, language, pub_status, urgency, dismissed)`,
  `create index wire_item_open on wire_item (arrival) where not dismissed`,
  `create index wire_item_source on wire_item (source, arrival)`,
  `create table wire_version (
    id int generated always as identity primary key,
    item int not null references wire_item,
    version text not null,
    version_created timestamptz,
    pub_status text not null check (pub_status in ('usable', 'withheld', 'canceled')),
    head jsonb not null,
    content jsonb not null,
    raw bytea,
    received_at timestamptz not null,
    unique (item, version))`,
  `create index wire_version_raw on wire_version (received_at) where raw is not null`,

  `create table wire_quarantine (
    id int generated always as identity primary key,
    source int not null references wire_source,
    place text not null,
    reason text not null,
    sha256 text not null,
    byte_length int not null,
    beginning text not null,
    raw bytea,
    received_at timestamptz not null,
    state text not null check (state in ('waiting', 'asked', 'replayed', 'discarded')),
    item int references wire_item,
    unique (source, sha256))`,
  `create index wire_quarantine_asked on wire_quarantine (id) where state = 'asked'`,
  `create index wire_quarantine_raw on wire_quarantine (received_at) where raw is not null`,

  `create table article_wire_item (
    article int not null references article,
    item int not null references wire_item,
    version text not null,
    used_at timestamptz not null,
    account int references account,
    warning text check (warning in ('canceled', 'newer')),
    warned_at timestamptz,
    seen boolean not null default false,
    primary key (article, item))`,
  `create index on article_wire_item (item)`,
  `create index article_wire_warned on article_wire_item (warned_at) where warning is not null and not seen`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
