import type { Language } from "../../language/language.ts";
import { oncePerLanguage } from "../../language/once-per-language.ts";
import { coloursOf, type Theme } from "../theme.ts";
import { css } from "./css.ts";

/** The whole stylesheet of a text version: the script's own type and the edition's colours, one column, both papers. */
export function lightStyle(language: Language, theme: Theme | null = null): string {
  return colours(theme) + rules(language);
}

function colours(theme: Theme | null): string {
  const [light, dark] = (["light", "dark"] as const).map((scheme) => {
    const { ink, quiet, paper, brand, signal } = coloursOf(theme, scheme);
    return `--ink: ${ink}; --quiet: ${quiet}; --paper: ${paper}; --brand: ${brand}; --signal: ${signal};`;
  });
  return css`:root { color-scheme: light dark; ${light ?? ""} } @media (prefers-color-scheme: dark) { :root { ${dark ?? ""} } }`;
}

const rules = oncePerLanguage(
  ({ fontStack, bodySize, lineHeight, headingLineHeight, headingWeight, italics, script, dir }) => css`
body { max-inline-size: 40rem; margin: auto; padding: .75rem 1rem; background: var(--paper); color: var(--ink); font: ${bodySize / 16}rem/${lineHeight} ${fontStack}; overflow-wrap: anywhere; ${script === "Kore" ? "word-break: keep-all;" : ""} }
h1, h2, h3 { font: ${headingWeight} 1.15em/${headingLineHeight} ${fontStack}; margin-block: 1.5rem .5rem; }
main h1 { font-size: 1.4em; margin-block-start: .5rem; }
a { color: var(--brand); }
time, small, figcaption, .n { color: var(--quiet); font-size: .85em; }
.genre { font-weight: ${headingWeight}; margin-inline-end: .5rem; }
.flash, .breaking { color: var(--signal); }
header nav, main, body > footer { border-block-start: 1px solid; padding-block: .5rem; margin-block-start: .5rem; }
nav ul, .list, .more { list-style: none; margin: 0; padding: 0; }
nav li, .bar a, .meta a { display: inline-block; margin-inline-end: 1rem; }
.list li { padding-block: .5rem; }
.list small { display: block; }
.meta p { margin-block: .25rem; }
figure { margin: 1rem 0; }
blockquote { margin: 0 1rem; }
:focus-visible { outline: 3px solid var(--brand); }
.skip { position: absolute; inset-block-start: -9rem; background: var(--paper); }
.skip:focus { inset-block-start: 0; }
${dir === "rtl" ? "time, small { unicode-bidi: isolate; }" : ""}
${italics ? "" : "em { font-style: normal; font-weight: 600; }"}
`,
);
