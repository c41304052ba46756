import { describe, expect, it } from "vitest";
import { slug } from "./addresses.ts";
import { editionData } from "./data/edition-data.ts";
import { formatDate, formatMonth } from "./dates.ts";
import { graphemes } from "./graphemes.ts";
import { loadLanguages } from "./language.ts";
import { formatNumber } from "./numbers.ts";
import { zeroOf } from "./numbering.ts";
import { plural } from "./plurals.ts";
import type { Language } from "./profile.ts";
import { formatRelative } from "./relative-time.ts";
import { breakable } from "./segmentation.ts";
import { placeholdersOf, termKeys } from "./term-keys.ts";
import { truncate } from "./truncation.ts";

// One suite for every language that comes with the software.

const languages = [...loadLanguages().values()];
const moment = Date.UTC(2026, 2, 9, 10, 5);
const scripts: Readonly<Record<string, string>> = {
  Latn: "Latin",
  Cyrl: "Cyrillic",
  Grek: "Greek",
  Armn: "Armenian",
  Geor: "Georgian",
  Ethi: "Ethiopic",
  Beng: "Bengali",
  Deva: "Devanagari",
  Gujr: "Gujarati",
  Guru: "Gurmukhi",
  Sinh: "Sinhala",
  Taml: "Tamil",
  Telu: "Telugu",
  Mymr: "Myanmar",
  Khmr: "Khmer",
  Laoo: "Lao",
  Thai: "Thai",
  Tibt: "Tibetan",
  Arab: "Arabic",
  Rohg: "Hanifi_Rohingya",
  Kore: "Hangul",
  Hans: "Han",
  Hant: "Han",
};
const letters: Readonly<Record<string, RegExp>> = { Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u };
// Names and units that good newspapers of other scripts print in Latin letters as well.
const mayBeLatin: readonly string[] = ["rss", "video", "podcasts", "menu", "sizeInMegabytes", "sizeInKilobytes"];
const letterOf = ({ script }: Language) => letters[script] ?? new RegExp(`\\p{Script=${scripts[script]}}`, "u");
const ownTexts = (language: Language) =>
  termKeys.map((key) => ({ key, ...language.terms[key] })).filter((term) => term.lang === language.htmlLang);

describe("the editions together", () => {
  it("are 84, each with a code and a path of its own", () => {
    expect(editionData).toHaveLength(84);
    expect(languages).toHaveLength(84);
    expect(new Set(languages.map(({ path }) => path)).size).toBe(84);
  });

  it("claim no hreflang twice", () => {
    const claimed = languages.map(({ hreflang }) => hreflang).filter((value) => value !== null);
    expect(new Set(claimed).size).toBe(claimed.length);
    for (const value of claimed) expect(value, value).toMatch(/^[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/);
  });

  it("name a known language as the one they are a variant of", () => {
    const variants = languages.filter(({ variantOf }) => variantOf !== undefined);
    expect(variants.map(({ code, variantOf }) => `${code} of ${variantOf}`).sort()).toEqual([
      "sr-Cyrl of sr-Latn",
      "uz-Cyrl of uz-Latn",
      "zh-Hant of zh-Hans",
    ]);
  });
});

describe.each(languages)("$code ($englishName)", (language) => {
  it("has a profile that its script and CLDR agree with", () => {
    expect(language.dir).toBe(["Arab", "Rohg"].includes(language.script) ? "rtl" : "ltr");
    expect(new Intl.Locale(language.htmlLang).maximize().script).toBe(language.script);
    expect(language.name).toMatch(letterOf(language));
    expect(language.notes).not.toBe("");
    expect(language.lineHeight).toBeGreaterThanOrEqual(1.5);
    expect(language.bodySize).toBeGreaterThanOrEqual(17);
  });

  it("promises only what ICU can do", () => {
    const { intlLocale, intlSupport } = language;
    expect(Intl.DateTimeFormat.supportedLocalesOf(intlLocale)).toHaveLength(1);
    if (intlSupport.list) expect(Intl.ListFormat.supportedLocalesOf(intlLocale)).toHaveLength(1);
    if (intlSupport.plural) {
      const { pluralCategories } = new Intl.PluralRules(intlLocale).resolvedOptions();
      expect([...language.pluralCategories].sort()).toEqual([...pluralCategories].sort());
    }
    if (intlSupport.relativeTime) expect(new Intl.RelativeTimeFormat(intlLocale).format(-5, "minute")).not.toMatch(/-/);
  });

  it("has every text, with its placeholders", () => {
    for (const key of termKeys) {
      const { text } = language.terms[key];
      expect(text, key).not.toBe("");
      if (key !== "frontDescription") for (const name of placeholdersOf(key)) expect(text, key).toContain(`{${name}}`);
    }
    expect(language.pluralTerms.storyCount.forms.other).toContain("{n}");
    for (const category of Object.keys(language.pluralTerms.storyCount.forms)) {
      expect(language.pluralCategories, category).toContain(category);
    }
  });

  it("writes its texts in its script, without mixing scripts in a word", () => {
    const mixable = ["Latin", "Cyrillic", "Greek", "Arabic", "Armenian", "Georgian"];
    for (const { key, text } of ownTexts(language)) {
      if (!mayBeLatin.includes(key)) expect(text, key).toMatch(letterOf(language));
      for (const word of text.replace(/\{\w+\}/g, " ").split(/[^\p{L}\p{M}]+/u)) {
        const found = mixable.filter((script) => new RegExp(`\\p{Script=${script}}`, "u").test(word));
        expect(found.length, `${key}: ${word}`).toBeLessThan(2);
      }
    }
  });

  it("keeps its texts free of the spelling traps of its language", () => {
    for (const { key, text } of ownTexts(language)) {
      if (/^(fa|ckb|ur)/.test(language.code)) expect(text, key).not.toMatch(/[كيى]/);
      if (language.code === "ar") expect(text, key).not.toMatch(/[\u06a9\u06cc\u06c1]/);
      if (language.code === "ug") expect(text, key).not.toMatch(/[\u06a9\u06cc\u06c1\u0647\u0629]/);
      if (/^(hi|ne|pa)$/.test(language.code)) expect(text, key).not.toMatch(/[\p{L}\p{M}]\.$/u);
      if (/^(mr|gu|ta|te|si)$/.test(language.code)) expect(text, key).not.toMatch(/[।॥]/);
      // A Sinhala r or y below its consonant needs the joiner; without it the two stand side by side.
      if (language.code === "si") expect(text, key).not.toMatch(/\u0dca[\u0dba\u0dbb]/);
      // Signs of one syllable in the wrong order look right in some fonts only.
      if (/^(hi|mr|ne)$/.test(language.code)) expect(text, key).not.toMatch(/[\u0902\u0901][\u093e-\u094c]/);
      if (language.code === "my") expect(text, key).not.toMatch(/[\u1060-\u1097]|[ကငညတနပမယ]\u103b(?=$|[\s့း။၊])/);
      if (language.code === "th") expect(text, key).not.toMatch(/([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\1/);
      if (language.code === "ka") expect(text, key).not.toMatch(/[\u1c90-\u1cbf]/);
      if (language.code === "uz-Latn") expect(text, key).not.toMatch(/[og]['‘’]/i);
    }
  });

  it("prints dates and numbers in its own digits and calendar", () => {
    const zero = zeroOf[language.numerals];
    const own = Array.from("0123456789", (digit) => String.fromCodePoint(zero + Number(digit)));
    const year = language.calendar === "persian" ? "1404" : "2026";
    const date = formatDate(language, moment, "dateAndTime");
    expect(date).toContain(Array.from(year, (digit) => own[Number(digit)]).join(""));
    for (const digit of `${date}${formatNumber(language, 1234)}`.match(/\p{Nd}/gu) ?? []) expect(own).toContain(digit);
    expect(date).not.toMatch(/[{}]|\bAP\b|ค\.ศ\./);
    expect(formatDate(language, moment, "time")).toMatch(/\p{Nd}[:.]\p{Nd}/u);
  });

  it("names every month differently", () => {
    const months = Array.from({ length: 12 }, (_, month) =>
      formatMonth(language, `2026-${String(month + 1).padStart(2, "0")}`),
    );
    expect(new Set(months).size).toBe(12);
  });

  it("tells relative times and counts with their number", () => {
    const five = formatNumber(language, 5);
    expect(formatRelative(language, moment - 5 * 60_000, moment)).toContain(five);
    expect(formatRelative(language, moment - 5 * 3_600_000, moment)).toContain(five);
    expect(formatRelative(language, moment - 5 * 86_400_000, moment)).toContain(five);
    expect(formatRelative(language, moment - 5 * 60_000, moment)).not.toMatch(/(^|[^\p{L}])-/u);
    expect(plural(language, "storyCount", 5)).toContain(five);
  });

  it("makes an address of any of its texts that fits and says something", () => {
    for (const { key, text } of ownTexts(language)) {
      const readable = slug(language, text.replace(/\{\w+\}/g, ""));
      expect(encodeURIComponent(readable).length, key).toBeLessThanOrEqual(80);
      expect(readable, key).toMatch(/^[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u);
    }
  });

  it("truncates to well-formed text within the length", () => {
    for (const { key, text } of ownTexts(language)) {
      for (const most of [1, 2, 5, 11]) {
        const short = truncate(language, text, most);
        expect(short.isWellFormed(), key).toBe(true);
        expect(graphemes(short).length, key).toBeLessThanOrEqual(most);
      }
    }
  });

  it("can be made breakable twice with one result and no other change", () => {
    for (const { key, text } of ownTexts(language)) {
      const once = breakable(language, text);
      expect(breakable(language, once), key).toBe(once);
      expect(once.replaceAll("\u200b", ""), key).toBe(text.replaceAll("\u200b", ""));
      if (!["Thai", "Laoo", "Khmr", "Mymr"].includes(language.script)) expect(once).toBe(text);
    }
  });
});
