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
