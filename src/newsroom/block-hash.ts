import { createHash } from "node:crypto";
import type { Block } from "../story/block.ts";

/** What a block says, as 16 hexadecimal digits of SHA-256: its id and what it was made from do not count. */
export function blockHash(block: Block): string {
  const { id: _id, from: _from, ...said } = block;
  return createHash("sha256").update(canonical(said)).digest("hex").slice(0, 16);
}

/** JSON with sorted names: the database gives an object's fields back in another order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
