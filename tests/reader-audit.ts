import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { type ReaderSite, readEditions } from "./reader-site.ts";

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const validator = require.resolve("vnu-jar/build/dist/vnu.jar");

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** One page of every kind in every edition that is read, and the chooser: addresses without a slash at their beginning. */
export function everyPage({ pages, longMonth }: ReaderSite): readonly string[] {
  const ofEditions = readEditions.flatMap((edition) => {
    const { former: _, ...kinds } = pages[edition]; // it is a redirect
    return [...Object.values(kinds), `${kinds.article}light/`, `${kinds.front}offline/`];
  });
  return ["", "nothing/", ...ofEditions, longMonth];
}

/** How a page is looked at: on light or dark paper, so many pixels wide. */
export interface Look {
  readonly colorScheme: "light" | "dark";
  readonly width: number;
}

const everyLook: readonly Look[] = (["light", "dark"] as const).flatMap((colorScheme) =>
  [390, 1280].map((width) => ({ colorScheme, width })),
);

/** What axe has against the page, on light and dark paper, on a phone and a desk. */
export async function auditPage(page: Page, url: string): Promise<readonly string[]> {
  await page.goto(url);
  return auditShown(page, everyLook);
}

/** The same for what the page shows now, looked at in these ways. */
export async function auditShown(page: Page, looks: readonly Look[]): Promise<readonly string[]> {
  await page.addScriptTag({ content: axeSource });
  const found: string[] = [];
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const violations = await page.evaluate(async (values) => {
      const here = window as unknown as { readonly axe: typeof axe }; // put there by the script above
      const result = await here.axe.run(document, {
        runOnly: { type: "tag", values },
        resultTypes: ["violations"],
      });
      if (result.passes.length === 0) return ["axe looked at nothing"];
      return result.violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes[0]?.html} (${nodes.length})`);
    }, tags);
    found.push(...violations.map((violation) => `${colorScheme} ${width} px: ${violation}`));
  }
  return found;
}

interface Message {
  readonly url: string;
  readonly type: string;
  readonly subType?: string;
  readonly message: string;
  readonly extract?: string;
}

/** What the W3C's validator has against the bytes that the edge sends, warnings included. */
export async function validate(site: ReaderSite): Promise<readonly string[]> {
  const directory = mkdtempSync(join(tmpdir(), "skywave-html-"));
  try {
    const files = await Promise.all(
      everyPage(site).map(async (address, index) => {
        const answer = await fetch(`${site.url}/${encodeURI(address)}`);
        const file = join(directory, `${index}.html`);
        writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
        return [file, address] as const;
      }),
    );
    const names = files.map(([file]) => file);
    const { stdout } = await promisify(execFile)(
      "java",
      ["-jar", validator, "--format", "json", "--stdout", "--exit-zero-always", ...names],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    const { messages } = JSON.parse(stdout) as { messages: readonly Message[] }; // the validator's own format
    const addresses = new Map(files);
    // A mere "info" is about the slash in <br/>, which XML's way of writing has and HTML allows.
    const faults = messages.filter(({ type, subType }) => type !== "info" || subType === "warning");
    return faults.map(({ url, type, message, extract }) => {
      const address = addresses.get(new URL(url).pathname) ?? url;
      return `${address || "/"}: ${type}: ${message} ${extract ?? ""}`;
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
