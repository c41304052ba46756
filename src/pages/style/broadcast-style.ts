import { css } from "./css.ts";

// Live radio and television, what is on air when, programmes and their episodes.

export const channelStyle = css`
.channel { padding-block: 1rem; border-block-end: 1px solid var(--rule); }
.channel > * + * { margin-block-start: .5rem; }
.channel audio, .channel video { margin-block-start: 1rem; }
.air { margin-block: .75rem; }
.air div { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .75rem; padding-block: .25rem; }
.air dt { font-weight: var(--w); }
.air dd a { display: inline-block; padding-block: .25rem; }
.list > .strong { margin-block-start: 1.5rem; }
.list > .title + .strong { margin-block-start: 0; border-block-start: 0; }
.channel video { aspect-ratio: 16 / 9; }
`;

export const scheduleStyle = css`
section > h2 { margin-block: 1.5rem .5rem; }
.days { display: grid; gap: 1.5rem; }
.days h3 { font-size: var(--b); border-block-end: 1px solid var(--rule); padding-block-end: .25rem; }
.days h3 time { font-weight: 400; }
.days li { display: flex; gap: .75rem; padding-block: .25rem; }
.days li time { flex: none; min-inline-size: 3.5em; padding-block: .375rem; }
.days li a { padding-block: .25rem; }
@media (min-width: 768px) { .days { grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 2.5rem 1.5rem; } }
`;

export const programmeStyle = css`
.list > h2 { margin-block-end: .5rem; }
.more { margin-block-start: 1.5rem; }
.more a, .feeds a { display: inline-flex; gap: .5em; align-items: center; min-block-size: 2.75rem; }
.feeds { justify-content: start; flex-wrap: wrap; gap: 0 1.5rem; }
.title > a { display: inline-block; padding-block: .375rem; }
.intro { margin-block-end: 1.5rem; }
.standing .av { margin-block-end: 1.5rem; }
`;
