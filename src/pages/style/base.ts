import { type Colours, coloursOf, type Theme } from "../theme.ts";
import { css } from "./css.ts";

// What every page needs: colours, type, masthead, breaking line, footer. Sizes come from the variables of the script
// (`script-style.ts`): --f fonts, --g fonts of headlines, --w weight of headlines, --b body size, --s small, --s1 to --s4
// headlines, --l, --k and --m line heights from body to headlines, --p room above the tallest marks.
// --e is the room at the page's edges. Spaces are 4, 8, 12, 16, 24, 40 and 64 px. No left or right anywhere: the page's direction decides.

/** The colours of pages by day and by night, and what else an edition's theme decides. */
export function themeStyle(theme: Theme | null): string {
  const fonts = theme === null ? "" : `${declared("f", theme.textFonts)}${declared("g", theme.headlineFonts)}`;
  return [
    css`:root { color-scheme: light dark; ${variables(coloursOf(theme, "light"))} --alert: ${coloursOf(theme, "light").signal}; }`,
    css`@media (prefers-color-scheme: dark) { :root { ${variables(coloursOf(theme, "dark"))} } }`,
    fonts === "" ? "" : css`:root { ${fonts} }`,
  ].join("");
}

function variables(colours: Colours): string {
  return Object.entries(colours)
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(" ");
}

function declared(name: string, value: string | undefined): string {
  return value === undefined ? "" : `--${name}: ${value};`;
}

export const baseStyle = css`
* { box-sizing: border-box; margin: 0; padding: 0; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { background: var(--paper); color: var(--ink); font: var(--b)/var(--l) var(--f); overflow-wrap: anywhere; }
h1, h2, h3 { font: var(--w) var(--s1)/var(--m) var(--g); text-wrap: balance; }
p { text-wrap: pretty; }
ul { list-style: none; }
a { color: var(--brand); text-decoration: underline 1px; text-underline-offset: .2em; }
ul a, .bar a, .foot a { text-decoration: none; }
a:hover { text-decoration: underline 2px; }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
img { display: block; inline-size: 100%; block-size: auto; background: var(--tint); }
time, .n { color: var(--quiet); font-size: var(--s); }
.w { max-inline-size: 75rem; margin-inline: auto; padding-inline: var(--e); }
.skip a { position: absolute; inset-block-start: -9rem; z-index: 1; padding: .75rem 1rem; background: var(--paper); }
.skip a:focus { inset-block-start: .25rem; }
.top { border-block-start: 4px solid var(--brand); }
.bar { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding-block: .5rem; }
.bar a, .top li a { display: flex; align-items: center; min-block-size: 2.75rem; font-size: var(--s); }
.bar > :first-child { flex: none; max-inline-size: 75%; }
.bar .brand { font: var(--w) min(var(--s2), 6.5vw)/var(--m) var(--g); }
.brand svg { flex: none; inline-size: 1.6em; margin-inline-end: .4em; }
.mark { display: contents; }
.bar search { margin-inline-start: auto; }
.bar search svg { inline-size: 1.5rem; fill: none; stroke: currentColor; stroke-width: 2; }
.top nav { border-block: 1px solid var(--rule); }
.top ul { display: flex; overflow-x: auto; scrollbar-width: none; padding-inline: calc(var(--e) - .5rem); }
.top li a { padding-inline: .5rem; color: var(--ink); font-weight: var(--w); white-space: nowrap; }
.top li a:focus-visible { outline-offset: -3px; }
.top [aria-current] { color: var(--brand); box-shadow: inset 0 -3px; }
.breaking { background: var(--alert); border-block: 1px solid transparent; }
.breaking p { display: flex; flex-wrap: wrap; gap: .25rem .75rem; padding-block: calc(.5rem + var(--p)) .5rem; font-weight: var(--w); line-height: var(--k); }
.breaking b { font-weight: inherit; }
.breaking * { color: #fff; outline-color: #fff; }
main { padding-block: 1.5rem 2.5rem; }
main:focus { outline: 0; }
.foot, .strong { border-block-start: 3px solid var(--brand); padding-block: calc(.5rem + var(--p)) .75rem; }
.foot { padding-block: 1.5rem 2.5rem; font-size: var(--s); }
.foot h2 { font-size: inherit; }
.foot ul { columns: 9rem; column-gap: 1.5rem; margin-block-end: 1.5rem; }
.foot ~ div { position: sticky; inset-block-end: 0; }
li { break-inside: avoid; }
.foot a, .t a { display: inline-block; padding-block: .375rem; font-size: var(--s); }
.t [lang] { font-family: system-ui, sans-serif; }
.foot p { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
@media (forced-colors: active) { .top [aria-current] { text-decoration: underline; } .breaking { border-color: CanvasText; } }
@media print {
  :root { --ink: #000; --paper: #fff; --quiet: #333; --brand: #000; }
  .skip, .top nav, .bar > :last-child, .foot, .breaking, .side { display: none; }
}
`;
