import type { PageBlock } from "./page.ts";
import { css } from "./style/css.ts";
import { ListView, Runs } from "./Words.tsx";

export const factBoxStyle = css`
.fact { border-block-start: 3px solid var(--brand); background: var(--tint); padding: calc(.75rem + var(--p)) 1rem 1rem; }
.body .fact h2 { font-size: var(--b); margin-block: 0 .5rem; }
.fact > * + * { margin-block-start: .5rem; }
.fact p, .fact li { font-size: var(--s); line-height: var(--l); }
`;

/** What is worth knowing beside the text, under a heading of its own. */
export function FactBoxView({ block }: { block: Extract<PageBlock, { kind: "factBox" }> }) {
  return (
    <section class="fact">
      {block.heading === "" ? null : <h2>{block.heading}</h2>}
      {block.parts.map((part) =>
        part.kind === "list" ? (
          <ListView ordered={part.ordered} items={part.items} />
        ) : (
          <p>
            <Runs runs={part.runs} />
          </p>
        ),
      )}
    </section>
  );
}
