import { key } from "../content/key.ts";
import { editionsOfArticles } from "../db/newsroom-articles.ts";
import { picksOf, replacePicks } from "../db/newsroom-fronts.ts";
import type * as api from "../newsroom-api/fronts.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireEditing } from "./actor.ts";
import { stay } from "./editions.ts";
import { Refused } from "./refused.ts";

export function frontActs(desk: Desk) {
  return {
    read: ({ params }: InputOf<typeof api.readFront>) =>
      read(desk, async (trx) => ({ edition: params.edition, articles: [...(await picksOf(trx, params.edition))] })),

    set: (by: Actor, { params, body }: InputOf<typeof api.setFront>) =>
      doAct(desk, by, "set front", async ({ trx }) => {
        const { edition } = params;
        requireEditing(by, [edition]);
        await stay(trx, edition);
        const editions = await editionsOfArticles(trx, body.articles);
        const foreign = body.articles.find((id) => editions.get(id) !== edition);
        if (foreign !== undefined)
          throw new Refused("refused", `Article ${foreign} is not one of edition "${edition}"; take it out.`);
        return {
          subject: `edition ${edition}`,
          detail: body,
          change: { keys: [key.picks(edition)], perform: () => replacePicks(trx, edition, body.articles) },
          answer: () => ({ edition, articles: body.articles }),
        };
      }),
  };
}
