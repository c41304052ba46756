import { css } from "./css.ts";

// The article: one start edge for headline, picture and text; from LG the reference matter stands in four columns beside it.

export const articleStyle = css`
.art h1 { font-size: var(--s4); }
.sum { font-size: var(--s1); line-height: var(--k); margin-block-start: .75rem; color: var(--quiet); }
.meta { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1rem; margin-block: .75rem 1rem; font-size: var(--s); }
figcaption { font-size: var(--s); line-height: var(--k); color: var(--quiet); padding-block: .5rem; border-block-end: 1px solid var(--rule); }
small { font-size: inherit; }
.body, .notice, .end, .by { max-inline-size: 40rem; }
.body { margin-block: 1.5rem; }
.body > * { margin-block-end: 1em; }
.body h2 { margin-block: 1.5em .5em; }
.body li { list-style: disc; margin-inline-start: 1.5em; margin-block-end: .375em; }
.body ol li { list-style: decimal; }
.q { border-inline-start: 3px solid var(--brand); padding-inline-start: 1rem; }
.q blockquote { font-size: var(--s1); }
.q figcaption { border: 0; padding-block: .25rem 0; }
.q .n { margin-block-start: .5rem; }
.q .o { font-size: var(--s); }
.notice { border-block: 1px solid var(--rule); border-block-start: 3px solid; padding-block: calc(.75rem + var(--p)) .75rem; margin-block: 1rem; }
.notice h2 { font: var(--w) var(--b)/var(--l) var(--f); display: inline; margin-inline-end: .5rem; }
.end, .by { border-block-start: 1px solid var(--rule); padding-block: .75rem 1rem; }
.end, .by p { font-size: var(--s); line-height: var(--k); color: var(--quiet); }
.by { display: flex; gap: 1rem; }
.by picture { flex: 0 0 8rem; }
.by b { line-height: var(--m); }
.side { margin-block-start: 2.5rem; }
section + section { margin-block-start: 1.5rem; }
.side .t { columns: 8rem; column-gap: 1.5rem; }
.r li { padding-block-end: .75rem; }
.r li + li { padding-block-start: .75rem; border-block-start: 1px solid var(--rule); }
.r h3 { font-size: var(--b); }
@media (min-width: 1200px) { .cols { display: grid; grid-template-columns: 8fr 4fr; column-gap: 4rem; } .side { margin: 0; } }
@media print { .body { max-inline-size: none; } }
`;
