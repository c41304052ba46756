import { key } from "../content/key.ts";
import { reservedPaths } from "../content/target.ts";
import { formerAddressesOf, storeFormerAddress, targetKindAt } from "../db/newsroom-former-addresses.ts";
import type * as api from "../newsroom-api/former-addresses.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { type Desk, doAct, read } from "./act.ts";
import type { Actor } from "./actor.ts";
import { lockToEdit } from "./articles.ts";
import { Refused } from "./refused.ts";

export function formerAddressActs(desk: Desk) {
  return {
    list: ({ query }: InputOf<typeof api.listFormerAddresses>) =>
      read(desk, async (trx) => ({ items: [...(await formerAddressesOf(trx, query.article))] })),

    set: (by: Actor, { body }: InputOf<typeof api.setFormerAddress>) =>
      doAct(desk, by, "set former address", async ({ trx }) => {
        const { id: article } = await lockToEdit(trx, by, body.article);
        const address = folderAddress(body.address);
        const there = await targetKindAt(trx, address);
        if (there !== null && there !== "former")
          throw new Refused("conflict", `Something else stands at "${address}" (${there}); choose another address.`);
        return {
          subject: `article ${article}`,
          detail: { address },
          change: {
            keys: [key.former(address)],
            addresses: [{ address, target: { kind: "former", article } }],
            perform: () => storeFormerAddress(trx, address, article),
          },
          answer: () => ({ address, article }),
        };
      }),
  };
}

/** The address as a folder of the tree, which is where a redirect can stand; decoded, without a slash at its beginning. */
function folderAddress(given: string): string {
  const segments = given.split("/").filter((segment) => segment !== "");
  const [first] = segments;
  const wrong =
    first === undefined ||
    reservedPaths.includes(first) ||
    segments.some((segment) => /^\.|^_|[\0-\x1f\x7f?#\\]/.test(segment) || Buffer.byteLength(segment) > 200);
  if (!wrong) return `${segments.join("/").normalize("NFC")}/`;
  throw new Refused(
    "invalid",
    `"${given}" cannot be an address in the tree; give a path of names, without a host, "?", "#" or names that begin with "." or "_".`,
  );
}
