import { key } from "../content/key.ts";
import { type Addressed, addressOf, targetsOfAsset, targetsOfProgramme } from "../content/target.ts";
import type { Transaction } from "../db/database.ts";
import { lockAsset, storedAsset } from "../db/newsroom-assets.ts";
import * as stored from "../db/newsroom-broadcasting.ts";
import { storedEditions } from "../db/newsroom-editions.ts";
import { cleanText } from "../language/input.ts";
import type { Language } from "../language/language.ts";
import type * as api from "../newsroom-api/broadcasting.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { absoluteAddress } from "../pages/addresses.ts";
import type { ProgrammeState } from "../story/broadcasting.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireEditing } from "./actor.ts";
import { frameKeys, onOffer } from "./broadcasting-frame.ts";
import { addressPart } from "./channels.ts";
import { stay } from "./editions.ts";
import { found, Refused } from "./refused.ts";

/** Programmes of an edition; what is said of one is on its page, in its feed, and wherever its name stands. */
export function programmeActs(desk: Desk) {
  const view = async (trx: Transaction, id: number) => {
    const [row] = await stored.programmeRows(trx, [id]);
    return viewOf(desk, trx, known(row, id));
  };
  const turn = (name: string, by: Actor, id: number, state: ProgrammeState) =>
    doAct(desk, by, name, async ({ trx }) => {
      const programme = await ownProgramme(trx, by, id);
      const { edition } = programme;
      if (programme.state === state)
        throw new Refused("refused", `Programme ${id} is ${state} already; nothing was done.`);
      const { path } = await stay(trx, edition);
      const before = await onOffer(trx, edition);
      const after = { ...before, programmes: before.programmes.map((one) => (one.id === id ? { id, state } : one)) };
      const assets = await assetsOf(trx, programme);
      return {
        subject: `programme ${id}`,
        change: {
          keys: [
            key.programme(id),
            key.programmes(edition),
            ...frameKeys(edition, before, after),
            ...assets.map((asset) => key.shown(asset)),
          ],
          takedown: state === "withdrawn",
          addresses:
            state === "withdrawn"
              ? []
              : [
                  ...targetsOfProgramme(path, { ...programme, highest: await stored.highestOrdinal(trx, id) }),
                  ...(await filesOf(trx, assets)),
                ],
          perform: () => stored.updateProgramme(trx, id, { state }),
        },
        answer: (queries) => view(queries, id),
      };
    });

  return {
    list: ({ params: { edition } }: InputOf<typeof api.listProgrammes>) =>
      read(desk, async (trx) => {
        const rows = await stored.programmesOf(trx, [edition]);
        return { items: await Promise.all(rows.map((row) => viewOf(desk, trx, row))) };
      }),

    add: (by: Actor, { params: { edition }, body }: InputOf<typeof api.addProgramme>) =>
      doAct(desk, by, "add programme", async ({ trx, languages }) => {
        requireEditing(by, [edition]);
        const { path } = await stay(trx, edition);
        const language = languages.of(edition);
        const before = await onOffer(trx, edition);
        const programme = { ...storable(language, body), edition, slug: addressPart(language, body.name, body.slug) };
        await requirePicture(trx, programme.picture);
        const id = await stored.insertProgramme(trx, programme);
        if (id === null)
          throw new Refused(
            "conflict",
            `Edition "${edition}" has a programme "${programme.slug}" already; give this one another slug.`,
          );
        const after = { ...before, programmes: [...before.programmes, { id, state: "shown" as const }] };
        const pictures = programme.picture === null ? [] : [programme.picture];
        return {
          subject: `programme ${id}`,
          detail: { edition, slug: programme.slug },
          change: {
            keys: [
              key.programme(id),
              key.programmes(edition),
              ...frameKeys(edition, before, after),
              ...pictures.map((asset) => key.shown(asset)),
            ],
            addresses: [
              { address: addressOf.programmes(path), target: { kind: "programmes", edition } },
              ...targetsOfProgramme(path, { ...programme, id, highest: 0 }),
              ...(await filesOf(trx, pictures)),
            ],
            perform: async () => {},
          },
          answer: (queries) => view(queries, id),
        };
      }),

    change: (by: Actor, { params, body }: InputOf<typeof api.changeProgramme>) =>
      doAct(desk, by, "change programme", async ({ trx, languages }) => {
        const before = await ownProgramme(trx, by, params.programme);
        const { id, edition } = before;
        const programme = storable(languages.of(edition), body);
        await requirePicture(trx, programme.picture);
        if (programme.kind !== before.kind && (await stored.episodesOf(trx, id, null, 1)).length > 0)
          throw new Refused(
            "refused",
            `Programme ${id} has episodes of ${before.kind}; add another programme for ${programme.kind}.`,
          );
        const pictures = [...new Set([before.picture, programme.picture])].filter((one) => one !== null);
        const moved = programme.picture !== before.picture;
        return {
          subject: `programme ${id}`,
          detail: body,
          change: {
            keys: [
              key.programme(id),
              ...(programme.position === before.position ? [] : [key.programmes(edition)]),
              ...(moved ? pictures.map((asset) => key.shown(asset)) : []),
            ],
            addresses: moved && programme.picture !== null ? await filesOf(trx, [programme.picture]) : [],
            perform: () => stored.updateProgramme(trx, id, programme),
          },
          answer: (queries) => view(queries, id),
        };
      }),

    withdraw: (by: Actor, { params }: InputOf<typeof api.withdrawProgramme>) =>
      turn("withdraw programme", by, params.programme, "withdrawn"),
    show: (by: Actor, { params }: InputOf<typeof api.showProgramme>) =>
      turn("show programme", by, params.programme, "shown"),
  };
}

function known<T>(row: T | null | undefined, id: number): T {
  return found(row, `programme ${id}`, "GET /api/editions/{edition}/programmes lists an edition's.");
}

/** The programme, locked after its edition, of which the actor must be an editor. */
export async function ownProgramme(trx: Transaction, by: Actor, id: number): Promise<stored.StoredProgramme> {
  const [row] = await stored.programmeRows(trx, [id]);
  const { edition } = known(row, id);
  requireEditing(by, [edition]);
  await stay(trx, edition);
  return known(await stored.lockProgramme(trx, id), id);
}

export async function addressOfProgramme(
  trx: Transaction,
  programme: { readonly edition: string; readonly slug: string },
): Promise<string> {
  const path = (await storedEditions(trx)).find((row) => row.code === programme.edition)?.path ?? programme.edition;
  return addressOf.programme(path, programme.slug);
}

/** The files that readers get of these assets, as long as their rights last. */
export async function filesOf(trx: Transaction, assets: readonly number[]): Promise<readonly Addressed[]> {
  const rows = await Promise.all(assets.map((asset) => storedAsset(trx, asset)));
  return rows.flatMap((row) => (row === null || row.expired ? [] : targetsOfAsset(row)));
}

async function assetsOf(trx: Transaction, programme: stored.StoredProgramme): Promise<readonly number[]> {
  const shown = (await stored.assetsOfProgramme(trx, programme.id)).map(({ asset }) => asset);
  return [...new Set([...shown, ...(programme.picture === null ? [] : [programme.picture])])];
}

async function requirePicture(trx: Transaction, id: number | null): Promise<void> {
  if (id === null) return;
  const asset = found(await lockAsset(trx, id), `asset ${id}`, "Upload the picture first: POST /api/assets.");
  if (asset.kind !== "picture")
    throw new Refused("invalid", `Asset ${id} is ${asset.kind}; a programme is shown with a picture.`);
}

function storable(language: Language, body: InputOf<typeof api.changeProgramme>["body"]) {
  const clean = (text: string) => cleanText(language, text).trim();
  const cleanOrNull = (text: string | null) => (text === null ? null : clean(text) || null);
  const { kind, picture, explicit, position } = body;
  return {
    kind,
    picture,
    explicit,
    position,
    name: clean(body.name),
    description: clean(body.description),
    author: cleanOrNull(body.author),
    owner_email: body.ownerEmail,
    copyright: cleanOrNull(body.copyright),
    category: body.category.trim(),
  };
}

async function viewOf(desk: Desk, trx: Transaction, row: stored.StoredProgramme): Promise<api.Programme> {
  const address = await addressOfProgramme(trx, row);
  const { owner_email: ownerEmail, ...rest } = row;
  return {
    ...rest,
    ownerEmail,
    address: absoluteAddress(desk.publicUrl, address),
    podcast: absoluteAddress(desk.publicUrl, addressOf.podcast(address)),
  };
}
