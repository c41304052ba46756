import { css } from "./css.ts";

// Live coverage: key points under a strong rule, posts divided by hairlines, each with its time before its words. The
// pinned one is set off by its ground alone.

export const liveStyle = css`
.keys { max-inline-size: 40rem; margin-block-end: 1.5rem; }
.keys li { display: grid; grid-template-columns: 1fr; padding-block: .5rem; border-block-start: 1px solid var(--rule); }
.keys time { justify-self: start; }
.keys li a { line-height: var(--k); }
.live { max-inline-size: 40rem; margin-block-start: 1.5rem; }
.live h1 a { color: inherit; text-decoration: none; }
.live h1 + .strong { margin-block-start: 1.5rem; }
.post { padding-block: calc(1rem + var(--p)) 1rem; border-block-start: 1px solid var(--rule); }
.strong + .post { border: 0; padding-block-start: 0; }
.post h3 { margin-block: .25rem .5rem; font-size: var(--s1); }
.post .at { display: inline-block; padding-block: .25rem; color: inherit; }
.post:target { background: var(--tint); outline: .5rem solid var(--tint); }
.post .body { margin-block: .25rem 0; }
.post .body > :last-child { margin-block-end: 0; }
.post > p, .post .notice { margin-block: .5rem 0; font-size: var(--s); }
.live .pin { background: var(--tint); padding: calc(1rem + var(--p)) 1rem 1rem; margin-block: .5rem 1rem; }
`;
