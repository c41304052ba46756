import type { EditionRow } from "../db/published.ts";
import type { Addressed, Target } from "./target.ts";

// An edition in the second script of another has a page for every page of that one, at the same place under its own path.

/** Of these kinds an edition's second script has no page: partners convert for themselves. */
export const notInSecondScript: readonly Target["kind"][] = ["partners"];

type Row = Pick<EditionRow, "code" | "path" | "live" | "script_of">;

/** The addresses, and those that they have in editions which show the same in another script. */
export function withSecondScripts(addresses: readonly Addressed[], editions: readonly Row[]): readonly Addressed[] {
  const seconds = Map.groupBy(
    editions.filter((row) => row.live && row.script_of !== null),
    (row) => row.script_of,
  );
  if (seconds.size === 0) return addresses;
  const paths = new Map(editions.map((row) => [row.code, row.path]));
  const others = addresses.flatMap(({ address, target }): readonly Addressed[] => {
    const edition = "edition" in target ? target.edition : null;
    if (edition === null || notInSecondScript.includes(target.kind)) return [];
    const from = paths.get(edition) ?? edition;
    return (seconds.get(edition) ?? []).map((second) => ({
      address: movedAddress(address, from, second.path),
      target: { ...target, edition: second.code } as Target, // the same kind with another edition
    }));
  });
  return [...addresses, ...others];
}

/** The same place under another edition's path; an address that is not below `from` stays. */
export function movedAddress(address: string, from: string, to: string): string {
  return address.startsWith(`${from}/`) ? to + address.slice(from.length) : address;
}
