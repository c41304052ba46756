import { expect, test } from "vitest";
import type { PageKind } from "../page.ts";
import { language, templates } from "../page-builders.ts";
import { contrast, ownColours } from "../theme.ts";
import { css } from "./css.ts";
import { lightStyle } from "./light-style.ts";
import { styleOf } from "./style.ts";

const kinds = [
  "article",
  "live-posts",
  "front",
  "section",
  "month",
  "contributor",
  "chooser",
  "not-found",
  "gone",
  "offline",
] as const satisfies PageKind[];
const sheets = [...kinds.map((kind) => styleOf(kind, language("en"))), lightStyle(language("en"))];

test("white space and comments go, and nothing that means something", () => {
  expect(css`
    /* why */
    a > b, c { margin: 0 auto; width: calc(1px + 2px); }
    @media (min-width: 1px) { d e { color: red; } }
  `).toBe("a>b,c{margin:0 auto;width:calc(1px + 2px)}@media (min-width:1px){d e{color:red}}");
});

test("no rule knows left from right, or width from height, except where a screen is measured", () => {
  for (const sheet of sheets) {
    const rules = sheet.replace(/@media[^{]*/g, "");
    expect(rules).not.toMatch(
      /\b(left|right)\b|[{;](?:margin|padding|border|inset)-(?:top|bottom)|[{;](?:min-|max-)?(?:width|height):/,
    );
  }
});

test("pages break at 480, 768 and 1200 px and nowhere else", () => {
  const limits = sheets.flatMap((sheet) =>
    [...sheet.matchAll(/(min|max)-width:(\d+)px/g)].map((match) => `${match[1]} ${match[2]}`),
  );
  expect([...new Set(limits)].sort()).toEqual(["max 1199", "max 479", "max 767", "min 1200", "min 480", "min 768"]);
});

test("nothing moves", () => {
  for (const sheet of sheets) expect(sheet).not.toMatch(/animation|transition|scroll-behavior|@keyframes/);
});

test("nothing is shadowed, rounded, tracked or shouted", () => {
  for (const sheet of sheets)
    expect(sheet.replaceAll("inset 0 -3px", "")).not.toMatch(
      /box-shadow:\d|text-shadow|gradient|border-radius|letter-spacing|text-transform|small-caps/,
    );
});

test("text stands out at least 7 to 1 on light and on dark paper", () => {
  for (const [scheme, { ink, quiet, paper, brand, signal }] of Object.entries(ownColours))
    for (const colour of [ink, quiet, brand, signal]) {
      expect(contrast(colour, paper), `${scheme}: ${colour} on ${paper}`).toBeGreaterThanOrEqual(7);
      expect(styleOf("article", language("en"))).toContain(colour);
    }
  expect(contrast("#ffffff", ownColours.light.signal)).toBeGreaterThanOrEqual(7);
  expect(styleOf("article", language("en"))).toContain(".breaking{background:var(--alert)");
});

test("a language's sizes and line heights are those of its profile", () => {
  for (const [code, { bodySize, lineHeight, headingLineHeight, headingWeight }] of templates.languages) {
    const sheet = styleOf("front", language(code));
    expect(sheet, code).toContain(
      `--w:${headingWeight};--b:${Number((bodySize / 16).toFixed(2))}rem;--l:${lineHeight};`,
    );
    expect(sheet, code).toContain(`--m:${headingLineHeight};`);
  }
});

test("languages without italics get weight for emphasis; only Latin, Cyrillic and Greek ones without rare letters a serif", () => {
  expect(styleOf("article", language("fa"))).toContain("em{font-style:normal;font-weight:600}");
  expect(styleOf("article", language("fr"))).not.toContain("font-style");
  const serif = [...templates.languages.keys()].filter((code) => styleOf("front", language(code)).includes("Georgia"));
  expect(serif).toEqual(expect.arrayContaining(["en", "fr", "ru", "uk", "el", "es-419"]));
  for (const code of ["az", "vi", "ha", "ln", "uz-Latn", "hy", "km", "ur"]) expect(serif).not.toContain(code);
});
