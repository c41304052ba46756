import { createServer } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import { openDatabase } from "./database.ts";

// What only a server can do wrong: go away, refuse, or be the wrong one.
describe.skipIf(process.env.TEST_DATABASE !== "postgres")("a PostgreSQL server", () => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase();
  });
  afterAll(() => opened.close());

  const elsewhere = (change: (url: URL) => void) => {
    const url = new URL(inject("postgresUrl"));
    change(url);
    return url.href;
  };
  const refusal = async (url: string) => {
    const result = await openDatabase({ kind: "server", url });
    if (!result.ok) return result;
    await result.database.close();
    throw new Error("it opened");
  };
  const endOtherSessions = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
      opened.database.queries,
    );

  test("nothing at the address is one sentence with host, port and database, and without the password", async () => {
    const url = "postgres://amina:geheim@127.0.0.1:1/news";
    expect(await refusal(url)).toEqual({
      ok: false,
      kind: "unreachable",
      message:
        'PostgreSQL cannot be reached at 127.0.0.1:1, database "news": nothing answers there; check DATABASE_URL and that the server runs.',
    });
  });

  test("a wrong password and a missing database are told apart, and no password is shown", async () => {
    const wrongPassword = await refusal(elsewhere((url) => (url.password = "geheim")));
    expect(wrongPassword).toMatchObject({
      kind: "unreachable",
      message: expect.stringContaining("it refuses the user name or password"),
    });
    expect(wrongPassword.message).not.toContain("geheim");
    const missing = await refusal(elsewhere((url) => (url.pathname = "/nowhere")));
    expect(missing.message).toContain('database "nowhere": it has no database of that name');
  });

  test.each(["", "mysql://localhost/news", "postgres://user:geheim@[bad/news"])(
    "what is no PostgreSQL address is refused without repeating it: %s",
    async (url) => {
      expect(await refusal(url)).toEqual({
        ok: false,
        kind: "unreachable",
        message:
          "DATABASE_URL is not an address of a PostgreSQL database; write it as postgres://user:password@host:port/database.",
      });
    },
  );

  test("something else that listens at the address is refused", async () => {
    const other = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const address = other.address();
    const port = typeof address === "object" ? address?.port : undefined;
    expect(await refusal(`postgres://a:b@127.0.0.1:${port}/news`)).toMatchObject({ kind: "unreachable" });
    other.close();
  });

  test("a read-only database and another encoding are refused as unwritable", async () => {
    const readOnly = await refusal(
      elsewhere((url) => url.searchParams.set("options", "-c default_transaction_read_only=on")),
    );
    expect(readOnly).toMatchObject({ kind: "unwritable", message: expect.stringContaining("is read-only") });
    await sql`create database skywave_test_latin1 encoding 'LATIN1' locale 'C' template template0`.execute(
      opened.database.queries,
    );
    const latin = await refusal(elsewhere((url) => (url.pathname = "/skywave_test_latin1")));
    expect(latin).toMatchObject({ kind: "unwritable", message: expect.stringContaining("LATIN1") });
    await sql`drop database skywave_test_latin1 with (force)`.execute(opened.database.queries);
  });

  test("sessions say who they are, and have no statement timeout and time zone UTC", async () => {
    const { rows } =
      await sql`select current_setting('application_name') as name, current_setting('statement_timeout') as timeout, current_setting('timezone') as zone`.execute(
        opened.database.queries,
      );
    expect(rows).toEqual([{ name: "skywave", timeout: "0", zone: "UTC" }]);
  });

  test("queries work again after every connection was cut", async () => {
    await Promise.all([1, 2, 3].map(() => sql`select pg_sleep(0.05)`.execute(opened.database.queries)));
    await endOtherSessions();
    await expect
      .poll(async () => (await sql`select 1 as one`.execute(opened.database.queries)).rows)
      .toEqual([{ one: 1 }]);
  });

  test("a cut connection loses a held lock, says so, and another gets it", async () => {
    const lock = await opened.database.holdLock(11, { wait: false });
    await endOtherSessions();
    await lock?.lost;
    expect(lock?.isLost()).toBe(true);
    const next = await opened.database.holdLock(11, { wait: true });
    expect(next?.isLost()).toBe(false);
    await lock?.release();
    expect(await opened.database.holdLock(11, { wait: false })).toBeNull();
    await next?.release();
  });

  test("a wait for a lock outlives a cut connection", async () => {
    const first = await opened.database.holdLock(12, { wait: false });
    const waiting = opened.database.holdLock(12, { wait: true });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await endOtherSessions();
    await first?.lost;
    const second = await waiting;
    expect(second?.isLost()).toBe(false);
    await second?.release();
  });

  test("a listener is called once when its lost connection is back, and hears notices again", async () => {
    let calls = 0;
    const unlisten = await opened.database.listen("wake", () => calls++);
    await endOtherSessions();
    await expect.poll(() => calls).toBe(1);
    await opened.database.notify("wake");
    await expect.poll(() => calls).toBe(2);
    await unlisten();
  });
});
