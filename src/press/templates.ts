import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EditionRow } from "../db/published.ts";
import { defineLanguage, type Language } from "../language/language.ts";
import type { Templates } from "../pages/page.ts";
import { type SiteSettings, usualSiteSettings } from "../pages/site-settings.ts";

const require = createRequire(import.meta.url);

/** Packages that turn pages into text, or text into another script. */
const renderers = ["preact", "preact-render-to-string", "opencc-js"];

/** Folders whose code or data decides what bytes a page has. */
const folders = ["story", "language", "pages", "content"];

let codeVersion: string | undefined;

/** Names the code and language data that render pages: a hash of their source files, made once. */
function versionOfCode(): string {
  codeVersion ??= hashSources(join(dirname(fileURLToPath(import.meta.url)), ".."));
  return codeVersion;
}

function hashSources(source: string): string {
  // The runtime's own data spells dates and names of zones, and a new version may spell them otherwise.
  const { icu, cldr, tz, unicode } = process.versions;
  const hash = createHash("sha256").update([icu, cldr, tz, unicode].join(" "));
  for (const name of renderers) hash.update(readFileSync(packageFile(name)));
  for (const folder of folders) {
    const paths = readdirSync(join(source, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(tsx?|json|css|svg)$/.test(path) && !path.includes(".test."))
      .sort();
    for (const path of paths)
      hash
        .update(`${folder}/${path}\0`)
        .update(readFileSync(join(source, folder, path)))
        .update("\0");
  }
  return hash.digest("base64url").slice(0, 16);
}

/** A package's own description, which some do not export: the nearest above its code. */
function packageFile(name: string): string {
  const code = require.resolve(name);
  const folder = join("node_modules", name);
  return join(code.slice(0, code.lastIndexOf(folder) + folder.length), "package.json");
}

/** Where pages stand and what languages they know. */
export interface TemplateSettings {
  /** Absolute, no trailing slash. */
  readonly publicUrl: string;
  readonly languages: ReadonlyMap<string, Language>;
  /** False: readers' browsers drop what they keep for offline reading. */
  readonly offlineReading?: boolean;
  /** What few pages show: when it differs they alone are rendered again. */
  readonly site?: SiteSettings;
  /** Pictures of type are made where there is no photograph to share. */
  readonly sharePictures?: boolean;
}

/** The templates for a snapshot's editions: shipped languages and those that the newsroom added. */
export function templatesFor(settings: TemplateSettings, editions: Iterable<EditionRow>): Templates {
  const languages = new Map(settings.languages);
  for (const row of editions) {
    if (row.language === null) continue;
    const own = ownLanguage(row.code, row.language_version, row.language, settings.languages);
    if (own !== null) languages.set(row.code, own);
  }
  const { publicUrl, offlineReading = true, site = usualSiteSettings, sharePictures = false } = settings;
  return { version: templatesVersion(settings), publicUrl, languages, offlineReading, site, sharePictures };
}

export function templatesVersion(settings: TemplateSettings): string {
  const without = settings.offlineReading === false ? " without offline reading" : "";
  return `${versionOfCode()} ${settings.publicUrl}${without}${settings.sharePictures ? " with share pictures" : ""}`;
}

/** What the operator has programs told: a name for it. */
export function siteVersion({ site = usualSiteSettings }: TemplateSettings): string {
  return createHash("sha256").update(JSON.stringify(site)).digest("base64url").slice(0, 16);
}

const ownLanguages = new Map<string, Language>();

function ownLanguage(
  code: string,
  version: string | null,
  json: unknown,
  known: ReadonlyMap<string, Language>,
): Language | null {
  const name = `${code} ${version}`;
  const before = ownLanguages.get(name);
  if (before !== undefined) return before;
  const defined = defineLanguage(json, known);
  if (!defined.ok) return null; // refused at the door; a database edited by hand must not stop other editions
  ownLanguages.set(name, defined.language);
  return defined.language;
}
