import { type Loaded, nothing } from "./loaded.ts";
import type { Reader } from "./reader.ts";
import type { Target } from "./target.ts";

type AppFile = Extract<Target, { kind: "script" | "worker" | "breaking" | "app-manifest" | "offline" }>;

/** What readers' browsers run, ask for and install of an edition that is switched on. */
export async function loadAppFile(address: string, { kind, edition: code }: AppFile, reader: Reader): Promise<Loaded> {
  const edition = await reader.edition(code);
  if (edition === null) return nothing;
  switch (kind) {
    case "script":
      return { kind: "page", page: { kind, edition: code, languageVersion: edition.languageVersion } };
    case "worker":
      return { kind: "page", page: { kind } };
    case "breaking":
      return { kind: "page", page: { kind, address, line: await reader.breakingLine(edition) } };
    case "app-manifest":
      return { kind: "page", page: { kind, address, edition, theme: await reader.theme(edition) } };
    case "offline":
      return { kind: "page", page: { kind, frame: await reader.frame(edition, "never") } };
  }
}
