import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import type { Database } from "./database.ts";

// One suite for both kinds: what holds on PGlite holds on a server, value by value.

let opened: TestDatabase;
let database: Database;

beforeAll(async () => {
  opened = await openTestDatabase();
  database = opened.database;
  await sql`create table note (id int generated always as identity constraint note_key primary key, text text not null)`.execute(
    database.queries,
  );
});
beforeEach(() => opened.reset());
afterAll(() => opened.close());

const addNote = (text: string) => sql`insert into note (text) values (${text})`;
const notes = async () =>
  (await sql<{ text: string }>`select text from note order by id`.execute(database.queries)).rows.map(
    ({ text }) => text,
  );

describe("values", () => {
  test.each<[string, string, unknown]>([
    ["int8", "9007199254740991::int8", 9007199254740991],
    ["count", "count(*)", 1],
    ["int4 and oid", "array[1::int8, 23::oid]", [1, 23]],
    ["float8", "0.1::float8", 0.1],
    ["infinite float8", "'-infinity'::float8", -Infinity],
    ["numeric", "1.50::numeric", "1.50"],
    ["bool", "true", true],
    ["text", "E'a\\nب'::text", "a\nب"],
    ["timestamptz", "'2026-11-23 20:15:35.123456+03'::timestamptz", new Date("2026-11-23T17:15:35.123Z")],
    ["timestamptz without a fraction", "'1932-12-19 09:30:00+00'::timestamptz", new Date("1932-12-19T09:30:00Z")],
    ["date", "'2026-11-23'::date", "2026-11-23"],
    ["timestamp", "'2026-11-23 20:15:35'::timestamp", "2026-11-23 20:15:35"],
    ["interval", "'1 day 02:00'::interval", "1 day 02:00:00"],
    ["uuid", "'0190b6b0-0000-7000-8000-000000000001'::uuid", "0190b6b0-0000-7000-8000-000000000001"],
    ["jsonb", `'{"a":[1,null,"ب"]}'::jsonb`, { a: [1, null, "ب"] }],
    ["json null", "'null'::jsonb", null],
    ["bytea", "'\\x00ff10'::bytea", Buffer.from([0, 255, 16])],
    [
      "text[]",
      `array['a', null, 'NULL', '', 'q"u', 'b\\s', 'c,d', '{e}', ' f ']`,
      ["a", null, "NULL", "", 'q"u', "b\\s", "c,d", "{e}", " f "],
    ],
    ["empty array", "'{}'::text[]", []],
    [
      "nested array",
      "array[[1,2],[3,4]]",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["array with other bounds", "'[0:1]={5,6}'::int4[]", [5, 6]],
    ["timestamptz[]", "array['2026-01-01'::timestamptz]", [new Date("2026-01-01T00:00:00Z")]],
    ["numeric[]", "array[1.50]", ["1.50"]],
    ["bool[]", "array[true,false]", [true, false]],
    ["jsonb[]", `array['{"a":"b c"}'::jsonb]`, [{ a: "b c" }]],
    ["interval[]", "array['1 day'::interval]", '{"1 day"}'],
    ["null", "null::int8", null],
  ])("%s comes out the same from both kinds", async (_, expression, expected) => {
    const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(database.queries);
    expect(rows).toEqual([{ value: expected }]);
  });

  test("an integer beyond 2^53 throws instead of losing digits", async () => {
    await expect(sql`select 9007199254740993::int8 as value`.execute(database.queries)).rejects.toThrow(
      "9007199254740993",
    );
    await expect(sql`select array[9007199254740993::int8] as value`.execute(database.queries)).rejects.toThrow(
      "9007199254740993",
    );
  });

  test("parameters go in the same way on both kinds", async () => {
    const instant = new Date("2026-11-23T20:15:35.123Z");
    const { rows } =
      await sql`select ${instant}::timestamptz as instant, ${instant}::date as day, ${["a", null, 'q"\\']}::text[] as words, ${[1, 2]}::int8[] as numbers,
      ${Buffer.from([0, 255])}::bytea as bytes, ${{ a: [1] }}::jsonb as object, ${JSON.stringify([1, "x"])}::jsonb as list, ${true}::bool as yes,
      ${7n}::int8 as big, ${null}::text as nothing, ${[]}::int4[] as none, ${"5"}::int4 + ${1} as sum, ${3} = any(${[1, 2, 3]}::int4[]) as among`.execute(
        database.queries,
      );
    expect(rows).toEqual([
      {
        instant,
        day: "2026-11-23",
        words: ["a", null, 'q"\\'],
        numbers: [1, 2],
        bytes: Buffer.from([0, 255]),
        object: { a: [1] },
        list: [1, "x"],
        yes: true,
        big: 7,
        nothing: null,
        none: [],
        sum: 6,
        among: true,
      },
    ]);
  });

  test("an array given for a json column without JSON.stringify is refused", async () => {
    await expect(sql`select ${[1, 2]}::jsonb`.execute(database.queries)).rejects.toMatchObject({ code: "22P02" });
  });

  test("errors carry the SQLSTATE, and the constraint where there is one", async () => {
    await expect(sql`select 1 / 0`.execute(database.queries)).rejects.toMatchObject({ code: "22012" });
    const twice = sql`insert into note (id, text) overriding system value values (7, 'a'), (7, 'b')`;
    await expect(twice.execute(database.queries)).rejects.toMatchObject({
      code: "23505",
      constraint: "note_key",
      table: "note",
    });
  });

  test("a statement tells how many rows it changed", async () => {
    await addNote("Amina").execute(database.queries);
    await addNote("Boris").execute(database.queries);
    const updated = await sql`update note set text = text || '.'`.execute(database.queries);
    expect(updated.numAffectedRows).toBe(2n);
  });
});

describe("transactions", () => {
  test("a transaction commits when its work resolves", async () => {
    const answer = await database.transaction(async (trx) => {
      await addNote("Amina").execute(trx);
      return "done";
    });
    expect(answer).toBe("done");
    expect(await notes()).toEqual(["Amina"]);
  });

  test("a transaction whose work throws leaves nothing, and the error comes out as it is", async () => {
    const failure = new Error("no");
    const attempt = database.transaction(async (trx) => {
      await addNote("Amina").execute(trx);
      throw failure;
    });
    await expect(attempt).rejects.toBe(failure);
    expect(await notes()).toEqual([]);
  });

  test("a transaction that swallows a failed statement does not pretend to commit", async () => {
    const attempt = database.transaction(async (trx) => {
      await addNote("Amina").execute(trx);
      await sql`select 1 / 0`.execute(trx).catch(() => {});
    });
    await expect(attempt).rejects.toThrow();
    expect(await notes()).toEqual([]);
  });

  test("transactions are read committed", async () => {
    const level = await database.transaction(async (trx) => (await sql`show transaction_isolation`.execute(trx)).rows);
    expect(level).toEqual([{ transaction_isolation: "read committed" }]);
  });

  test("a snapshot is repeatable read and refuses to write", async () => {
    const level = await database.snapshot(async (trx) => (await sql`show transaction_isolation`.execute(trx)).rows);
    expect(level).toEqual([{ transaction_isolation: "repeatable read" }]);
    await expect(database.snapshot((trx) => addNote("Amina").execute(trx))).rejects.toMatchObject({ code: "25006" });
  });

  test("statements outside an open transaction wait for it or pass by it, and see only what was committed", async () => {
    const { promise: written, resolve: tellWritten } = Promise.withResolvers<void>();
    const { promise: seen, resolve: tellSeen } = Promise.withResolvers<void>();
    const writing = database.transaction(async (trx) => {
      await addNote("Amina").execute(trx);
      tellWritten();
      // The embedded database has one connection: there the others wait until this ends. A server answers them at once.
      const patience = database.kind === "embedded" ? 100 : 20_000;
      await Promise.race([seen, new Promise((resolve) => setTimeout(resolve, patience))]);
    });
    await written;
    const outside = notes();
    void outside.then(() => tellSeen());
    await writing;
    expect(await outside).toEqual(database.kind === "embedded" ? ["Amina"] : []);
  });

  test("fifty transactions at once all commit", async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => database.transaction((trx) => addNote(`${index}`).execute(trx))),
    );
    expect(await notes()).toHaveLength(50);
  });

  test("what would wait for ever inside a transaction throws there", async () => {
    await database.transaction(async (trx) => {
      await expect(notes()).rejects.toThrow("use the transaction object");
      await expect(database.transaction(async () => {})).rejects.toThrow("use the transaction object");
      await expect(database.snapshot(async () => {})).rejects.toThrow("use the transaction object");
      await expect(database.notify("wake")).rejects.toThrow("use the transaction object");
      await addNote("Amina").execute(trx);
    });
    expect(await notes()).toEqual(["Amina"]);
  });

  test("a query that outlives its transaction throws", async () => {
    const late = await database.transaction(async (trx) => () => addNote("Amina").execute(trx));
    await expect(late()).rejects.toThrow("after its transaction had ended");
    expect(await notes()).toEqual([]);
  });
});

describe("listening", () => {
  function counter() {
    let calls = 0;
    const waiting: (() => void)[] = [];
    return {
      called: () => {
        calls++;
        for (const tell of waiting.splice(0)) tell();
      },
      calls: () => calls,
      next: () => new Promise<void>((resolve) => waiting.push(resolve)),
    };
  }

  test("a listener hears a notice, from outside and from inside a transaction, once that has committed", async () => {
    const heard = counter();
    const unlisten = await database.listen("press-wanted", heard.called);
    let next = heard.next();
    await database.notify("press-wanted");
    await next;
    next = heard.next();
    await database.transaction(async (trx) => {
      await sql`select pg_notify('press-wanted', '')`.execute(trx);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(heard.calls()).toBe(1);
    });
    await next;
    await unlisten();
  });

  test("nothing is heard of a transaction that rolled back, of another channel, or after unlisten", async () => {
    const heard = counter();
    const last = counter();
    const unlisten = await database.listen("Press", heard.called);
    const unlistenLast = await database.listen("last", last.called);
    const rolledBack = database.transaction(async (trx) => {
      await sql`select pg_notify('Press', '')`.execute(trx);
      throw new Error("no");
    });
    await expect(rolledBack).rejects.toThrow("no");
    await database.notify("press");
    await unlisten();
    await database.notify("Press");
    const done = last.next();
    await database.notify("last");
    await done;
    expect(heard.calls()).toBe(0);
    await unlistenLast();
  });

  test("a listener woken by a transaction of this process may query", async () => {
    const { promise, resolve } = Promise.withResolvers<readonly string[]>();
    const unlisten = await database.listen("wake", () => resolve(notes()));
    await database.transaction(async (trx) => {
      await addNote("Amina").execute(trx);
      await sql`select pg_notify('wake', '')`.execute(trx);
    });
    expect(await promise).toEqual(["Amina"]);
    await unlisten();
  });
});

describe("held locks", () => {
  test("one holds, another is told no, and gets it after release", async () => {
    const first = await database.holdLock(1, { wait: false });
    expect(first?.isLost()).toBe(false);
    expect(await database.holdLock(1, { wait: false })).toBeNull();
    const other = await database.holdLock(2, { wait: false });
    expect(other).not.toBeNull();
    await other?.release();
    const waiting = database.holdLock(1, { wait: true });
    await first?.release();
    const second = await waiting;
    expect(second).not.toBeNull();
    await second?.release();
  });

  test("an aborted wait ends with nothing, and takes nothing from those who still wait", async () => {
    const first = await database.holdLock(1, { wait: true });
    const controller = new AbortController();
    const givenUp = database.holdLock(1, { wait: true, signal: controller.signal });
    const patient = database.holdLock(1, { wait: true });
    controller.abort();
    expect(await givenUp).toBeNull();
    await first?.release();
    const second = await patient;
    expect(second).not.toBeNull();
    await second?.release();
    expect(await database.holdLock(1, { wait: true, signal: AbortSignal.abort() })).toBeNull();
  });
});
