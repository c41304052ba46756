import { oncePerLanguage } from "./once-per-language.ts";
import type { Language } from "./profile.ts";
import { scriptTraits } from "./script-traits.ts";

export type ListPart = Readonly<{ kind: "item"; index: number; text: string } | { kind: "between"; text: string }>;

const formatter = oncePerLanguage((language) =>
  language.list === undefined && language.intlSupport.list
    ? new Intl.ListFormat(language.intlLocale, { type: "conjunction", style: "long" })
    : undefined,
);

/** Items as one phrase: "A, B and C". Where no word for "and" is known, the script's own comma alone. */
export function formatList(language: Language, items: readonly string[]): string {
  return listParts(language, items)
    .map((part) => part.text)
    .join("");
}

/** The same phrase in parts, for pages that put links or marked-up names in place of the items. */
export function listParts(language: Language, items: readonly string[]): readonly ListPart[] {
  const format = formatter(language);
  if (format === undefined) return ownParts(language, items);
  let index = 0;
  return format
    .formatToParts(items)
    .map(({ type, value }) =>
      type === "element" ? { kind: "item", index: index++, text: value } : { kind: "between", text: value },
    );
}

function ownParts(language: Language, items: readonly string[]): readonly ListPart[] {
  const comma = scriptTraits(language.script).listSeparator;
  const { separator, last } = language.list ?? { separator: comma, last: comma };
  return items.flatMap((text, index): ListPart[] => {
    const item: ListPart = { kind: "item", index, text };
    return index === 0 ? [item] : [{ kind: "between", text: index === items.length - 1 ? last : separator }, item];
  });
}
