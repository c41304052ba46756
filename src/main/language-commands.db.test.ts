// Through the command, in the place where the operator's words are read.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import { loadLanguages } from "../language/language.ts";
import { openNewsroom } from "../newsroom/newsroom.ts";
import { readArguments } from "./arguments.ts";
import { runCommand } from "./commands.ts";
import { placesIn } from "./data-directory.ts";
import { readEnvironment } from "./environment.ts";
import type { Workplace } from "./workplace.ts";

const directory = mkdtempSync(join(tmpdir(), "skywave-languages-"));
let db: TestDatabase;
let workplace: Workplace;

beforeAll(async () => {
  db = await openTestDatabase();
  const read = readEnvironment({ SKYWAVE_DATA: directory }, directory);
  if (!read.ok) throw new Error(read.message);
  const { environment } = read;
  const places = placesIn(directory);
  const [database, languages, clock, publicUrl] = [db.database, loadLanguages(), Date.now, environment.publicUrl];
  const paths = { picturesDirectory: places.pictures, dataDirectory: directory };
  workplace = {
    environment,
    directory: places,
    database,
    languages,
    clock,
    searchAt: null,
    newsroom: openNewsroom({ database, clock, languages, publicUrl, ...paths }),
    renditions: places.pictures,
    settings: { publicUrl, languages },
  };
});

afterAll(async () => {
  await db.close();
  rmSync(directory, { recursive: true, force: true });
});

async function run(line: string) {
  const said = { out: "", err: "" };
  const { signal } = new AbortController();
  const output = {
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
    signal,
  };
  const read = readArguments(line.split(" "));
  if (!read.ok || ["start", "help", "version", "wire parse"].includes(read.command.kind)) throw new Error(line);
  const command = read.command as Parameters<typeof runCommand>[0]; // those that work on no data are excluded above
  return { code: await runCommand(command, { workplace, directory, output }), ...said };
}

test("the report is a table of all languages by code, in figures that add up", async () => {
  const { code, out, err } = await run("language report");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const [head = "", ...rows] = out.trimEnd().split("\n");
  expect(head).toMatch(/^code +language +texts +read +unread +borrowed +% read$/);
  expect(rows).toHaveLength(workplace.languages.size);
  const codes = rows.map((row) => row.split(" ")[0]);
  expect(codes).toEqual(codes.toSorted((a = "", b = "") => (a < b ? -1 : 1)));
  const figures = /^sg +Sango +(\d+) +(\d+) +(\d+) +(\d+) +\d+$/m.exec(out)?.slice(1).map(Number) ?? [];
  const [texts = 0, read = 0, unread = 0, borrowed = 0] = figures;
  expect(borrowed).toBeGreaterThan(0);
  expect(read + unread + borrowed).toBe(texts);
});

test("of one language the report lists each unread and borrowed text", async () => {
  const { code, out } = await run("language report sg");
  expect(code).toBe(0);
  expect(out).toMatch(/^Sango: \d+ texts, \d+ read by a native speaker, \d+ unread, \d+ borrowed\.$/m);
  expect(out).toMatch(/^unread +opinion +Bibê$/m);
  expect(out).toMatch(/^borrowed \(fr\) +europe +Europe$/m);
  const json = JSON.parse((await run("language report sg --json")).out);
  expect(json.items).toHaveLength(json.unread + json.borrowed);
  expect(out.trimEnd().split("\n")).toHaveLength(1 + json.items.length);
  const all = JSON.parse((await run("language report --json")).out);
  const { items: _, ...figures } = json;
  expect(all.find((one: { code: string }) => one.code === "sg")).toEqual(figures);
});

test("a language that is not there is named, with the remedy", async () => {
  const { code, out, err } = await run("language report xx");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toBe('There is no language "xx"; "skywave language report" lists those that there are.\n');
});

test("an edition whose texts are mostly unread goes on, and says so", async () => {
  const { code, out, err } = await run("edition on sg");
  expect({ code, out }).toEqual({ code: 0, out: "The edition sg is on.\n" });
  expect(err).toMatch(
    /^Warning: Of the \d+ interface texts of Sango, a native speaker has read \d+; \d+ are in another language\. .*"skywave language report sg".*\n$/,
  );
});

test("an edition with a language of its own is in the report, and warns of nothing when its texts were read", async () => {
  const file = { code: "lg", name: "Luganda", englishName: "Ganda", path: "luganda", inherits: "en" };
  const by = { account: null, name: "operator", administrator: true, grants: [] };
  const english = workplace.languages.get("en");
  const read = (term: object) => ({ ...term, lang: undefined, read: true, source: "own" });
  const terms = Object.fromEntries(
    Object.entries({ ...english?.terms, ...english?.pluralTerms }).map(([key, term]) => [key, read(term)]),
  );
  const body = { language: JSON.parse(JSON.stringify({ ...file, pluralCategories: ["one", "other"], terms })) };
  const added = await workplace.newsroom.editions.add(by, { params: {}, query: {}, body });
  expect(added).toMatchObject({ ok: true });
  expect((await run("language report lg")).out).toMatch(/^Ganda: (\d+) texts, \1 read by a native speaker, 0 unread/);
  expect(await run("edition on lg")).toEqual({ code: 0, out: "The edition lg is on.\n", err: "" });
});
