import type { Run } from "../story/block.ts";
import type { PageBlock } from "./page.ts";
import { css } from "./style/css.ts";
import { Runs } from "./Words.tsx";

type Table = Extract<PageBlock, { kind: "table" }>;

export const tableStyle = css`
.tab { overflow-x: auto; }
table { border-collapse: collapse; min-inline-size: 100%; font-size: var(--s); line-height: var(--k); font-variant-numeric: tabular-nums; }
.cap { font-weight: var(--w); padding-block: .5rem; line-height: var(--k); }
th, td { text-align: start; vertical-align: top; padding-block: .5rem; padding-inline-end: 1rem; border-block-end: 1px solid var(--rule); overflow-wrap: normal; min-inline-size: 5rem; }
th { font-weight: var(--w); }
thead th { border-block-end: 2px solid; vertical-align: bottom; }
@media print { .tab { overflow: visible; } }
`;

/** A table under its name, which does not scroll with it, in a region of its own, which scrolls by itself where it is too wide, also by keyboard. */
export function TableView({ block }: { block: Table }) {
  const { id, caption, headerRow, headerColumn, rows } = block;
  const [first, ...rest] = rows;
  const name = `t-${id}`;
  const head = headerRow ? first : undefined;
  const region = caption === null ? {} : ({ role: "region", "aria-labelledby": name } as const);
  return (
    <div>
      {caption === null ? null : (
        <p class="cap" id={name}>
          {caption}
        </p>
      )}
      <div class="tab" tabindex={0} {...region}>
        <table aria-labelledby={caption === null ? undefined : name}>
          {head === undefined ? null : (
            <thead>
              <tr>
                {head.map((cell) => (
                  <Cell runs={cell} scope="col" />
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {(headerRow ? rest : rows).map((row) => (
              <tr>
                {row.map((cell, index) => (
                  <Cell runs={cell} scope={headerColumn && index === 0 ? "row" : null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Cell({ runs, scope }: { runs: readonly Run[]; scope: "col" | "row" | null }) {
  const empty = runs.every((run) => run.text.trim() === "");
  if (scope === null || empty)
    return (
      <td>
        <Runs runs={runs} />
      </td>
    );
  return (
    <th scope={scope}>
      <Runs runs={runs} />
    </th>
  );
}
