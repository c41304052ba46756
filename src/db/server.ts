import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Engine, OpenFailure } from "./engine.ts";
import { serverListener } from "./server-listener.ts";
import { serverLocks } from "./server-locks.ts";
import { parserOf } from "./values.ts";

export interface ServerWhere {
  readonly kind: "server";
  /** postgres://user:password@host:port/database */
  readonly url: string;
}

type ServerResult = { readonly ok: true; readonly engine: Engine } | OpenFailure;

const OLDEST_VERSION = 14;
const CONNECT_TIMEOUT = 10_000;

// Sent with the connection, so that no statement runs without them. Keepalives: a server frees a dead process's locks in 25 s.
const sessionSettings = {
  timezone: "UTC",
  statement_timeout: "0",
  lock_timeout: "0",
  idle_in_transaction_session_timeout: "0",
  tcp_keepalives_idle: "10",
  tcp_keepalives_interval: "5",
  tcp_keepalives_count: "3",
} as const;

/** Opens a pool on a PostgreSQL server (14 or newer, UTF8, writable). Messages name host, port and database, never the password. */
export async function openServer(where: ServerWhere): Promise<ServerResult> {
  const config = connectionConfig(where.url);
  if (!config)
    return {
      ok: false,
      kind: "unreachable",
      message:
        "DATABASE_URL is not an address of a PostgreSQL database; write it as postgres://user:password@host:port/database.",
    };
  pg.defaults.parseInputDatesAsUTC = true; // otherwise a Date in a date column depends on this machine's time zone
  const place = describePlace(config);
  const pool = new pg.Pool({ ...config, max: 10 });
  // Without a handler a connection that dies while idle ends the process; the pool replaces it by itself.
  pool.on("error", () => {});
  try {
    const failure = await inspect(pool, place);
    if (!failure) return { ok: true, engine: serverEngine(pool, config) };
    await pool.end();
    return failure;
  } catch (cause) {
    await pool.end();
    return {
      ok: false,
      kind: "unreachable",
      message: `PostgreSQL cannot be reached at ${place}: ${reason(cause)}; check DATABASE_URL and that the server runs.`,
    };
  }
}

function serverEngine(pool: pg.Pool, config: pg.ClientConfig): Engine {
  const listener = serverListener(config);
  const locks = serverLocks(config);
  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await listener.close();
    await locks.close();
    await pool.end();
  }
  return {
    kind: "server",
    connection: new Kysely({ dialect: new PostgresDialect({ pool }) }),
    listen: listener.listen,
    holdLock: locks.hold,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

function connectionConfig(url: string): pg.ClientConfig | null {
  if (!/^postgres(ql)?:/.test(url)) return null;
  const settings = Object.entries(sessionSettings).map(([name, value]) => `-c ${name}=${value}`);
  try {
    const parsed = new URL(url);
    // `pg` lets the address override the configuration, so options in the address are moved behind ours.
    const own = parsed.searchParams.get("options");
    parsed.searchParams.delete("options");
    const config: pg.ClientConfig = {
      connectionString: parsed.href,
      application_name: "skywave",
      options: [...settings, own ?? ""].join(" ").trim(),
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      types: { getTypeParser: (oid: number) => parserOf(oid) },
    };
    new pg.Client(config); // throws what it cannot read
    return config;
  } catch {
    return null; // its error may quote the password
  }
}

function describePlace(config: pg.ClientConfig): string {
  const { host, port, database } = new pg.Client(config);
  return `${host}:${port}, database "${database}"`;
}

async function inspect(pool: pg.Pool, place: string): Promise<OpenFailure | null> {
  const { rows } = await pool.query<{ version: number; encoding: string; read_only: boolean }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
      pg_is_in_recovery() or current_setting('default_transaction_read_only')::bool as read_only`,
  );
  const found = rows[0];
  if (!found) throw new Error("the server gave no answer");
  const major = Math.floor(found.version / 10_000);
  if (major < OLDEST_VERSION)
    return {
      ok: false,
      kind: "version",
      message: `PostgreSQL at ${place} is version ${major}, and Skywave needs ${OLDEST_VERSION} or newer; upgrade that server or choose another with DATABASE_URL.`,
    };
  if (found.read_only)
    return {
      ok: false,
      kind: "unwritable",
      message: `PostgreSQL at ${place} is read-only; give DATABASE_URL the address of the primary server.`,
    };
  if (found.encoding !== "UTF8")
    return {
      ok: false,
      kind: "unwritable",
      message: `PostgreSQL at ${place} stores text as ${found.encoding}, which cannot hold every language; create a database with encoding 'UTF8' and give its address in DATABASE_URL.`,
    };
  return null;
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing answers there",
  ENOTFOUND: "no machine has that name",
  EAI_AGAIN: "the name could not be looked up",
  ETIMEDOUT: "it does not answer in time",
  ENOENT: "that socket does not exist",
  "28P01": "it refuses the user name or password",
  "28000": "it refuses the user name",
  "3D000": "it has no database of that name",
  "53300": "it has no connection to spare",
  "57P03": "it is still starting",
};

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  return reasons[code] ?? (/timeout/i.test(cause.message) ? "it does not answer in time" : cause.message || code);
}
