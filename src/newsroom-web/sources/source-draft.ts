import type { WireSource } from "../../newsroom-api/wire.ts";
import type { Text, Texts } from "../texts/texts.ts";

/** A source as it stands in the form: every field a text or a choice. */
export interface SourceDraft {
  readonly name: string;
  readonly kind: WireSource["kind"];
  readonly place: string;
  readonly everySeconds: number;
  readonly credit: string;
  readonly language: string;
  readonly redistributable: boolean;
  readonly usageTerms: string;
  readonly keepDays: number;
  readonly on: boolean;
}

export function draftOf(source: WireSource | undefined): SourceDraft {
  if (source === undefined)
    return {
      name: "",
      kind: "http",
      place: "",
      everySeconds: 60,
      credit: "",
      language: "",
      redistributable: false,
      usageTerms: "",
      keepDays: 30,
      on: true,
    };
  const { name, kind, place, everySeconds, credit, language, redistributable, usageTerms, keepDays, on } = source;
  return {
    name,
    kind,
    place,
    everySeconds,
    credit: credit ?? "",
    language: language ?? "",
    redistributable,
    usageTerms: usageTerms ?? "",
    keepDays,
    on,
  };
}

/** The draft as the API takes it; all but the kind, which never changes. */
export function sourceOf(draft: SourceDraft) {
  const { kind: _, ...fields } = draft;
  return {
    ...fields,
    name: draft.name.trim(),
    place: draft.place.trim(),
    credit: orNull(draft.credit),
    language: orNull(draft.language),
    usageTerms: orNull(draft.usageTerms),
  };
}

/** Only what is not as it was: a place is shown without its password, and would lose it. */
export function changesOf(draft: SourceDraft, source: WireSource): Partial<ReturnType<typeof sourceOf>> {
  const before: Readonly<Record<string, unknown>> = sourceOf(draftOf(source));
  return Object.fromEntries(Object.entries(sourceOf(draft)).filter(([field, value]) => before[field] !== value));
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}

export type Flaws = Partial<Record<keyof SourceDraft, { readonly text: Text; readonly value: string }>>;

/** What the newsroom would refuse, said at the field before it is asked. */
export function flawsOf(draft: SourceDraft, texts: Texts["sources"]): Flaws {
  const place = draft.place.trim();
  const said = (text: Text, value = "") => ({ text, value });
  return {
    ...(draft.name.trim() === "" ? { name: said(texts.nameMissing) } : {}),
    ...(place === ""
      ? { place: said(texts.placeMissing) }
      : draft.kind === "http" && !/^https?:\/\/[^/]/i.test(place)
        ? { place: said(texts.addressWrong, place) }
        : draft.kind === "folder" && !place.startsWith("/")
          ? { place: said(texts.folderWrong, place) }
          : {}),
    ...(isLanguage(draft.language.trim()) ? {} : { language: said(texts.languageWrong, draft.language.trim()) }),
  };
}

function isLanguage(tag: string): boolean {
  if (tag === "") return true;
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
