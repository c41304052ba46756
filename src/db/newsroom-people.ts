import { sql } from "kysely";
import type { Transaction } from "./database.ts";

export interface StoredGrant {
  /** Null: every edition. */
  readonly edition: string | null;
  readonly role: "reporter" | "editor";
}

export interface StoredPerson {
  readonly account: number;
  readonly name: string;
  readonly email: string;
  /** Hashed; null until an invitation is accepted. */
  readonly password: string | null;
  readonly administrator: boolean;
  readonly interface_language: string | null;
  readonly off_at: Date | null;
  readonly last_seen_at: Date | null;
  readonly created_at: Date;
  readonly grants: readonly StoredGrant[];
}

/** Of an account as `p`: its grants, those for every edition first. */
export const grantsOf = sql<readonly StoredGrant[]>`coalesce((
  select jsonb_agg(jsonb_build_object('edition', g.edition, 'role', g.role) order by g.edition nulls first)
  from person_grant g where g.account = p.account), '[]'::jsonb)`;

const columns = sql`p.account, a.name, p.email, p.password, p.administrator, p.interface_language, p.off_at,
  p.last_seen_at, a.created_at, ${grantsOf} as grants from person p join account a on a.id = p.account`;

export async function personRows(trx: Transaction): Promise<readonly StoredPerson[]> {
  const { rows } = await sql<StoredPerson>`select ${columns} order by a.name, p.account`.execute(trx);
  return rows;
}

export async function personRow(trx: Transaction, account: number): Promise<StoredPerson | null> {
  const { rows } = await sql<StoredPerson>`select ${columns} where p.account = ${account}`.execute(trx);
  return rows[0] ?? null;
}

/** By the email as it is stored: trimmed and in small letters. */
export async function personByEmail(trx: Transaction, email: string): Promise<StoredPerson | null> {
  const { rows } = await sql<StoredPerson>`select ${columns} where p.email = ${email}`.execute(trx);
  return rows[0] ?? null;
}

/** Whether somebody still has this password and is not switched off; so it stays until the transaction ends. */
export async function keepPassword(trx: Transaction, account: number, password: string | null): Promise<boolean> {
  const row = await trx
    .selectFrom("person")
    .select(["password", "off_at"])
    .where("account", "=", account)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined && row.password === password && row.off_at === null;
}

/** One act on people at a time, so that none of two administrators can be the last. */
export async function lockPeople(trx: Transaction): Promise<void> {
  await sql`select single from installation for update`.execute(trx);
}

export async function insertPerson(
  trx: Transaction,
  person: {
    readonly name: string;
    readonly email: string;
    readonly password: string | null;
    readonly administrator: boolean;
    readonly at: Date;
  },
): Promise<number> {
  const { name, email, password, administrator, at } = person;
  const { id } = await trx
    .insertInto("account")
    .values({ name, created_at: at })
    .returning("id")
    .executeTakeFirstOrThrow();
  await trx.insertInto("person").values({ account: id, email, password, administrator }).execute();
  return id;
}

export interface PersonChange {
  readonly email?: string;
  readonly password?: string;
  readonly administrator?: boolean;
  readonly interface_language?: string | null;
  readonly off_at?: Date | null;
}

export async function updatePerson(
  trx: Transaction,
  account: number,
  { name, ...change }: PersonChange & { readonly name?: string },
): Promise<void> {
  if (name !== undefined) await trx.updateTable("account").set({ name }).where("id", "=", account).execute();
  if (Object.keys(change).length > 0)
    await trx.updateTable("person").set(change).where("account", "=", account).execute();
}

export async function replaceGrants(trx: Transaction, account: number, grants: readonly StoredGrant[]): Promise<void> {
  await trx.deleteFrom("person_grant").where("account", "=", account).execute();
  if (grants.length === 0) return;
  await trx
    .insertInto("person_grant")
    .values(grants.map(({ edition, role }) => ({ account, edition, role })))
    .execute();
}

/** Administrators who can sign in, but for one account. */
export async function activeAdministrators(trx: Transaction, but: number | null = null): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from person
    where administrator and password is not null and off_at is null and account is distinct from ${but}::int`.execute(
    trx,
  );
  return rows[0]?.total ?? 0;
}

/** The code that lets the first administrator in: the one given, unless there is one already. */
export async function keepSetUpCode(trx: Transaction, code: string): Promise<string> {
  const row = await trx
    .updateTable("installation")
    .set((expression) => ({ set_up_code: expression.fn.coalesce("set_up_code", expression.val(code)) }))
    .returning("set_up_code")
    .executeTakeFirstOrThrow();
  return row.set_up_code ?? code;
}

export async function setUpCode(trx: Transaction): Promise<string | null> {
  const row = await trx.selectFrom("installation").select("set_up_code").executeTakeFirst();
  return row?.set_up_code ?? null;
}

export async function clearSetUpCode(trx: Transaction): Promise<void> {
  await trx.updateTable("installation").set({ set_up_code: null }).execute();
}
