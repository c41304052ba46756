import type { Language } from "../language/language.ts";
import { oncePerLanguage } from "../language/once-per-language.ts";
import { absoluteAddress, lightAddress, relativeAddress, rootAddress } from "./addresses.ts";
import type { EditionFacts, Frame, PageKind, Templates } from "./page.ts";
import type { Theme } from "./theme.ts";

/** Where a component finds itself: the page's kind, its edition and language, and how addresses are written in it. */
export interface Setting {
  readonly kind: PageKind;
  readonly templates: Templates;
  readonly edition: EditionFacts;
  readonly language: Language;
  /** The edition's own look; null: Skywave's. */
  readonly theme: Theme | null;
  /** A decoded address in the tree as this page writes it: relative, or from the root on pages served at any depth. */
  readonly link: (to: string) => string;
  /** The same, for the page itself and not its text version: other than `link` only in text versions. */
  readonly full: (to: string) => string;
  readonly absolute: (to: string) => string;
  /** Where the page itself stands; null: served at any depth, or only looked at. */
  readonly address: string | null;
  /** The page is a text version: pictures are links, and links lead to text versions. */
  readonly light: boolean;
  /** The page is only looked at in the newsroom: nothing is said in it to search engines and other sites. */
  readonly preview: boolean;
}

/** `address` null: the page is served at any depth. */
export function settingOf(
  templates: Templates,
  kind: PageKind,
  { edition, theme }: Pick<Frame, "edition" | "theme">,
  address: string | null,
): Setting {
  const link = address === null ? rootAddress : (to: string) => relativeAddress(address, to);
  return {
    kind,
    templates,
    edition,
    language: inZone(languageOf(templates, edition.code), edition.timeZone),
    theme,
    link,
    full: link,
    absolute: (to) => absoluteAddress(templates.publicUrl, to),
    address,
    light: false,
    preview: false,
  };
}

/** For a page that is looked at in the newsroom: its links lead to the site, its pictures come from the newsroom's own host. */
export function previewSetting(templates: Templates, kind: PageKind, frame: Frame): Setting {
  const setting = settingOf(templates, kind, frame, null);
  const link = (to: string) => (to.startsWith("media/") ? rootAddress(to) : setting.absolute(to));
  return { ...setting, link, full: link, preview: true };
}

/** For the text version of the page at `address`. */
export function lightSetting(templates: Templates, kind: PageKind, frame: Frame, address: string): Setting {
  const setting = settingOf(templates, kind, frame, lightAddress(address));
  const link = (to: string) => setting.full(to === "" || to.endsWith("/") ? lightAddress(to) : to);
  return { ...setting, link, light: true };
}

/** The language of an edition; throws if the templates do not have it. */
export function languageOf(templates: Templates, code: string): Language {
  const language = templates.languages.get(code);
  if (!language)
    throw new Error(`No language data for the edition "${code}": add its profile before its pages are rendered.`);
  return language;
}

// An edition's readers may live in another zone than its language's first home. One object for each zone, since what is
// remembered for a language (its date formats, its style) is remembered by object.
function inZone(language: Language, timeZone: string): Language {
  if (language.timeZone === timeZone) return language;
  const zones = otherZones(language);
  const moved = zones.get(timeZone) ?? { ...language, timeZone };
  zones.set(timeZone, moved);
  return moved;
}

const otherZones = oncePerLanguage(() => new Map<string, Language>());
