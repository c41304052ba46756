import { css } from "./css.ts";

// Cards in all their sizes: `.c` a card, `.lead`, `.second`, lists of rows (`.rows`) and dense lists (`.dense`).
// A hairline lies between cards, never around them.

export const cardStyle = css`
.c { position: relative; }
.c h2, .c h3 { font-size: var(--s1); }
.c h2 a, .c h3 a { color: inherit; text-decoration: none; }
.c h2 a::after, .c h3 a::after { content: ""; position: absolute; inset: 0; }
.c:hover h2 a, .c:hover h3 a { text-decoration: underline; text-decoration-thickness: 2px; }
.c p { margin-block-start: .25rem; }
.c .n { display: flex; flex-wrap: wrap; gap: 0 .75rem; margin-block-start: .375rem; }
.c picture { display: block; margin-block-end: .75rem; }
.genre { display: block; color: var(--brand); font: var(--w) var(--s)/var(--m) var(--f); margin-block-end: .25rem; }
.flash { color: var(--signal); }
`;
