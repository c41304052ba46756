import { join } from "node:path";
import { load } from "../content/load.ts";
import type { Loaded } from "../content/loaded.ts";
import { defaultsFrom, Reader, type Reading } from "../content/reader.ts";
import type { Source } from "../content/source.ts";
import type { Addressed } from "../content/target.ts";
import type { PageOutcomeKind } from "../db/schema.ts";
import { rootAddress } from "../pages/addresses.ts";
import type { Templates } from "../pages/page.ts";
import { render } from "../pages/render.tsx";
import { hashOf, pageFile, type TreeFile } from "./tree.ts";

// From an address to the file that stands there, in two steps: load (in the snapshot), render (after it).

/** What an address needs, read from one snapshot, with a name for the data: equal names, equal bytes. */
export interface Brought {
  readonly loaded: Loaded;
  readonly reading: Reading;
  readonly dataHash: string;
}

export async function bring(addressed: Addressed, source: Source, now: number, templates: Templates): Promise<Brought> {
  const reader = new Reader(source, now, defaultsFrom(templates.languages));
  const loaded = await load(addressed, reader);
  const reading = reader.reading();
  // What other languages' data gives a page (their names, say) is not in what it loads.
  const languages = [...reading.languages].map((one) => one.join(" ")).sort();
  return { loaded, reading, dataHash: hashOf(templates.version, ...languages, JSON.stringify(loaded)) };
}

/** The one file that stands at the address, or null for nothing. Pure. */
export function fileOf(address: string, loaded: Loaded, templates: Templates, renditions: string): TreeFile | null {
  switch (loaded.kind) {
    case "page":
      return { kind: "text", path: pageFile(address), text: render(loaded.page, templates) };
    case "gone":
      return { kind: "text", path: `${address}_gone`, text: render(loaded.page, templates) };
    case "redirect":
      return { kind: "text", path: `${address}_redirect`, text: `${rootAddress(loaded.to)}\n` };
    case "file":
      return { kind: "copy", path: address, from: join(renditions, loaded.name) };
    case "nothing":
      return null;
  }
}

/** A name for what stands at the address, form and bytes. */
export function nameOf(outcome: PageOutcomeKind, file: TreeFile | null): string {
  if (file === null) return outcome;
  return hashOf(outcome, file.path, file.kind === "text" ? file.text : file.from);
}
