import { css } from "./css.ts";

// Pages about the service: a quiet text in one column.

export const standingStyle = css`
.standing { max-inline-size: 42rem; }
.title { border-block-end: 3px solid var(--brand); padding-block-end: .75rem; margin-block-end: 1.5rem; }
.title h1 { font-size: var(--s3); }
.standing > h2 { margin-block-start: 2.5rem; }
.rows > li { padding-block: 1rem; border-block-end: 1px solid var(--rule); }
.rows > li:first-child { padding-block-start: 0; }
.rows h2 { font-size: var(--b); }
.standing .notice h2 { display: block; }
.standing .notice .body { margin-block: .75rem 0; }
`;
