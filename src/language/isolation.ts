import type { Language } from "./profile.ts";

/**
 * Text wrapped in FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE (UAX #9), for plain text: titles, meta tags, feeds,
 * JSON-LD. In HTML use `<bdi>`. Bidi controls inside are dropped, so that nothing leaks out.
 */
export function isolate(text: string): string {
  return `\u2068${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")}\u2069`;
}

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;
const leftToRight =
  /[[\p{L}0-9]--[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]]/v;

/** Whether a name holds letters (or, from right to left, digits) that run against the edition's direction. */
export function runsAgainst(language: Language, name: string): boolean {
  return (language.dir === "rtl" ? leftToRight : rightToLeft).test(name);
}

/** Whether a sentence has nothing of the edition's direction: one in another language, and not one that quotes a name. */
export function isAllForeign(language: Language, sentence: string): boolean {
  return runsAgainst(language, sentence) && !(language.dir === "rtl" ? rightToLeft : leftToRight).test(sentence);
}

/** A name inside plain text (a title, a list in a feed), isolated where it runs against the edition's direction. */
export function isolateName(language: Language, name: string): string {
  return runsAgainst(language, name) ? isolate(name) : name;
}

/** What has its own order whatever stands around it: addresses, @handles, #tags and telephone numbers. */
const ownOrder = new RegExp(
  [
    "(?:https?:\\/\\/|www\\.)[\\w\\-.\\/?=&%#~:+,;@!$'()*]*[\\w\\/]",
    "(?<![\\w.+\\-])[\\w.+\\-]{1,64}@[\\w\\-]{1,63}(?:\\.[\\w\\-]{1,63})+",
    "(?<![\\p{L}\\p{M}\\p{N}_@])@\\w[\\w.]{0,63}(?<=\\w)",
    "(?<![\\p{L}\\p{M}\\p{N}_#&])#\\w*[A-Za-z]\\w*",
    "(?<![\\p{N}+])\\+\\d[\\d ()\\-]{4,20}\\d",
  ].join("|"),
  "gu",
);

/** A text in pieces; those that have an order of their own are to be isolated. */
export function isolatedParts(text: string): readonly { readonly isolated: boolean; readonly text: string }[] {
  if (!/[@#+]|:\/\/|www\./.test(text)) return [{ isolated: false, text }];
  const parts: { isolated: boolean; text: string }[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(ownOrder)) {
    if (index > end) parts.push({ isolated: false, text: text.slice(end, index) });
    parts.push({ isolated: true, text: found });
    end = index + found.length;
  }
  if (end < text.length) parts.push({ isolated: false, text: text.slice(end) });
  return parts;
}
