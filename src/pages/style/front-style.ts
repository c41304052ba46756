import { css } from "./css.ts";

// The front: a lead of 8 columns beside its seconds, then the sections as columns of a newspaper.

export const frontStyle = css`
.open { display: grid; gap: 1.5rem; }
.lead h2 { font-size: var(--s4); }
.lead p { margin-block-start: .5rem; }
.seconds { display: grid; gap: 1.5rem; align-content: start; }
.seconds > li { border-block-start: 1px solid var(--rule); padding-block-start: 1rem; }
.seconds h3 { font-size: var(--s2); }
.desks { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 2.5rem 1.5rem; margin-block-start: 2.5rem; }
.desks > section > h2 { border-block-start: 3px solid var(--brand); padding-block: .5rem .75rem; font-size: var(--s1); }
.desks h2 a { display: block; color: var(--brand); text-decoration: none; }
.desks li { padding-block: .75rem; border-block-start: 1px solid var(--rule); }
.desks li:first-child { border: 0; padding-block-start: 0; }
.desks li + li h3 { font-size: var(--b); }
.none { color: var(--quiet); padding-block: 2.5rem; }
@media (min-width: 480px) {
  .seconds { grid-template-columns: 1fr 1fr; }
}
@media (min-width: 768px) {
  .open:has(.seconds) { grid-template-columns: 5fr 3fr; }
  .seconds { grid-template-columns: 1fr; }
  .seconds > li:first-child { border: 0; padding: 0; }
}
@media (min-width: 1200px) {
  .open:has(.seconds) { grid-template-columns: 8fr 4fr; column-gap: 2.5rem; }
  .open:not(:has(.seconds)) .lead:has(picture) { display: grid; grid-template-columns: 8fr 4fr; column-gap: 2.5rem; }
  .open:not(:has(.seconds)) .lead picture { grid-row: 1 / 9; margin: 0; }
  .desks { column-gap: 2.5rem; }
}
`;
