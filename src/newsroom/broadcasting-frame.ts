import { key } from "../content/key.ts";
import type { Transaction } from "../db/database.ts";
import { channelsOf, programmesOf, type StoredChannel, type StoredProgramme } from "../db/newsroom-broadcasting.ts";

/** An edition's channels and programmes as an act finds them, or leaves them. */
export interface OnOffer {
  readonly channels: readonly Pick<StoredChannel, "id" | "kind">[];
  readonly programmes: readonly Pick<StoredProgramme, "id" | "state">[];
}

export async function onOffer(trx: Transaction, edition: string): Promise<OnOffer> {
  return { channels: await channelsOf(trx, [edition]), programmes: await programmesOf(trx, [edition]) };
}

/** The key of what every page of an edition says of channels and programmes, if the act changes that. */
export function frameKeys(edition: string, before: OnOffer, after: OnOffer): readonly string[] {
  return said(before) === said(after) ? [] : [key.broadcasting(edition)];
}

function said({ channels, programmes }: OnOffer): string {
  const kinds = channels.map(({ kind }) => kind);
  return JSON.stringify([
    kinds.includes("radio"),
    kinds.includes("television"),
    programmes.some(({ state }) => state === "shown"),
  ]);
}
