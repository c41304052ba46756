import { css } from "./css.ts";

// Fields are boxes of a hairline, as high as a finger; what narrows a search stands in columns under the words.

/** Fields and buttons, here and in the masthead of the front. */
export const fieldStyle = css`
input, select, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--quiet); min-block-size: 2.75rem; padding-inline: .5rem; min-inline-size: 0; }
input, button { appearance: none; }
button { background: var(--brand); border-color: var(--brand); color: var(--paper); font-weight: var(--w); padding-inline: 1rem; cursor: pointer; }
`;

export const searchStyle = css`
form p { display: grid; gap: .25rem; }
label { font-size: var(--s); color: var(--quiet); }
.ask { grid-template-columns: 1fr auto; }
.ask label { grid-column: 1 / 3; }
.narrow { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 9rem), 1fr)); gap: .75rem 1rem; margin-block: 1rem; }
.narrow :is(input, select) { font-size: var(--s); inline-size: 100%; }
@media (min-width: 480px) { .narrow { grid-template-columns: repeat(3, 1fr); } }
form > p:last-child { justify-content: start; }
#search { border-block-end: 1px solid var(--rule); padding-block-end: 1.5rem; margin-block-end: 1.5rem; }
#search:focus { outline: 0; }
.said, .count { margin-block-end: 1rem; }
`;
