import { css } from "./css.ts";

// The chooser: every edition's own name in its own script, in columns of one quiet list. And pages with one message.

export const chooserStyle = css`
.every { padding-block: 2.5rem 4rem; }
.every h1 { font-size: var(--s3); }
.every svg { inline-size: 1.4em; block-size: 1.4em; margin-inline-end: .4em; vertical-align: -.3em; color: var(--brand); }
.every p, .alone p { margin-block-start: .75rem; }
.all { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 9.5rem), 1fr)); column-gap: 1.5rem; margin-block-start: 1.5rem; }
.all li { display: flex; border-block-start: 1px solid var(--rule); }
.all a { display: inline-flex; align-items: center; min-block-size: 3.5rem; padding-block: .5rem; font-size: 1.125rem; line-height: 1.6; text-decoration: none; }
.all a:hover { text-decoration: underline; }
.alone { max-inline-size: 42rem; padding-block: 1.5rem; }
.alone h1 { font-size: var(--s3); }
`;
