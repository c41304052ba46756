import { css } from "./css.ts";

// Cards: the headline is the link and covers the whole card. A hairline lies between cards, never around them.

export const cardStyle = css`
.c { position: relative; }
.c a { color: inherit; }
.lead a:not(:hover) { text-decoration: none; }
.c a::after { content: ""; position: absolute; inset: 0; }
.c p { margin-block-start: .25rem; }
.c picture { display: block; margin-block-end: .75rem; }
.genre { display: block; color: var(--brand); font: var(--w) var(--s)/var(--m) var(--f); margin-block-end: .25rem; }
.flash { color: var(--signal); }
`;

// On phones a list's pictures are small: they stand beside the headline, and the summary runs below both.
export const smallPictureStyle = css`
@media (max-width: 479px) {
  .small .pic { display: grid; grid-template-columns: 1fr 6.5rem; grid-template-rows: auto 1fr; column-gap: 1rem; }
  .small .pic > div { display: contents; }
  .small .pic picture { grid-column: 2; grid-row: 1 / 3; margin-block: .25rem 0; }
  .small .pic p { grid-column: 1 / 3; }
}
`;
