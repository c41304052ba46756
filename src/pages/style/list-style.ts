import { css } from "./css.ts";

// Sections, topics, months and contributors: one column of rows, the picture at the end of the line from SM; from LG the
// archive stands beside them.

/** The way to the pages before and after. */
export const pagerStyle = css`
.pager { display: flex; justify-content: space-between; gap: 1rem; margin-block-start: 1.5rem; }
.pager a { display: inline-flex; align-items: center; min-block-size: 2.75rem; }
.pager a:only-child[rel=next] { margin-inline-start: auto; }
`;

export const listStyle = css`
.list { max-inline-size: 50rem; }
.title { border-block-end: 3px solid var(--brand); padding-block-end: .75rem; margin-block-end: 1.5rem; }
.title h1 { font-size: var(--s3); }
.title p { max-inline-size: 42rem; margin-block-start: .5rem; }
.rows > li { padding-block: 1rem; border-block-end: 1px solid var(--rule); }
.rows > li:first-child { padding-block-start: 0; }
.rows .c p { color: var(--quiet); }
.archive { margin-block-start: 2.5rem; }
.archive ul { columns: 9rem; column-gap: 1.5rem; }
.who picture { display: block; max-inline-size: 16rem; margin-block-end: 1rem; }
@media (min-width: 480px) {
  .rows .pic { display: grid; grid-template-columns: 1fr 33%; column-gap: 1.5rem; }
  .rows .c picture { grid-column: 2; grid-row: 1; margin: .25rem 0 0; }
  .who.pic { display: grid; grid-template-columns: 12rem 1fr; gap: 1.5rem; align-items: start; }
  .who picture { margin: 0; }
}
@media (min-width: 1200px) {
  .list.two { max-inline-size: none; display: grid; grid-template-columns: 8fr 4fr; column-gap: 4rem; align-items: start; }
  .two > * { grid-column: 1; }
  .two .title { grid-column: 1 / 3; }
  .two .archive { grid-column: 2; grid-row: 2; margin: 0; }
}
`;
