import type { Transaction } from "./database.ts";

export async function formerAddressesOf(
  trx: Transaction,
  article: number,
): Promise<readonly { readonly address: string; readonly article: number }[]> {
  return trx.selectFrom("former_address").selectAll().where("article", "=", article).orderBy("address").execute();
}

export async function storeFormerAddress(trx: Transaction, address: string, article: number): Promise<void> {
  await trx
    .insertInto("former_address")
    .values({ address, article })
    .onConflict((conflict) => conflict.column("address").doUpdateSet({ article }))
    .execute();
}

/** What a page row at the address is, or null: a former address must not stand where something else does. */
export async function targetKindAt(trx: Transaction, address: string): Promise<string | null> {
  const row = await trx.selectFrom("page").select("target").where("address", "=", address).executeTakeFirst();
  const target = row?.target;
  return typeof target === "object" && target !== null && "kind" in target ? String(target.kind) : null;
}
