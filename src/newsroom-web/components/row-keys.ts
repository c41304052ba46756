import { type RefObject, useMemo } from "react";
import { useKeys } from "./keys.ts";

/** j and k move the focus down and up the rows of a list that are links; Enter then opens one as ever. */
export function useRowKeys(list: RefObject<HTMLUListElement | null>): void {
  const keys = useMemo(() => {
    const move = (by: number) => () => {
      const rows = [...(list.current?.querySelectorAll<HTMLElement>("a.row") ?? [])];
      const at = rows.indexOf(document.activeElement as HTMLElement); // -1 when it is none of them
      rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
    };
    return { j: move(1), k: move(-1) };
  }, [list]);
  useKeys(keys);
}
