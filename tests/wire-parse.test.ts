// `skywave wire parse` as an operator runs it: a process of its own that never opens the data.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";

const root = dirname(import.meta.dirname);
const top = mkdtempSync(join(tmpdir(), "skywave-wire-parse-"));
afterAll(() => rmSync(top, { recursive: true, force: true }));

interface Ninjs {
  readonly uri: string;
  readonly headlines: readonly { readonly value: string }[];
}

/** `items` is null where standard output is empty. */
async function wireParse(file: string, input = "") {
  const environment = {
    ...process.env,
    SKYWAVE_DATA: join(top, "data"),
    DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
  };
  const child = spawn(process.execPath, [join(root, "bin/skywave.mjs"), "wire", "parse", file], {
    cwd: top,
    env: environment,
  });
  const code = new Promise<number | null>((resolve) => child.on("close", resolve));
  child.stdin.on("error", () => {}); // a refusal may come before everything is written
  child.stdin.end(input);
  const [out, err] = await Promise.all([buffer(child.stdout), text(child.stderr)]);
  const items = out.length === 0 ? null : (JSON.parse(out.toString()) as readonly Ninjs[]); // what the command prints
  return { code: await code, items, lines: err.split("\n").slice(0, -1) };
}

const feed = (items: string) => `<rss version="2.0"><channel><title>Example</title>${items}</channel></rss>`;

test("a good file is printed as an array of ninjs 3.1, and the data is not touched", async () => {
  const { code, items, lines } = await wireParse(join(root, "tests/fixtures/wire/arabic-windows-1256.xml"));
  expect(items?.map(({ uri, headlines }) => [uri, headlines[0]?.value])).toEqual([
    ["urn:skywave:wire:ar-1", "عودة العبارات إلى الجزر"],
    ["urn:skywave:wire:ar-2", "السوق يفتح مبكرا"],
  ]);
  expect({ code, lines }).toEqual({ code: 0, lines: [] });
  expect(existsSync(join(top, "data"))).toBe(false);
});

test("a broken item is one line on standard error and exit code 1, and the others are printed", async () => {
  writeFileSync(
    join(top, "feed.xml"),
    feed("<item><title>a & b</title></item><item><guid>urn:x:2</guid><title>c</title></item>"),
  );
  const { code, items, lines } = await wireParse("feed.xml");
  expect(items?.map(({ uri }) => uri)).toEqual(["urn:x:2"]);
  expect(lines).toEqual([
    expect.stringMatching(/^feed\.xml: item 1: It is not well-formed XML: an ampersand stands alone/),
  ]);
  expect(code).toBe(1);
});

test("a dash reads standard input", async () => {
  const { code, items } = await wireParse("-", feed("<item><guid>urn:x:1</guid></item>"));
  expect([code, items?.length]).toEqual([0, 1]);
});

test.each([
  ["an empty file", "", /It looks like an empty document/],
  ["a web page", "<!DOCTYPE html><title>x</title>", /It looks like a web page/],
  ["a cut-off JSON", '{"uri":\n"urn:', /It looks like JSON and is none/],
])("%s is one line on standard error, nothing on standard output, exit code 1", async (_, content, sentence) => {
  expect(await wireParse("-", content)).toEqual({ code: 1, items: null, lines: [expect.stringMatching(sentence)] });
});

test("a file that is not there is named", async () => {
  expect(await wireParse("nowhere.xml")).toEqual({
    code: 1,
    items: null,
    lines: [expect.stringMatching(/^nowhere\.xml: It cannot be read .*; name a file that is there\.$/)],
  });
});

test("words that make no command are answered with what to write", async () => {
  const { code, lines } = await wireParse("");
  expect({ code, lines }).toEqual({
    code: 2,
    lines: ["These words do not make a command. Write: skywave wire parse FILE"],
  });
});
