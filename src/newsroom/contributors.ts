import { key } from "../content/key.ts";
import { targetsOfAsset } from "../content/target.ts";
import type { Transaction } from "../db/database.ts";
import { storedAsset } from "../db/newsroom-assets.ts";
import {
  clearWithheldTexts,
  contributorPage,
  contributorRow,
  insertContributor,
  isCredited,
  lockContributor,
  type StoredContributor,
  storeContributorText,
  updateContributor,
} from "../db/newsroom-contributors.ts";
import { storedEditions } from "../db/newsroom-editions.ts";
import { cleanText, withoutControls } from "../language/input.ts";
import type * as api from "../newsroom-api/contributors.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireAdministrator, requireEditing, requireWriting, requireWritingSomewhere } from "./actor.ts";
import { stay } from "./editions.ts";
import { found, Refused } from "./refused.ts";

export function contributorActs(desk: Desk) {
  // Long only because it holds every act on contributors; each is short.
  const view = async (trx: Transaction, id: number) => contributorView(await known(contributorRow(trx, id), id));

  return {
    create: (by: Actor, { body }: InputOf<typeof api.createContributor>) =>
      doAct(desk, by, "create contributor", async ({ trx }) => {
        requireWritingSomewhere(by);
        const id = await insertContributor(trx, { kind: body.kind, name: withoutControls(body.name).trim() });
        return { subject: `contributor ${id}`, detail: body, answer: (queries) => view(queries, id) };
      }),

    list: ({ query }: InputOf<typeof api.listContributors>) =>
      read(desk, async (trx) => {
        const { before = null, limit, search = "", kind = null } = query;
        const rows = await contributorPage(trx, { before, limit, search, kind });
        return { items: rows.map(contributorView), next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
      }),

    read: ({ params }: InputOf<typeof api.readContributor>) => read(desk, (trx) => view(trx, params.contributor)),

    change: (by: Actor, { params, body }: InputOf<typeof api.changeContributor>) =>
      doAct(desk, by, "change contributor", async ({ trx }) => {
        requireAdministrator(by);
        const contributor = await known(lockContributor(trx, params.contributor), params.contributor);
        const { portrait } = body;
        const picture = typeof portrait === "number" ? await portraitAsset(trx, portrait) : null;
        const change = {
          ...(body.name === undefined ? {} : { name: withoutControls(body.name).trim() }),
          ...(portrait === undefined ? {} : { portrait }),
        };
        return {
          subject: `contributor ${contributor.id}`,
          detail: body,
          change: {
            keys: await keysOf(trx, contributor, portrait),
            takedown: portrait !== undefined && contributor.portrait !== null && portrait !== contributor.portrait,
            addresses: picture === null ? [] : targetsOfAsset(picture),
            perform: () => updateContributor(trx, contributor.id, change),
          },
          answer: (queries) => view(queries, contributor.id),
        };
      }),

    setText: (by: Actor, { params, body }: InputOf<typeof api.setContributorText>) =>
      doAct(desk, by, "describe contributor", async ({ trx, languages }) => {
        const { edition } = params;
        requireWriting(by, [edition]);
        await stay(trx, edition);
        const contributor = await known(lockContributor(trx, params.contributor), params.contributor);
        if (await isCredited(trx, contributor.id, edition)) requireEditing(by, [edition]); // readers see the name
        const clean = (text: string) => cleanText(languages.of(edition), text).trim();
        const withheld = contributor.texts.find((one) => one.edition === edition)?.withheld ?? false;
        const text = {
          contributor: contributor.id,
          edition,
          name: clean(body.name),
          description: body.description === null ? null : clean(body.description),
          withheld,
        };
        return {
          subject: `contributor ${contributor.id}`,
          detail: { edition, ...body },
          change: {
            keys: [key.contributor(contributor.id, edition)],
            perform: () => storeContributorText(trx, text),
          },
          answer: (queries) => view(queries, contributor.id),
        };
      }),

    withhold: (by: Actor, { params, body }: InputOf<typeof api.withholdContributor>) =>
      doAct(desk, by, "withhold contributor", async ({ trx }) => {
        const { edition } = body;
        const contributor = await lockIn(trx, by, params.contributor, edition);
        const perform = () =>
          edition === null
            ? updateContributor(trx, contributor.id, { withheld: true })
            : setWithheld(trx, contributor, edition, true);
        return {
          subject: `contributor ${contributor.id}`,
          detail: body,
          change: { keys: await keysOf(trx, contributor, null, edition), takedown: true, perform },
          answer: (queries) => view(queries, contributor.id),
        };
      }),

    giveBack: (by: Actor, { params, query }: InputOf<typeof api.giveContributorBack>) =>
      doAct(desk, by, "give contributor back", async ({ trx }) => {
        const { edition = null } = query;
        const contributor = await lockIn(trx, by, params.contributor, edition);
        if (edition !== null && contributor.withheld)
          throw new Refused(
            "conflict",
            `Contributor ${contributor.id} is withheld in all editions; give the name back in all.`,
          );
        const picture = contributor.portrait === null ? null : await storedAsset(trx, contributor.portrait);
        const perform = async () => {
          if (edition !== null) return setWithheld(trx, contributor, edition, false);
          await updateContributor(trx, contributor.id, { withheld: false });
          await clearWithheldTexts(trx, contributor.id);
        };
        return {
          subject: `contributor ${contributor.id}`,
          detail: { edition },
          change: {
            keys: await keysOf(trx, contributor, null, edition),
            addresses: picture === null ? [] : targetsOfAsset(picture),
            perform,
          },
          answer: (queries) => view(queries, contributor.id),
        };
      }),
  };
}

async function lockIn(trx: Transaction, by: Actor, id: number, edition: string | null): Promise<StoredContributor> {
  if (edition === null) requireAdministrator(by);
  else {
    requireEditing(by, [edition]);
    await stay(trx, edition);
  }
  return known(lockContributor(trx, id), id);
}

async function setWithheld(
  trx: Transaction,
  contributor: StoredContributor,
  edition: string,
  withheld: boolean,
): Promise<void> {
  const text = contributor.texts.find((one) => one.edition === edition);
  const { name = contributor.name, description = null } = text ?? {};
  await storeContributorText(trx, { contributor: contributor.id, edition, name, description, withheld });
}

/**
 * What may look otherwise: the name in every edition, since one may be crediting it at this very moment, and the old and
 * new portrait. Pages that never read it are not reached.
 */
async function keysOf(
  trx: Transaction,
  contributor: StoredContributor,
  portrait: number | null | undefined,
  edition: string | null = null,
): Promise<readonly string[]> {
  const editions = edition === null ? (await storedEditions(trx)).map((row) => row.code) : [edition];
  const portraits = [contributor.portrait, portrait ?? null].filter((id) => id !== null);
  return [
    ...editions.map((code) => key.contributor(contributor.id, code)),
    ...(portrait === undefined ? [] : portraits.map(key.shown)),
  ];
}

async function portraitAsset(trx: Transaction, id: number) {
  const asset = await storedAsset(trx, id);
  if (asset !== null && !asset.expired && asset.kind === "picture") return asset;
  throw new Refused(
    "refused",
    asset === null
      ? `Asset ${id} does not exist; upload the portrait first.`
      : asset.kind !== "picture"
        ? `Asset ${id} is ${asset.kind}; a portrait is a picture.`
        : `The rights of asset ${id} have run out; choose another portrait.`,
  );
}

async function known(asked: Promise<StoredContributor | null>, id: number): Promise<StoredContributor> {
  return found(await asked, `contributor ${id}`, "GET /api/contributors lists those that there are.");
}

function contributorView(row: StoredContributor): api.Contributor {
  return { ...row, texts: [...row.texts] };
}
