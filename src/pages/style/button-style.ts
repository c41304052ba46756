import { css } from "./css.ts";

// What a script adds: buttons with a hairline, under an article and in the list of saved pages. Their row keeps its
// place where scripts run, so that nothing moves when they come.

export const buttonStyle = css`
button { min-block-size: 2.75rem; padding: .25rem .75rem; border: 1px solid; background: none; color: var(--brand); font: inherit; font-size: var(--s); cursor: pointer; }
.do { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; margin-block: 1rem; }
@media (scripting: enabled) { .do { min-block-size: 2.75rem; } }
`;

export const keptStyle = css`
.kept { margin-block-start: 1.5rem; }
.kept li { display: flex; justify-content: space-between; align-items: center; gap: 1rem; padding-block: .75rem; border-block-start: 1px solid var(--rule); }
.kept button { flex: none; max-inline-size: 40%; }
`;
