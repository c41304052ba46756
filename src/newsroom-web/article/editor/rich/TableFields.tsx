import { Button, Checkbox, TextInput } from "@mantine/core";
import { textOf } from "../../../../story/block.ts";
import { useSpeech } from "../../../texts/texts.ts";
import styles from "../editor.module.css";
import { type RichOf, runsOfText } from "./rich.ts";
import type { FieldsProps } from "./RichNode.tsx";

/** A cell is a field; a table that is pasted from a spreadsheet into one fills those after it. */
export function TableFields({ said, readOnly, change }: FieldsProps<RichOf<"table">>) {
  const { texts, say } = useSpeech();
  const { caption, headerRow, headerColumn, rows } = said;
  const width = rows[0]?.length ?? 0;
  const put = (line: number, column: number, text: string) =>
    change({
      rows: rows.map((row, at) =>
        at === line ? row.map((cell, index) => (index === column ? runsOfText(text, cell) : cell)) : row,
      ),
    });
  return (
    <>
      <TextInput
        label={say(texts.blocks.caption)}
        description={say(texts.blocks.tableCaptionHelp)}
        value={caption ?? ""}
        dir="auto"
        maxLength={300}
        readOnly={readOnly}
        onChange={(event) => change({ caption: event.currentTarget.value || null })}
      />
      <div className={styles.richScroll} tabIndex={-1}>
        <table>
          <tbody>
            {rows.map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
              <tr key={line}>
                {row.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name of their own
                  <td key={column}>
                    <input
                      aria-label={say(texts.blocks.cell, { row: line + 1, column: column + 1 })}
                      value={textOf(cell)}
                      dir="auto"
                      readOnly={readOnly}
                      data-head={(headerRow && line === 0) || (headerColumn && column === 0)}
                      onChange={(event) => put(line, column, event.currentTarget.value)}
                      onPaste={(event) => {
                        const text = event.clipboardData.getData("text/plain");
                        if (!/[\t\n]/.test(text.trim())) return;
                        event.preventDefault();
                        change({ rows: withPasted(rows, line, column, text) });
                      }}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!readOnly && (
        <div className={styles.richActs}>
          <Button
            variant="default"
            onClick={() => change({ rows: [...rows, Array.from({ length: width }, () => [])] })}
          >
            {say(texts.blocks.addRow)}
          </Button>
          <Button
            variant="default"
            disabled={width >= 30}
            onClick={() => change({ rows: rows.map((row) => [...row, []]) })}
          >
            {say(texts.blocks.addColumn)}
          </Button>
          <Button variant="subtle" disabled={rows.length < 2} onClick={() => change({ rows: rows.slice(0, -1) })}>
            {say(texts.blocks.dropRow)}
          </Button>
          <Button
            variant="subtle"
            disabled={width < 2}
            onClick={() => change({ rows: rows.map((row) => row.slice(0, -1)) })}
          >
            {say(texts.blocks.dropColumn)}
          </Button>
          <Checkbox
            label={say(texts.blocks.headerRow)}
            checked={headerRow}
            onChange={(event) => change({ headerRow: event.currentTarget.checked })}
          />
          <Checkbox
            label={say(texts.blocks.headerColumn)}
            checked={headerColumn}
            onChange={(event) => change({ headerColumn: event.currentTarget.checked })}
          />
        </div>
      )}
    </>
  );
}

type Rows = RichOf<"table">["rows"];

/** Rows of tabs and line breaks, as spreadsheets put them on the clipboard, from a cell on. */
function withPasted(rows: Rows, line: number, column: number, text: string): Rows {
  const pasted = text
    .replace(/\r/g, "")
    .replace(/\n$/, "")
    .split("\n")
    .map((one) => one.split("\t"));
  const width = Math.min(30, Math.max(rows[0]?.length ?? 0, column + Math.max(...pasted.map((row) => row.length))));
  const height = Math.min(500, Math.max(rows.length, line + pasted.length));
  return Array.from({ length: height }, (_, at) =>
    Array.from({ length: width }, (_unused, index) => {
      const given = pasted[at - line]?.[index - column];
      const before = rows[at]?.[index] ?? [];
      return given === undefined || at < line || index < column ? before : runsOfText(given.trim(), before);
    }),
  );
}
