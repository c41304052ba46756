// Every kind of page in every edition that comes with the software, as `src/pages/` renders it: valid, and without faults
// that axe finds. A running site is looked at in `reader.browser.test.ts`.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { everyKind, templates, withText } from "../src/pages/page-builders.ts";
import type { Page as PageData } from "../src/pages/page.ts";
import { render, renderBeside } from "../src/pages/render.tsx";
import { openBrowser } from "./browser.ts";
import { faultsOfHtml } from "./html-validator.ts";
import { auditShown, faultsOfForm } from "./reader-audit.ts";

const everything = process.env.TEST_EVERYTHING === "1";
const codes = [...templates.languages.keys()];

/** Pages by edition and place in the list of kinds: "fa/3", and the text version beside it, "fa/3/1". */
const pages = new Map<string, string>();
let server: Server;
let origin: string;

/** The page and the forms beside it that are HTML. */
const htmlOf = (page: PageData): readonly string[] =>
  [render(page, templates), ...renderBeside(page, templates).map(({ text }) => text)].filter((text) =>
    text.startsWith("<!doctype html>"),
  );

beforeAll(async () => {
  for (const code of codes)
    for (const [index, page] of everyKind(code).entries())
      for (const [form, text] of htmlOf(page).entries())
        pages.set(`${code}/${index}${form === 0 ? "" : `/${form}`}`, text);
  server = createServer((request, response) => {
    const html = pages.get(decodeURI(request.url ?? "").slice(1));
    response.writeHead(html === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server of pages has no port.");
  origin = `http://127.0.0.1:${address.port}`;
});

afterAll(() => server.close());

test("the HTML of every kind of page in every edition is valid, and with hostile words in it", async () => {
  expect(pages.size).toBeGreaterThan(50 * codes.length);
  const hostile = `<script>alert("x")</script> & ' ]]> <!-- --> {n}`;
  const all = new Map(pages);
  for (const code of ["en", "ur", "km"])
    for (const page of everyKind(code))
      for (const text of htmlOf(withText(page, hostile))) all.set(`hostile ${code} ${all.size}`, text);
  const directory = mkdtempSync(join(tmpdir(), "skywave-html-"));
  try {
    expect(await faultsOfHtml(all, directory)).toEqual([]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

test("axe finds no fault, nor is anything wider than a phone: every kind of page, every edition", async () => {
  // All of them take half an hour: one of each edition is looked at, each of another kind.
  const chosen = codes.flatMap((code, index) => {
    const own = [...pages.keys()].filter((name) => name.startsWith(`${code}/`));
    return everything ? own : own.slice(index % own.length).slice(0, 1);
  });
  expect(chosen.length).toBeGreaterThanOrEqual(codes.length);
  const faults = await faultsOf(chosen, async (page) => [
    ...(await faultsOfForm(page)),
    ...(await auditShown(page, [{ colorScheme: "light", width: 390 }])),
  ]);
  expect(faults).toEqual({});
});

test("words that nobody would write make no page wider than a phone", async () => {
  const words = [
    "Wolkenbruch".repeat(270),
    "ណាមួយ".repeat(600),
    "مصر Water 水 ខ្មែរ 12:30 https://example.org/a?b=c&d=%D8%A7 ".repeat(50).trim(),
    `\u202e${"👩🏽‍🚀".repeat(400)}\u0301\u0301\u0301`,
  ];
  const chosen: string[] = [];
  for (const [turn, code] of ["en", "ur", "km"].entries())
    for (const [index, page] of everyKind(code).entries()) {
      if (index % 3 !== turn) continue;
      const worded = ownName(withText(page, words[(index + turn) % words.length] ?? ""), page);
      for (const text of htmlOf(worded)) {
        const name = `worded/${chosen.length}`;
        pages.set(name, text);
        chosen.push(name);
      }
    }
  expect(chosen.length).toBeGreaterThan(40);
  expect(await faultsOf(chosen, faultsOfForm)).toEqual({});
});

/** Under the service's own name: that is chosen once, and looked at. */
function ownName(worded: PageData, page: PageData): PageData {
  if (!("frame" in worded && worded.frame && "frame" in page && page.frame)) return worded;
  return { ...worded, frame: { ...worded.frame, edition: page.frame.edition } } as PageData; // the same kind with another frame
}

/** What there is against these pages, by name; those without a fault are left out. */
async function faultsOf(
  names: readonly string[],
  audit: (page: Page) => Promise<readonly string[]>,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { browser, close } = await openBrowser({ javaScriptEnabled: true });
  const found: Record<string, readonly string[]> = {};
  const left = [...names];
  const look = async () => {
    const page = await browser.newPage();
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      await page.goto(`${origin}/${name}`);
      const faults = await audit(page);
      if (faults.length > 0) found[name] = faults;
    }
    await page.close();
  };
  await Promise.all([look(), look()]);
  await close();
  return found;
}
