import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { appendFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "./newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "./test-database.ts";
import { ninjs, openWireUnderTest, until, type WireUnderTest } from "./wire-builder.ts";
import type { Database } from "../src/db/database.ts";
import * as api from "../src/newsroom-api/wire.ts";

let test: TestDatabase;
let news: NewsroomUnderTest;
let wire: WireUnderTest;
let folder: string;

beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "skywave-wires-"));
  mkdirSync(join(folder, "taken"));
  news = await openNewsroomUnderTest(test.database);
  wire = await openWireUnderTest(test.database, news);
});
afterEach(async () => {
  await wire.stop();
  await news.close();
  expect(news.failures).toEqual([]);
  rmSync(folder, { recursive: true });
  await test.reset();
});
afterAll(() => test.close());

const document = (...guids: readonly string[]) => JSON.stringify(guids.map((guid) => ninjs({ guid })));
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
/** Names of the files in the folder, or in one beneath it. */
const files = (beneath = "") =>
  readdirSync(join(folder, beneath), { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
const source = (more = {}) => wire.source(folder, { kind: "folder", ...more });
const guids = async () => (await wire.inbox()).map((item) => item.guid).sort();
const sourceNow = async () => (await news.call(api.listWireSources, {})).items[0];

describe("a folder of an agency", () => {
  it("is emptied into the inbox: what is there when it is added, and what comes later", async () => {
    put("one.json", document("urn:a", "urn:b"));
    await source();
    await until(async () => (files("taken").length === 1 ? true : null));
    expect(await guids()).toEqual(["urn:a", "urn:b"]);
    put(".writing", document("urn:c"));
    renameSync(join(folder, ".writing"), join(folder, "two.json"));
    await until(async () => (files("taken").length === 2 ? true : null));
    expect(await guids()).toEqual(["urn:a", "urn:b", "urn:c"]);
    expect(files()).toEqual([]);
    expect(files("taken")).toEqual(["one.json", "two.json"]);
    expect(readFileSync(join(folder, "taken", "two.json"), "utf8")).toBe(document("urn:c"));
    expect(wire.reports).toEqual([]);
  });

  it("keeps a file that is still being written until it is whole", async () => {
    await source();
    const path = join(folder, "slow.json");
    const text = document("urn:a", "urn:b");
    for (let from = 0; from < text.length; from += Math.ceil(text.length / 4)) {
      await appendFile(path, text.slice(from, from + Math.ceil(text.length / 4)));
      await sleep(600);
    }
    await until(async () => (files("taken").length === 1 ? true : null));
    expect(await guids()).toEqual(["urn:a", "urn:b"]);
    expect((await news.call(api.listQuarantine, {})).items).toEqual([]);
  });

  it("keeps a file whose writer pauses, since half a document cannot be read to its end", async () => {
    await source();
    const path = join(folder, "pausing.json");
    const text = document("urn:a", "urn:b");
    writeFileSync(path, text.slice(0, text.length / 2));
    await sleep(2_500);
    expect(files()).toEqual(["pausing.json"]);
    await appendFile(path, text.slice(text.length / 2));
    await until(async () => (files("taken").length === 1 ? true : null));
    expect(await guids()).toEqual(["urn:a", "urn:b"]);
  });

  it("never writes over what was taken before", async () => {
    put("feed.json", document("urn:a"));
    await source();
    await until(async () => (files("taken").length === 1 ? true : null));
    put("feed.json", document("urn:b"));
    await until(async () => (files("taken").length === 2 ? true : null));
    expect(files("taken")).toContain("feed.json");
    expect(files("taken").every((name) => /^feed(\.\d+)?\.json$/.test(name))).toBe(true);
    expect(readFileSync(join(folder, "taken", "feed.json"), "utf8")).toBe(document("urn:a"));
  });

  it("moves what cannot be read to quarantine, with its row, after some patience", async () => {
    put("nonsense.xml", "no feed at all");
    await source();
    await sleep(2_500);
    expect(files()).toEqual(["nonsense.xml"]); // it may not be complete after all
    const asIfOld = new Date(Date.now() - 60_000);
    utimesSync(join(folder, "nonsense.xml"), asIfOld, asIfOld);
    await until(async () => (existsSync(join(folder, "quarantined", "nonsense.xml")) ? true : null));
    const { items } = await news.call(api.listQuarantine, {});
    expect(items).toMatchObject([
      { place: join(folder, "nonsense.xml"), beginning: "no feed at all", state: "waiting" },
    ]);
    expect(files()).toEqual([]);
    expect(await sourceNow()).toMatchObject({ failures: 0, quarantined: 1 });
  });

  it("leaves sub-folders, links and what begins with a dot alone", async () => {
    mkdirSync(join(folder, "archive"));
    writeFileSync(join(folder, "archive", "old.json"), document("urn:old"));
    const outside = mkdtempSync(join(tmpdir(), "skywave-outside-"));
    writeFileSync(join(outside, "secret.json"), document("urn:secret"));
    symlinkSync(join(outside, "secret.json"), join(folder, "link.json"));
    put(".hidden.json", document("urn:hidden"));
    put("one.json", document("urn:a"));
    await source();
    await until(async () => (files("taken").length === 1 ? true : null));
    expect(await guids()).toEqual(["urn:a"]);
    expect(files()).toEqual([".hidden.json", "link.json"]);
    rmSync(outside, { recursive: true });
  });

  it("says that a file cannot be moved, and reads it only once until it changes", async () => {
    symlinkSync(join(folder, "nowhere", "at-all"), join(folder, "quarantined"));
    put("nonsense.xml", "no feed at all");
    utimesSync(join(folder, "nonsense.xml"), new Date(0), new Date(0));
    const { id } = await source();
    const failing = await wire.ask(id);
    expect(failing.failure).toContain(`nonsense.xml was read but cannot be moved to ${join(folder, "quarantined")}`);
    expect(failing).toMatchObject({ quarantined: 1, failures: 2 });
    expect(files()).toContain("nonsense.xml");
    rmSync(join(folder, "quarantined"));
    utimesSync(join(folder, "nonsense.xml"), new Date(1_000), new Date(1_000));
    expect(await wire.ask(id)).toMatchObject({ failure: null, quarantined: 1 });
    expect(files("quarantined")).toEqual(["nonsense.xml"]);
  });

  it("fails with a sentence while the operator has not said that files may be taken", async () => {
    await source();
    rmSync(join(folder, "taken"), { recursive: true });
    put("one.json", document("urn:a"));
    const failing = await until(async () => {
      const now = await sourceNow();
      return now?.failure ? now : null;
    });
    expect(failing.failure).toBe(
      `The folder ${folder} has no sub-folder "taken"; make it, which says that files may be taken from there.`,
    );
    expect(files()).toEqual(["one.json"]);
    mkdirSync(join(folder, "taken"));
    await wire.ask(failing.id);
    await until(async () => (files("taken").length === 1 ? true : null));
    expect(await sourceNow()).toMatchObject({ failures: 0, failure: null });
  });

  it("removes and moves nothing through a link that whoever delivers put in a sub-folder's place", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "skywave-elsewhere-"));
    writeFileSync(join(elsewhere, "old.txt"), "not ours");
    utimesSync(join(elsewhere, "old.txt"), new Date(0), new Date(0));
    symlinkSync(elsewhere, join(folder, "quarantined"));
    const asIfOld = new Date(Date.now() - 60_000);
    put("nonsense.xml", "This is no feed.");
    utimesSync(join(folder, "nonsense.xml"), asIfOld, asIfOld);
    put("one.json", document("urn:a"));
    const { id } = await source({ keepDays: 2 });
    await until(async () => (files("taken").length === 1 ? true : null));
    news.pass(2 * 24 * 3_600_000 + 1_000);
    await wire.ask(id);
    await until(async () => (files("taken").length === 0 ? true : null));
    expect(readdirSync(elsewhere)).toEqual(["old.txt"]);
    rmSync(elsewhere, { recursive: true });
  });

  it("lets go of what was taken when its time is up", async () => {
    put("one.json", document("urn:a"));
    await source({ keepDays: 2 });
    await until(async () => (files("taken").length === 1 ? true : null));
    news.pass(2 * 24 * 3_600_000 + 1_000);
    put("two.json", document("urn:b"));
    await until(async () => (files("taken").join() === "two.json" ? true : null));
    expect(await guids()).toEqual(["urn:a", "urn:b"]);
  });
});

describe("a wire station that ends in the middle", () => {
  it("loses nothing: until it is stored a file lies where it was, and what was stored is stored once", async () => {
    await wire.stop();
    for (const stopAt of [1, 2, 3, 4, 5, 6]) {
      put(`${stopAt}.json`, document(`urn:${stopAt}-a`, `urn:${stopAt}-b`));
      // The line to the database breaks at its nth transaction: whatever was under way ends there, as in a power cut.
      let transactions = 0;
      const { promise: broken, resolve } = Promise.withResolvers<void>();
      const breaking: Database = {
        ...test.database,
        async transaction(work) {
          transactions += 1;
          if (transactions < stopAt) return test.database.transaction(work);
          resolve();
          throw new Error("The power is gone.");
        },
      };
      const cut = await openWireUnderTest(breaking, news);
      if (stopAt === 1) await news.call(api.addWireSource, { body: { name: "Agency", kind: "folder", place: folder } });
      await cut.wake();
      await Promise.race([broken, sleep(2_000)]);
      await cut.stop();
      const stored = await guids();
      for (let count = 1; count <= stopAt; count += 1) {
        const lies = files().includes(`${count}.json`);
        expect(lies || stored.includes(`urn:${count}-a`), `file ${count} after transaction ${stopAt}`).toBe(true);
      }
    }
    wire = await openWireUnderTest(test.database, news);
    news.pass(24 * 3_600_000);
    await wire.wake();
    await until(async () => (files().length === 0 ? true : null));
    expect((await guids()).length).toBe(12);
    expect((await wire.inbox()).every((item) => item.versions === 1)).toBe(true);
  });
});
