import type { StoredProgramme } from "../db/newsroom-broadcasting.ts";
import type { EditionFacts, EpisodeCard, Media } from "../pages/page.ts";
import { episodePageSize, fullEpisodePages, guidOf } from "../story/broadcasting.ts";
import { key } from "./key.ts";
import { type Loaded, nothing } from "./loaded.ts";
import type { Reader } from "./reader.ts";
import { addressOf } from "./target.ts";

interface OfProgramme {
  readonly edition: string;
  readonly programme: number;
}

export async function loadProgrammes(address: string, code: string, reader: Reader): Promise<Loaded> {
  const edition = await reader.edition(code);
  if (edition === null) return nothing;
  reader.read(key.programmes(code));
  const rows = (await reader.source.programmes(code)).filter(({ state }) => state === "shown");
  if (rows.length === 0) return nothing;
  const programmes = await Promise.all(
    rows.map(async ({ id, name, description, slug, picture }) => {
      reader.read(key.programme(id));
      const at = addressOf.programme(edition.path, slug);
      return { name, description, address: at, picture: await pictureOf(picture, edition, reader) };
    }),
  );
  return {
    kind: "page",
    page: { kind: "programmes", frame: await reader.frame(edition, "never"), address, programmes },
  };
}

export async function loadProgramme(address: string, target: OfProgramme, reader: Reader): Promise<Loaded> {
  const found = await shownProgramme(target, reader);
  if (found.kind !== "shown") return found.loaded;
  const { edition, programme } = found;
  const { id, kind, name, description, author, copyright, picture } = programme;
  reader.read(key.episodes(id));
  const [newest, highest, frame] = await Promise.all([
    reader.source.newestEpisodes(id),
    reader.source.highestOrdinal(id),
    reader.frame(edition, "never"),
  ]);
  const episodes = await episodesOf(newest.slice(0, episodePageSize), address, edition, reader);
  const older = fullEpisodePages(highest?.highest ?? 0);
  return {
    kind: "page",
    page: {
      kind: "programme",
      frame,
      address,
      programmeKind: kind,
      name,
      description,
      author,
      copyright,
      picture: await pictureOf(picture, edition, reader),
      podcast: { address: addressOf.podcast(address) },
      episodes: inOrder(episodes.map(({ card }) => card)),
      older: older === 0 ? null : addressOf.episodes(address, older),
    },
  };
}

/** A page of older episodes, once there are newer ones that are not on it. */
export async function loadEpisodes(
  address: string,
  target: OfProgramme & { readonly number: number },
  reader: Reader,
): Promise<Loaded> {
  const found = await shownProgramme(target, reader);
  if (found.kind !== "shown") return found.loaded;
  const { edition, programme } = found;
  const { number } = target;
  reader.read(key.episodePage(programme.id, number));
  const [ids, highest, frame] = await Promise.all([
    reader.source.episodePage(programme.id, number),
    reader.source.highestOrdinal(programme.id),
    reader.frame(edition, "never"),
  ]);
  const full = fullEpisodePages(highest?.highest ?? 0);
  if (number > full) return nothing;
  const of = addressOf.programme(edition.path, programme.slug);
  const episodes = await episodesOf(
    ids.map((id) => ({ id })),
    of,
    edition,
    reader,
  );
  return {
    kind: "page",
    page: {
      kind: "episodes",
      frame,
      address,
      programme: { name: programme.name, address: of },
      number,
      previous: number === 1 ? null : addressOf.episodes(of, number - 1),
      next: number === full ? of : addressOf.episodes(of, number + 1),
      episodes: episodes.map(({ card }) => card),
    },
  };
}

/** An episode, or that it is gone: taken back itself, or with its programme. */
export async function loadEpisode(
  address: string,
  target: OfProgramme & { readonly episode: number },
  reader: Reader,
): Promise<Loaded> {
  const found = await shownProgramme(target, reader);
  reader.read(key.episode(target.episode));
  const row = await reader.source.episode(target.episode);
  if (row === null) return nothing;
  if (found.kind !== "shown") return found.loaded;
  const { edition, programme } = found;
  const frame = await reader.frame(edition, "never");
  if (row.state === "withdrawn") return { kind: "gone", page: { kind: "gone", frame } };
  const of = addressOf.programme(edition.path, programme.slug);
  const { title, summary, number, notes, published_at: publishedAt } = row;
  return {
    kind: "page",
    page: {
      kind: "episode",
      frame,
      address,
      programme: {
        name: programme.name,
        address: of,
        kind: programme.kind,
        podcast: { address: addressOf.podcast(of) },
      },
      title,
      summary,
      number,
      publishedAt: publishedAt.getTime(),
      notes,
      media: await reader.media(row.asset, edition.code),
      picture: await pictureOf(programme.picture, edition, reader),
    },
  };
}

/** The programme as a podcast: episodes whose files may still be had. */
export async function loadPodcast(address: string, target: OfProgramme, reader: Reader): Promise<Loaded> {
  const found = await shownProgramme(target, reader);
  if (found.kind !== "shown") return nothing;
  const { edition, programme } = found;
  const { id, slug, name, description, author, copyright, category, explicit, owner_email: ownerEmail } = programme;
  const of = addressOf.programme(edition.path, slug);
  reader.read(key.episodes(id));
  const newest = await reader.source.newestEpisodes(id);
  const episodes = (await episodesOf(newest, of, edition, reader)).flatMap(({ card, media, guid }) =>
    media === null || media.files.length === 0
      ? []
      : [{ ...card, guid, media: { asset: media.asset, version: media.version, files: media.files } }],
  );
  const picture = await pictureOf(programme.picture, edition, reader);
  return {
    kind: "page",
    page: {
      kind: "podcast",
      edition,
      address,
      programme: { name, address: of, description, author, ownerEmail, copyright, category, explicit, picture },
      episodes: inOrder(episodes),
    },
  };
}

type Found =
  | { readonly kind: "shown"; readonly edition: EditionFacts; readonly programme: StoredProgramme }
  | { readonly kind: "not"; readonly loaded: Loaded };

/** The programme, if readers have it; else what stands in its place. */
async function shownProgramme(target: OfProgramme, reader: Reader): Promise<Found> {
  reader.read(key.programme(target.programme));
  const [edition, programme] = await Promise.all([
    reader.edition(target.edition),
    reader.source.programme(target.programme),
  ]);
  if (edition === null || programme === null) return { kind: "not", loaded: nothing };
  if (programme.state === "shown") return { kind: "shown", edition, programme };
  return { kind: "not", loaded: { kind: "gone", page: { kind: "gone", frame: await reader.frame(edition, "never") } } };
}

async function pictureOf(picture: number | null, edition: EditionFacts, reader: Reader) {
  return picture === null ? null : reader.cardPicture(picture, edition.code);
}

interface Listed {
  readonly card: EpisodeCard;
  readonly guid: string;
  readonly media: Media | null;
}

async function episodesOf(
  ids: readonly { readonly id: number }[],
  of: string,
  edition: EditionFacts,
  reader: Reader,
): Promise<readonly Listed[]> {
  const all = await Promise.all(
    ids.map(async ({ id }): Promise<Listed | null> => {
      reader.read(key.episode(id));
      const row = await reader.source.episode(id);
      if (row === null) return null;
      const media = await reader.media(row.asset, edition.code);
      const { title, summary, number, published_at: publishedAt } = row;
      const rest = { title, summary, number, publishedAt: publishedAt.getTime(), duration: media?.duration ?? null };
      return { card: { address: addressOf.episode(of, id), ...rest }, guid: guidOf(row), media };
    }),
  );
  return all.filter((one) => one !== null);
}

/** By the date that each carries, newest first: one that was published late may carry an old one. */
function inOrder<Episode extends EpisodeCard>(episodes: readonly Episode[]): readonly Episode[] {
  return [...episodes].sort((one, other) => other.publishedAt - one.publishedAt);
}
