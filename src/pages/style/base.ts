import { css } from "./css.ts";

// What every page needs: colours, type, masthead, breaking line, footer. Sizes come from the variables of the script
// (`script-style.ts`): --f fonts, --g fonts of headlines, --b body size, --l and --m line heights
// of body and headlines, --w weight and --h scale of headlines, --p room above the tallest marks.
// Spaces are 4, 8, 12, 16, 24, 40 and 64 px. No left or right anywhere: the page's direction decides.

export const baseStyle = css`
:root {
  color-scheme: light dark;
  --ink: #17191c; --quiet: #4b4f55; --paper: #fff; --rule: #d3d1cb; --brand: #0b4668; --signal: #96190f; --tint: #eeedea;
  --s: calc(var(--b) * .8333); --s1: calc(var(--b) * 1.2 * var(--h)); --s2: calc(var(--b) * 1.44 * var(--h)); --s3: calc(var(--b) * 1.728 * var(--h)); --s4: calc(var(--b) * 1.728 * var(--h));
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7e5e0; --quiet: #b4b7bb; --paper: #121416; --rule: #3b3e42; --brand: #96cbec; --signal: #ffa99b; --tint: #1e2124; }
}
@media (min-width: 768px) {
  :root { --s: calc(var(--b) * .8); --s1: calc(var(--b) * 1.25 * var(--h)); --s2: calc(var(--b) * 1.5625 * var(--h)); --s3: calc(var(--b) * 1.953 * var(--h)); --s4: calc(var(--b) * 2.441 * var(--h)); }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: var(--b)/var(--l) var(--f); overflow-wrap: anywhere; }
h1, h2, h3, p, ul, ol, figure, blockquote, dl, dd { margin: 0; padding: 0; }
h1, h2, h3 { font-family: var(--g); font-weight: var(--w); line-height: var(--m); text-wrap: balance; }
ul { list-style: none; }
a { color: var(--brand); text-underline-offset: .2em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
img { display: block; inline-size: 100%; block-size: auto; aspect-ratio: 16/9; object-fit: cover; background: var(--tint); }
time, .n { color: var(--quiet); font-size: var(--s); }
.w { max-inline-size: 75rem; margin-inline: auto; padding-inline: 1rem; }
.skip a { position: absolute; inset-block-start: -9rem; inset-inline-start: 1rem; z-index: 1; padding: .75rem 1rem; background: var(--paper); }
.skip a:focus { inset-block-start: 0; }
.top { border-block-start: 4px solid var(--brand); }
.bar { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding-block: .5rem; }
.bar a { display: flex; align-items: center; min-block-size: 2.75rem; text-decoration: none; }
.brand { font: var(--w) var(--s2)/var(--m) var(--g); }
.bar > :first-child { flex: none; max-inline-size: 75%; }
.brand svg { flex: none; inline-size: 1.6em; block-size: 1.6em; margin-inline-end: .4em; }
.bar > a:last-child { font-size: var(--s); text-align: end; }
.top nav { border-block: 1px solid var(--rule); }
.top ul { display: flex; overflow-x: auto; scrollbar-width: none; padding-inline: .5rem; }
.top li a { display: flex; align-items: center; min-block-size: 2.75rem; padding-inline: .5rem; color: var(--ink); font-size: var(--s); font-weight: var(--w); text-decoration: none; white-space: nowrap; }
.top li a:focus-visible { outline-offset: -3px; }
.top a:hover, .foot a:hover { text-decoration: underline; }
.top [aria-current] { color: var(--brand); box-shadow: inset 0 -3px; }
.breaking { background: #96190f; color: #fff; border: 1px solid transparent; }
.breaking p { display: flex; flex-wrap: wrap; gap: .25rem .75rem; padding-block: calc(.5rem + var(--p)) .5rem; font-weight: var(--w); line-height: calc((var(--l) + var(--m)) / 2); }
.breaking b { font-weight: inherit; }
.breaking a { color: #fff; }
.breaking a:focus-visible { outline-color: #fff; }
main { display: block; padding-block: 1.5rem 2.5rem; }
main:focus { outline: 0; }
.foot { border-block-start: 3px solid var(--brand); padding-block: 1.5rem 2.5rem; font-size: var(--s); }
.foot h2 { font-size: inherit; margin-block-end: .25rem; }
.foot ul { columns: 9rem; column-gap: 1.5rem; margin-block-end: 1.5rem; }
.foot li { break-inside: avoid; }
.foot li a, .foot p a { display: inline-block; padding-block: .375rem; text-decoration: none; }
.foot p { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.h { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) { .top [aria-current] { text-decoration: underline; } .breaking { border-color: CanvasText; } }
@media print {
  :root { --ink: #000; --paper: #fff; --quiet: #333; --brand: #000; }
  .skip, .top nav, .bar > a:last-child, .foot, .breaking, .r { display: none; }
}
`;
