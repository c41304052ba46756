import { sql } from "kysely";
import type { Transaction } from "./database.ts";

// What waits for its time. Conditions are asked again under lock by the act that does it.

export type DueThing =
  | { readonly kind: "scheduled"; readonly id: number }
  | { readonly kind: "embargo"; readonly id: number }
  | { readonly kind: "line-start"; readonly id: number }
  | { readonly kind: "line-end"; readonly id: number }
  | { readonly kind: "episode"; readonly id: number }
  | { readonly kind: "rights"; readonly id: number };

/** Each thing with the instant from which it is due, whatever keeps people from doing it excepted (a hold). */
const waiting = sql`
  select 'scheduled' as kind, id, greatest(scheduled_at, embargoed_until) as at from article
    where scheduled_at is not null and state = 'scheduled' and not held
  union all
  select 'embargo', id, embargoed_until from article
    where embargoed_until is not null and not held and public is null and live_revision is not null and state in ('published', 'retracted')
  union all
  select 'line-start', id, starts_at from breaking_line where state = 'waiting'
  union all
  select 'line-end', id, ends_at from breaking_line where state = 'live' and ends_at is not null
  union all
  select 'episode', id, published_at from episode where state = 'scheduled' and published_at is not null
  union all
  select 'rights', id, expires_at from asset where not expired and expires_at is not null`;

/** What is due, in the order of its time. */
export async function dueThings(trx: Transaction, now: Date): Promise<readonly DueThing[]> {
  const { rows } = await sql<DueThing>`
    select kind, id from (${waiting}) w where at <= ${now} order by at, kind desc, id limit 500`.execute(trx);
  return rows;
}

/** The next instant at which something will be due, in UTC. */
export async function nextDue(trx: Transaction): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(at) as at from (${waiting}) w`.execute(trx);
  return rows[0]?.at ?? null;
}
