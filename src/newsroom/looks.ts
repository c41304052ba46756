import { key } from "../content/key.ts";
import type { Transaction } from "../db/database.ts";
import { themeOf, updateEdition } from "../db/newsroom-editions.ts";
import type * as api from "../newsroom-api/editions.ts";
import type { Look } from "../newsroom-api/editions.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { checkTheme } from "../pages/theme.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireAdministrator } from "./actor.ts";
import { stay } from "./editions.ts";
import { Refused } from "./refused.ts";

/** An edition's own look: colours, fonts and a mark, from a token file. */
export function lookActs(desk: Desk) {
  return {
    read: ({ params }: InputOf<typeof api.readLook>) => read(desk, (trx) => lookOf(trx, params.edition)),

    replace: (by: Actor, { params, body }: InputOf<typeof api.replaceLook>) =>
      doAct(desk, by, "replace look", async ({ trx }) => {
        requireAdministrator(by);
        const code = params.edition;
        await stay(trx, code);
        const theme = body.tokens === null ? null : checked(body.tokens);
        return {
          subject: `edition ${code}`,
          detail: { own: theme !== null },
          change: { keys: [key.edition(code)], perform: () => updateEdition(trx, code, { theme }) },
          answer: (queries) => lookOf(queries, code),
        };
      }),
  };
}

function checked(tokens: unknown): string {
  const theme = checkTheme(tokens);
  if (!theme.ok) throw new Refused("invalid", theme.message);
  return JSON.stringify(theme.theme);
}

async function lookOf(trx: Transaction, edition: string): Promise<Look> {
  return { edition, tokens: (await themeOf(trx, edition)) as Look["tokens"] }; // what `replace` stored
}
