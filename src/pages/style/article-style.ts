import { css } from "./css.ts";

// The article: one start edge for headline, picture and text; from LG the reference matter stands in four columns beside it.

export const articleStyle = css`
.art h1 { font-size: var(--s4); }
.sum { font-size: var(--s1); line-height: calc((var(--l) + var(--m)) / 2); margin-block-start: .75rem; color: var(--quiet); }
.meta { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; margin-block: .75rem 1rem; font-size: var(--s); }
.meta p { color: var(--ink); }
.meta a { display: inline-block; padding-block: .25rem; }
figcaption { font-size: var(--s); line-height: calc((var(--l) + var(--m)) / 2); color: var(--quiet); padding-block: .5rem; border-block-end: 1px solid var(--rule); }
figcaption small { font-size: inherit; margin-inline-start: .25em; }
.body { margin-block-start: 1.5rem; max-inline-size: 40rem; }
.body > * { margin-block-end: 1em; }
.body h2 { font-size: var(--s1); margin-block: 1.5em .5em; }
.body ul, .body ol { padding-inline-start: 1.5em; list-style: disc; }
.body ol { list-style: decimal; }
.body li { margin-block-end: .375em; }
.q { border-inline-start: 3px solid var(--brand); padding-inline-start: 1rem; }
.q blockquote { font-size: var(--s1); }
.q figcaption { border: 0; padding-block: .25rem 0; }
.q + .q { margin-block-start: 1.5rem; }
.q .n { margin-block-start: .5rem; }
.q .o { font-size: var(--s); }
.notice { border-block: 1px solid var(--rule); border-block-start: 3px solid var(--ink); padding-block: calc(.75rem + var(--p)) .75rem; margin-block: 1rem; max-inline-size: 40rem; }
.notice h2 { font: var(--w) var(--b)/var(--l) var(--f); display: inline; margin-inline-end: .5rem; }
.notice p { margin-block-start: .25rem; }
.end { max-inline-size: 40rem; margin-block-start: 1.5rem; padding-block-start: .75rem; border-block-start: 1px solid var(--rule); font-size: var(--s); color: var(--quiet); margin-block-end: 1rem; }
.end p + p { margin-block-start: .5rem; }
.by { max-inline-size: 40rem; border-block-start: 1px solid var(--rule); padding-block: 1rem; display: grid; gap: 0 1rem; }
.by.pic { grid-template-columns: 8rem 1fr; }
.by picture { grid-row: 1 / 9; }
.by b { line-height: var(--m); }
.by p { font-size: var(--s); line-height: calc((var(--l) + var(--m)) / 2); color: var(--quiet); }
.side { margin-block-start: 2.5rem; }
.side h2 { font-size: var(--s1); border-block-start: 3px solid var(--brand); padding-block: calc(.5rem + var(--p)) .5rem; }
.side > * + * { margin-block-start: 1.5rem; }
.side .t { columns: 8rem; column-gap: 1.5rem; }
.t li { break-inside: avoid; }
.t a { display: inline-block; padding-block: .25rem; font-size: var(--s); text-decoration: none; }
.t a:hover { text-decoration: underline; }
.r li { padding-block: .75rem; border-block-start: 1px solid var(--rule); }
.r li:first-child { border: 0; padding-block-start: 0; }
.r h3 { font-size: var(--b); }
@media (min-width: 1200px) {
  .cols { display: grid; grid-template-columns: 8fr 4fr; column-gap: 4rem; }
  .art { grid-column: 1; }
  .side { margin: 0; }
}
@media print { .side, .meta a { display: none; } .art h1 { font-size: 24pt; } .body { font-size: 11pt; max-inline-size: none; } }
`;
