// Every kind of page in every edition that comes with the software, as `src/pages/` renders it: valid, and without faults
// that axe finds. A running site is looked at in `reader.browser.test.ts`.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { everyKind, templates } from "../src/pages/page-builders.ts";
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

beforeAll(async () => {
  for (const code of codes)
    for (const [index, page] of everyKind(code).entries())
      for (const [form, text] of [
        render(page, templates),
        ...renderBeside(page, templates).map((one) => one.text),
      ].entries())
        if (text.startsWith("<!doctype html>")) pages.set(`${code}/${index}${form === 0 ? "" : `/${form}`}`, text);
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

test("the HTML of every kind of page in every edition is valid", async () => {
  expect(pages.size).toBeGreaterThan(50 * codes.length);
  const directory = mkdtempSync(join(tmpdir(), "skywave-html-"));
  try {
    expect(await faultsOfHtml(pages, directory)).toEqual([]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

test("axe finds no fault, nor is anything wider than a phone: every kind of page, every edition", async () => {
  const { browser, close } = await openBrowser({ javaScriptEnabled: true });
  // All of them take half an hour: one of each edition is looked at, each of another kind.
  const chosen = codes.flatMap((code, index) => {
    const own = [...pages.keys()].filter((name) => name.startsWith(`${code}/`));
    return everything ? own : own.slice(index % own.length).slice(0, 1);
  });
  expect(chosen.length).toBeGreaterThanOrEqual(codes.length);
  const found: Record<string, readonly string[]> = {};
  const left = [...chosen];
  const look = async () => {
    const page = await browser.newPage();
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      await page.goto(`${origin}/${name}`);
      const faults = [
        ...(await faultsOfForm(page)),
        ...(await auditShown(page, [{ colorScheme: "light", width: 390 }])),
      ];
      if (faults.length > 0) found[name] = faults;
    }
    await page.close();
  };
  await Promise.all([look(), look()]);
  await close();
  expect(found).toEqual({});
});
