import { key } from "../content/key.ts";
import { addressOf, targetsOfEpisodes, targetsOfProgramme } from "../content/target.ts";
import type { Transaction } from "../db/database.ts";
import { lockAsset, type StoredAsset } from "../db/newsroom-assets.ts";
import * as stored from "../db/newsroom-broadcasting.ts";
import { cleanText } from "../language/input.ts";
import type { Language } from "../language/language.ts";
import type * as api from "../newsroom-api/broadcasting.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { absoluteAddress } from "../pages/addresses.ts";
import { episodePageOf, fullEpisodePages, guidOf, type NotesBlock } from "../story/broadcasting.ts";
import { type Desk, doAct, type Doing, type Done, type PublicChange, read } from "./act.ts";
import { type Actor, newsroomItself } from "./actor.ts";
import { stay } from "./editions.ts";
import { addressOfProgramme, filesOf, ownProgramme } from "./programmes.ts";
import { found, Refused } from "./refused.ts";
import { storableBlocks } from "./standing.ts";
import { iso, isoOrNull } from "./views.ts";

const remedy = "GET /api/programmes/{programme}/episodes lists a programme's.";

/** Episodes of programmes: written as drafts, published now or later, taken back. */
export function episodeActs(desk: Desk) {
  const view = async (trx: Transaction, id: number) =>
    viewOf(desk, trx, found(await stored.storedEpisode(trx, id), `episode ${id}`, remedy));
  const onEpisode = (
    name: string,
    by: Actor,
    id: number,
    work: (at: Standing, doing: Doing) => Promise<Pick<Done<unknown>, "detail" | "change" | "nudge">>,
  ) =>
    doAct(desk, by, name, async (doing) => {
      const done = await work(await standing(doing.trx, by, id), doing);
      return { ...done, subject: `episode ${id}`, answer: (queries) => view(queries, id) };
    });

  return {
    list: ({ params, query }: InputOf<typeof api.listEpisodes>) =>
      read(desk, async (trx) => {
        const [programme] = await stored.programmeRows(trx, [params.programme]);
        found(programme, `programme ${params.programme}`, "GET /api/editions/{edition}/programmes lists an edition's.");
        const rows = await stored.episodesOf(trx, params.programme, query.before ?? null, query.limit);
        const next = rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null;
        return { items: await Promise.all(rows.map((row) => viewOf(desk, trx, row))), next };
      }),

    add: (by: Actor, { params, body }: InputOf<typeof api.addEpisode>) =>
      doAct(desk, by, "add episode", async ({ trx, now, languages }) => {
        const programme = await ownProgramme(trx, by, params.programme);
        const episode = storable(languages.of(programme.edition), body, desk.randomId);
        await requireAsset(trx, programme, episode.asset);
        if (body.guid !== null && (await stored.hasGuid(trx, programme.id, body.guid)))
          throw new Refused(
            "conflict",
            `Programme ${programme.id} has an episode with the guid "${body.guid}" already.`,
          );
        const row = { ...episode, programme: programme.id, guid: body.guid, created_at: now, account: by.account };
        const id = await stored.insertEpisode(trx, row);
        return {
          subject: `episode ${id}`,
          detail: { programme: programme.id },
          answer: (queries) => view(queries, id),
        };
      }),

    change: (by: Actor, { params, body }: InputOf<typeof api.changeEpisode>) =>
      onEpisode("change episode", by, params.episode, async ({ programme, episode }, { trx, languages }) => {
        const change = storable(languages.of(programme.edition), body, desk.randomId);
        const asset = await requireAsset(trx, programme, change.asset);
        const perform = () => stored.updateEpisode(trx, episode.id, change);
        if (episode.state !== "published") {
          await perform();
          return { detail: { asset: change.asset } };
        }
        if (change.asset === episode.asset) return { change: { keys: [key.episode(episode.id)], perform } };
        requirePlayable(asset);
        return {
          detail: { from: episode.asset, to: change.asset },
          change: {
            keys: [key.episode(episode.id), key.shown(episode.asset), key.shown(change.asset)],
            addresses: await filesOf(trx, [change.asset]),
            perform,
          },
        };
      }),

    publish: (by: Actor, { params, body }: InputOf<typeof api.publishEpisode>) =>
      onEpisode("publish episode", by, params.episode, async (at, doing) => {
        const { id, state, published_at: published } = at.episode;
        if (state === "published")
          throw new Refused("refused", `Episode ${id} is published already; change it, or withdraw it.`);
        requirePlayable(await requireAsset(doing.trx, at.programme, at.episode.asset));
        const wanted = body.at === null ? null : new Date(body.at);
        if (wanted === null || wanted <= doing.now)
          return {
            change: await publication(at, doing, wanted ?? (state === "withdrawn" ? published : null) ?? doing.now),
          };
        if (state === "withdrawn")
          throw new Refused("refused", `Episode ${id} had readers before; publish it now, without a time to come.`);
        await stored.updateEpisode(doing.trx, id, { state: "scheduled", published_at: wanted });
        return { detail: { at: wanted }, nudge: true };
      }),

    withdraw: (by: Actor, { params }: InputOf<typeof api.withdrawEpisode>) =>
      onEpisode("withdraw episode", by, params.episode, async ({ programme, episode }, { trx }) => {
        const { id, state, ordinal, asset } = episode;
        if (state === "scheduled") {
          await stored.updateEpisode(trx, id, { state: "draft", published_at: null });
          return { nudge: true };
        }
        if (state !== "published" || ordinal === null)
          throw new Refused(
            "refused",
            `Episode ${id} is ${state}; only what is published or scheduled can be withdrawn.`,
          );
        const keys = keysOf(programme.id, id, asset, ordinal);
        const perform = () => stored.updateEpisode(trx, id, { state: "withdrawn" });
        return { change: { keys, takedown: true, perform } };
      }),

    remove: (by: Actor, { params }: InputOf<typeof api.deleteEpisode>) =>
      doAct(desk, by, "delete episode", async ({ trx }) => {
        const { episode } = await standing(trx, by, params.episode);
        if (episode.ordinal !== null || episode.state === "published")
          throw new Refused("refused", `Episode ${episode.id} had readers, and its address must say so; withdraw it.`);
        const last = await view(trx, episode.id);
        await stored.deleteEpisode(trx, episode.id);
        return { subject: `episode ${episode.id}`, detail: last, nudge: true, answer: () => last };
      }),
  };
}

/** Publishes an episode whose time has come; one that cannot be becomes a draft, with a row in the audit log. */
export async function releaseEpisode(desk: Desk, id: number): Promise<void> {
  const subject = `episode ${id}`;
  const due = async (doing: Doing) => {
    const at = await standing(doing.trx, newsroomItself, id);
    const { state, published_at: when } = at.episode;
    return state === "scheduled" && when !== null && when <= doing.now ? { ...at, when } : null;
  };
  const published = await doAct(desk, newsroomItself, "publish episode", async (doing) => {
    const at = await due(doing);
    if (at === null) return { subject, detail: { done: "nothing" }, answer: () => null };
    requirePlayable(await requireAsset(doing.trx, at.programme, at.episode.asset));
    return { subject, change: await publication(at, doing, at.when), answer: () => null };
  });
  if (published.ok || published.kind === "not-found") return; // deleted meanwhile
  const { message } = published;
  await doAct(desk, newsroomItself, "schedule failed", async (doing) => {
    if ((await due(doing)) !== null) await stored.updateEpisode(doing.trx, id, { state: "draft", published_at: null });
    return { subject, detail: { message }, answer: () => null };
  });
}

interface Standing {
  readonly programme: stored.StoredProgramme;
  readonly episode: stored.StoredEpisode;
}

/** The episode with its programme, which is locked: ordinals are given in turn. */
async function standing(trx: Transaction, by: Actor, id: number): Promise<Standing> {
  const of = found(await stored.programmeOfEpisode(trx, id), `episode ${id}`, remedy);
  const programme = await ownProgramme(trx, by, of);
  return { programme, episode: found(await stored.storedEpisode(trx, id), `episode ${id}`, remedy) };
}

async function publication({ programme, episode }: Standing, { trx }: Doing, at: Date): Promise<PublicChange> {
  const { path } = await stay(trx, programme.edition);
  const before = await stored.highestOrdinal(trx, programme.id);
  const ordinal = episode.ordinal ?? before + 1;
  const highest = Math.max(before, ordinal);
  const full = fullEpisodePages(highest);
  // A page that comes is led to by the one before it.
  const neighbours =
    full > fullEpisodePages(before)
      ? [key.episodePage(programme.id, full), key.episodePage(programme.id, full - 1)]
      : [];
  return {
    keys: [...keysOf(programme.id, episode.id, episode.asset, ordinal), ...neighbours],
    addresses: [
      ...targetsOfProgramme(path, { ...programme, highest }),
      ...targetsOfEpisodes(path, programme, [episode.id]),
      ...(await filesOf(trx, [episode.asset])),
    ],
    perform: () => stored.updateEpisode(trx, episode.id, { state: "published", published_at: at, ordinal }),
  };
}

function keysOf(programme: number, episode: number, asset: number, ordinal: number): readonly string[] {
  return [
    key.episode(episode),
    key.episodes(programme),
    key.episodePage(programme, episodePageOf(ordinal)),
    key.shown(asset),
  ];
}

async function requireAsset(trx: Transaction, programme: stored.StoredProgramme, id: number): Promise<StoredAsset> {
  const asset = found(await lockAsset(trx, id), `asset ${id}`, "Upload the recording first: POST /api/media.");
  if (asset.kind !== programme.kind)
    throw new Refused(
      "invalid",
      `Asset ${id} is ${asset.kind}, and programme ${programme.id} has episodes of ${programme.kind}.`,
    );
  return asset;
}

function requirePlayable({ id, state, problem, expired }: StoredAsset): void {
  if (expired) throw new Refused("refused", `The rights of asset ${id} have run out; change them, or take another.`);
  if (state === "making") throw new Refused("refused", `Asset ${id} is being made ready; publish when it is.`);
  if (state === "failed")
    throw new Refused(
      "refused",
      `Asset ${id} cannot be played: ${problem ?? "it could not be made ready"} Upload another.`,
    );
}

function storable(language: Language, body: InputOf<typeof api.changeEpisode>["body"], randomId: () => string) {
  const { number, asset } = body;
  return {
    number,
    asset,
    title: cleanText(language, body.title).trim(),
    summary: cleanText(language, body.summary).trim(),
    notes: storableBlocks(language, randomId)(body.notes) as readonly NotesBlock[], // the contract takes no quotations
  };
}

async function viewOf(desk: Desk, trx: Transaction, row: stored.StoredEpisode): Promise<api.Episode> {
  const [programme] = await stored.programmeRows(trx, [row.programme]);
  const of = programme === undefined ? null : await addressOfProgramme(trx, programme);
  const { id, number, title, summary, asset, state } = row;
  return {
    id,
    programme: row.programme,
    number,
    title,
    summary,
    asset,
    state,
    notes: [...row.notes],
    guid: guidOf(row),
    publishedAt: isoOrNull(row.published_at),
    createdAt: iso(row.created_at),
    address: of === null || row.ordinal === null ? null : absoluteAddress(desk.publicUrl, addressOf.episode(of, id)),
  };
}
