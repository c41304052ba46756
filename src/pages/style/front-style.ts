import { css } from "./css.ts";

// The front: a lead of 8 columns beside its seconds, then the sections as columns of a newspaper.

export const frontStyle = css`
.bar form { display: flex; }
.bar input { inline-size: 14rem; }
.bar button { padding-inline: .625rem; }
@media (max-width: 767px) { .bar input { display: none; } .bar button { background: none; border: 0; color: var(--brand); } }
.open { display: grid; gap: 1.5rem; }
.lead h2 { font-size: var(--s4); }
.lead p { margin-block-start: .5rem; max-inline-size: 44rem; }
.lead p:not(.n) { font-size: var(--s1); line-height: var(--k); }
.plain h2 { max-inline-size: 56rem; }
.seconds { display: grid; gap: 1.5rem; align-content: start; }
.seconds > li { border-block-start: 1px solid var(--rule); padding-block-start: 1rem; }
.seconds h3 { font-size: var(--s2); }
.split .seconds li + li h3 { font-size: var(--s1); }
.desks { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 2.5rem 1.5rem; margin-block-start: 2.5rem; }
.desks h2 a { display: block; }
.desks h2 a:not(:hover) { text-decoration: none; }
.desks li { padding-block: .75rem; border-block-start: 1px solid var(--rule); }
.desks li:first-child { border: 0; padding-block-start: 0; }
.desks li + li h3 { font-size: var(--b); }
.none { color: var(--quiet); padding-block: 2.5rem; }
@media (min-width: 480px) and (max-width: 767px) {
  .split .seconds { grid-template-columns: 1fr 1fr; }
  .split .seconds > li:first-child { grid-row: 1 / 3; }
}
@media (min-width: 768px) {
  .seconds { grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); }
}
@media (min-width: 768px) and (max-width: 1199px) {
  .seconds picture { display: none; }
}
@media (min-width: 1200px) {
  .split { grid-template-columns: 8fr 4fr; column-gap: 2.5rem; }
  .split .seconds { grid-template-columns: 1fr; }
  .split .seconds > li:first-child { border: 0; padding: 0; }
  .open .lead.pic:only-child { display: grid; grid-template-columns: 8fr 4fr; column-gap: 2.5rem; }
  .lead.pic:only-child picture { margin: 0; }
  .seconds, .desks { column-gap: 2.5rem; }
}
`;
