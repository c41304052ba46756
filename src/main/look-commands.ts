import { readFile } from "node:fs/promises";
import type { Actor } from "../newsroom/actor.ts";
import type { Outcome } from "../newsroom-api/refusal.ts";
import { ownColours } from "../pages/theme.ts";
import type { Workplace } from "./workplace.ts";

/** Lines of an edition's token file; Skywave's own colours where it has none, to begin with. */
export async function showLook({ newsroom }: Workplace, edition: string): Promise<Outcome<readonly string[]>> {
  const look = await newsroom.looks.read({ params: { edition }, query: {}, body: undefined });
  if (!look.ok) return look;
  return { ok: true, value: [JSON.stringify(look.value.tokens ?? ownColours, null, 2)] };
}

/** Gives editions the look that a token file describes, or Skywave's own (`file` null). "all" means every edition that was ever on. */
export async function setLook(
  { newsroom }: Workplace,
  by: Actor,
  code: string,
  file: string | null,
): Promise<Outcome<readonly string[]>> {
  const read = file === null ? { ok: true as const, value: null } : await tokensIn(file);
  if (!read.ok) return read;
  const known = await newsroom.editions.list();
  if (!known.ok) return known;
  const used = known.value.items.filter((edition) => edition.sections.length > 0).map((edition) => edition.code);
  const lines: string[] = [];
  for (const edition of code === "all" ? used : [code]) {
    const params = { edition };
    const done = await newsroom.looks.replace(by, { params, query: {}, body: { tokens: read.value } });
    if (!done.ok) return done;
    lines.push(
      `The edition ${edition} has ${read.value === null ? "Skywave's" : "a"} look${read.value === null ? "" : " of its own"}.`,
    );
  }
  return {
    ok: true,
    value: lines.length > 0 ? lines : ["No edition was ever switched on; there is nothing to give a look to."],
  };
}

async function tokensIn(file: string): Promise<Outcome<Record<string, unknown>>> {
  try {
    const json: unknown = JSON.parse(await readFile(file, "utf8"));
    if (typeof json !== "object" || json === null || Array.isArray(json)) throw new Error("it holds no JSON object");
    return { ok: true, value: { ...json } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `The token file ${file} cannot be read: ${why}. "skywave look show en" prints one to begin with.`;
    return { ok: false, kind: "invalid", message };
  }
}
