import { term } from "../language/term.ts";
import { frontAddress, relativeAddress } from "./addresses.ts";
import { iconOf } from "./Mark.tsx";
import type { AppManifest, BreakingFile, Templates } from "./page.ts";
import { languageOf } from "./setting.ts";
import { coloursOf } from "./theme.ts";

// Small files of an edition that its script and its installed app ask for.

/** JSON: the breaking line, or an empty object. `address` is relative to the file; `until` an instant, ISO 8601. */
export function renderBreaking({ address, line }: BreakingFile): string {
  const { text, address: to, until } = line ?? { text: undefined, address: null, until: null };
  const leads = to === null ? undefined : relativeAddress(address, to);
  return json({ text, address: leads, until: until === null ? undefined : new Date(until).toISOString() });
}

/** Where the icons of Skywave's own mark stand, by their size in pixels; the last may be cut to any shape. */
export const iconAddresses = {
  192: "media/icon-1/192.png",
  512: "media/icon-1/512.png",
  maskable: "media/icon-1/maskable.png",
} as const;

/** The web app manifest. Addresses are relative to it; an edition with a mark of its own is shown by that mark. */
export function renderManifest(templates: Templates, { address, edition, theme }: AppManifest): string {
  const language = languageOf(templates, edition.code);
  const { brand, paper } = coloursOf(theme, "light");
  const front = relativeAddress(address, frontAddress(edition.path));
  const icon = (name: keyof typeof iconAddresses, sizes: string, purpose: string) => ({
    src: relativeAddress(address, iconAddresses[name]),
    sizes,
    type: "image/png",
    purpose,
  });
  const own = { src: iconOf(theme), sizes: "any", type: "image/svg+xml", purpose: "any" };
  const manifest = {
    id: front,
    name: `${edition.wordmark} – ${language.name}`,
    short_name: edition.wordmark,
    description: term(language, "frontDescription", { language: language.name }),
    lang: language.htmlLang,
    dir: language.dir,
    start_url: front,
    scope: front,
    display: "minimal-ui",
    background_color: paper,
    theme_color: brand,
    icons: [
      ...(theme?.mark === undefined ? [] : [own]),
      icon(192, "192x192", "any"),
      icon(512, "512x512", "any"),
      icon("maskable", "512x512", "maskable"),
    ],
  };
  return json(manifest);
}

// Whoever looks at the file as a page must not meet an element in it.
function json(data: object): string {
  return `${JSON.stringify(data).replaceAll("<", "\\u003c")}\n`;
}
