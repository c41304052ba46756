/**
 * The edition, of those given, that an item's language tag (BCP 47) means: the same tag; else the same language in the
 * same script, one for all regions first (CLDR's likely subtags); else, where the tag leaves the script open, the same
 * language in another; else null. Editions for learners (a variant subtag) are only meant by their own tag.
 */
export function editionFor(tag: string, editions: readonly string[]): string | null {
  const wanted = localeOf(tag.trim().replaceAll("_", "-"));
  if (wanted === null) return null;
  const exact = editions.find((edition) => localeOf(edition)?.toString() === wanted.toString());
  if (exact !== undefined) return exact;
  const maximal = wanted.maximize();
  const candidates = editions.flatMap((edition) => {
    const locale = localeOf(edition);
    return locale === null || hasVariant(locale) || locale.maximize().language !== maximal.language
      ? []
      : [{ edition, locale, maximal: locale.maximize() }];
  });
  const sameScript = candidates.filter((one) => one.maximal.script === maximal.script);
  const alike = sameScript.length > 0 || wanted.script !== undefined ? sameScript : candidates;
  const best =
    alike.find((one) => one.maximal.region === maximal.region) ??
    alike.find((one) => one.locale.region === undefined) ??
    alike[0];
  return best?.edition ?? null;
}

function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag);
  } catch {
    return null; // not a tag: no edition is meant
  }
}

function hasVariant(locale: Intl.Locale): boolean {
  return /-([a-z0-9]{5,8}|\d[a-z0-9]{3})(-|$)/i.test(locale.baseName);
}
