import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "../content/load.ts";
import type { Loaded } from "../content/loaded.ts";
import { defaultsFrom, Reader, type Reading } from "../content/reader.ts";
import type { Source } from "../content/source.ts";
import type { Addressed } from "../content/target.ts";
import type { PageOutcomeKind } from "../db/schema.ts";
import { rootAddress } from "../pages/addresses.ts";
import type { Templates } from "../pages/page.ts";
import { render, renderBeside } from "../pages/render.tsx";
import { languageOf } from "../pages/setting.ts";
import { makeShareCard, shareJob } from "./share-cards.ts";
import { webFonts } from "../pages/web-fonts.ts";
import { hashOf, pageFile, type TreeFile } from "./tree.ts";

const require = createRequire(import.meta.url);
const icons = fileURLToPath(new URL("../pages/icons/", import.meta.url));

// From an address to the files that stand there, in two steps: load (in the snapshot), render (after it).

/** What an address needs, read from one snapshot, with a name for the data: equal names, equal bytes. */
export interface Brought {
  readonly loaded: Loaded;
  readonly reading: Reading;
  readonly dataHash: string;
}

export async function bring(addressed: Addressed, source: Source, now: number, templates: Templates): Promise<Brought> {
  const reader = new Reader(source, now, defaultsFrom(templates.languages), templates);
  const loaded = await load(addressed, reader);
  const reading = reader.reading();
  // What other languages' data gives a page (their names, say) is not in what it loads.
  const languages = [...reading.languages].map((one) => one.join(" ")).sort();
  return { loaded, reading, dataHash: hashOf(templates.version, ...languages, JSON.stringify(loaded)) };
}

/** The files that stand at the address: none for nothing; a page's other forms before the page itself. Pure. */
export function filesOf(
  address: string,
  loaded: Loaded,
  templates: Templates,
  renditions: string,
): readonly TreeFile[] {
  switch (loaded.kind) {
    case "page":
      return [
        ...renderBeside(loaded.page, templates).map(({ path, text }) => ({ kind: "text", path, text }) as const),
        { kind: "text", path: pageFile(address), text: render(loaded.page, templates) },
      ];
    case "gone":
      return [{ kind: "text", path: `${address}_gone`, text: render(loaded.page, templates) }];
    case "redirect":
      return [{ kind: "text", path: `${address}_redirect`, text: `${rootAddress(loaded.to)}\n` }];
    case "file": {
      if (loaded.of === "share-cards") {
        const job = shareJob(loaded.card, languageOf(templates, loaded.card.edition.code), renditions);
        return [{ kind: "copy", path: address, from: job.output, make: () => makeShareCard(job) }];
      }
      return [{ kind: "copy", path: address, from: keptAt(loaded, renditions) }];
    }
    case "nothing":
      return [];
  }
}

/** A name for what stands at the address, form and bytes. */
export function nameOf(outcome: PageOutcomeKind, files: readonly TreeFile[]): string {
  if (files.length === 0) return outcome;
  return hashOf(outcome, ...files.flatMap((file) => [file.path, file.kind === "text" ? file.text : file.from]));
}

/** Where a file that pages do not make is kept. */
function keptAt(
  { of, name }: { readonly of: "renditions" | "icons" | "fonts"; readonly name: string },
  renditions: string,
) {
  switch (of) {
    case "renditions":
      return join(renditions, name);
    case "icons":
      return join(icons, name);
    case "fonts":
      return fontFile(name);
  }
}

/** The file of a family that comes in a package. Throws when no page uses it. */
function fontFile(family: string): string {
  const font = webFonts.find((one) => one.family === family);
  if (font === undefined) throw new Error(`No font "${family}" comes with Skywave; see src/pages/web-fonts.ts.`);
  return require.resolve(`@fontsource/${font.from.package}/files/${font.from.file}`);
}
