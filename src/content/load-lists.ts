import type { ListOf } from "../db/published-lists.ts";
import type { FrontBlockRow } from "../db/newsroom-fronts.ts";
import type { Card, EditionFacts, FrontBlock, SectionLink } from "../pages/page.ts";
import { key } from "./key.ts";
import { type Loaded, nothing } from "./loaded.ts";
import type { Reader } from "./reader.ts";
import { frontBlockSize, frontNewest } from "./source.ts";
import { addressOf } from "./target.ts";

/** Seconds beside the lead. */
const secondsOnFront = 3;

/** Picks lead; without picks the newest with a picture does, and the newest others stand beside it. */
export async function loadFront(address: string, code: string, reader: Reader): Promise<Loaded> {
  const edition = await reader.edition(code);
  if (edition === null) return nothing;
  reader.read(key.list({ kind: "edition", edition: code }));
  reader.read(key.picks(code));
  const [frame, editions, picked, newest, blocks, sections] = await Promise.all([
    reader.frame(edition, "always"),
    reader.editions(),
    reader.source.picks(),
    reader.source.newestByEdition(code),
    reader.source.newestBySection(code),
    reader.sections(edition),
  ]);
  const picks = await reader.cards((picked.get(code) ?? []).map((pick) => pick.article));
  const recent = await reader.cards(newest.slice(0, frontNewest).map((row) => row.id));
  const { lead, seconds } = leadAndSeconds(picks, recent);
  const above = new Set([lead, ...seconds].map((card) => card?.article));
  const chosen = await reader.source.frontBlocks(code);
  const ofSection = async ({ id, name, address: at }: (typeof sections)[number]) => {
    reader.read(key.list({ kind: "section", section: id }));
    const ids = blocks.filter((row) => row.section === id && !above.has(row.id)).map((row) => row.id);
    return { section: { name, address: at }, cards: await reader.shortCards(ids) };
  };
  const ofBlock = async (row: FrontBlockRow): Promise<FrontBlock | null> => {
    if (row.kind === "picks") {
      const ids = row.articles.filter((id) => !above.has(id));
      return { section: { name: row.title ?? "", address: null }, cards: await reader.shortCards(ids) };
    }
    if (row.kind === "topic") return topicBlock(row.topic ?? 0, edition, above, reader);
    const section = sections.find((one) => one.id === row.section);
    return section === undefined ? null : ofSection(section);
  };
  const lists = await Promise.all(chosen.length > 0 ? chosen.map(ofBlock) : sections.map(ofSection));
  const alternates = editions
    .map((one) => ({ edition: one.code, address: addressOf.front(one.path), self: one.code === code }))
    .sort((a, b) => (a.edition < b.edition ? -1 : 1));
  return {
    kind: "page",
    page: {
      kind: "front",
      frame,
      address,
      lead,
      seconds,
      sections: lists.filter((list) => list !== null).filter((list) => list.cards.length > 0),
      alternates,
    },
  };
}

async function topicBlock(
  id: number,
  edition: EditionFacts,
  above: ReadonlySet<number | undefined>,
  reader: Reader,
): Promise<FrontBlock | null> {
  const topic = await reader.topic(id, edition);
  if (topic === null) return null;
  const list: ListOf = { kind: "topic", topic: id, edition: edition.code };
  reader.read(key.list(list));
  const ids = (await reader.source.newest(list)).filter((one) => !above.has(one)).slice(0, frontBlockSize);
  return { section: { name: topic.name, address: topic.address }, cards: await reader.shortCards(ids) };
}

function leadAndSeconds(
  picks: readonly Card[],
  recent: readonly Card[],
): { readonly lead: Card | null; readonly seconds: readonly Card[] } {
  const rest = recent.filter((card) => !picks.some((pick) => pick.article === card.article));
  const lead = picks[0] ?? rest.find((card) => card.picture !== null) ?? rest[0] ?? null;
  const seconds = [...picks.slice(1), ...rest.filter((card) => card.article !== lead?.article)].slice(
    0,
    secondsOnFront,
  );
  return { lead, seconds };
}

export async function loadSection(
  address: string,
  target: { readonly edition: string; readonly section: number },
  reader: Reader,
): Promise<Loaded> {
  const edition = await reader.edition(target.edition);
  if (edition === null) return nothing;
  const section = (await reader.sections(edition)).find((one) => one.id === target.section);
  if (section === undefined) return nothing;
  const list: ListOf = { kind: "section", section: target.section };
  const [frame, cards, months] = await Promise.all([
    reader.frame(edition, "always"),
    reader.newest(list),
    reader.months(list),
  ]);
  return {
    kind: "page",
    page: { kind: "section", frame, address, name: section.name, cards, months: monthLinks(address, months) },
  };
}

export async function loadTopic(
  address: string,
  target: { readonly edition: string; readonly topic: number },
  reader: Reader,
): Promise<Loaded> {
  const edition = await reader.edition(target.edition);
  if (edition === null) return nothing;
  const topic = await reader.topic(target.topic, edition);
  if (topic === null) return nothing;
  const list: ListOf = { kind: "topic", topic: target.topic, edition: target.edition };
  const [frame, cards, months] = await Promise.all([
    reader.frame(edition, "always"),
    reader.newest(list),
    reader.months(list),
  ]);
  if (cards.length === 0) return nothing;
  const { name, description } = topic;
  return {
    kind: "page",
    page: { kind: "topic", frame, address, name, description, cards, months: monthLinks(address, months) },
  };
}

function monthLinks(of: string, months: readonly string[]) {
  return months.map((month) => ({ month, address: addressOf.month(of, month, 1) }));
}

type MonthTarget = { readonly edition: string; readonly month: string; readonly number: number } & (
  | { readonly kind: "section-month"; readonly section: number }
  | { readonly kind: "topic-month"; readonly topic: number }
);

export async function loadMonth(address: string, target: MonthTarget, reader: Reader): Promise<Loaded> {
  const { month, number } = target;
  const edition = await reader.edition(target.edition);
  if (edition === null) return nothing;
  const of: SectionLink | null | undefined =
    target.kind === "section-month"
      ? (await reader.sections(edition)).find((one) => one.id === target.section)
      : await reader.topic(target.topic, edition);
  if (of === undefined || of === null) return nothing;
  const list: ListOf =
    target.kind === "section-month"
      ? { kind: "section", section: target.section }
      : { kind: "topic", topic: target.topic, edition: target.edition };
  reader.read(key.month(list, month, number));
  const { ids, more } = await reader.source.monthPage({ list, month, number });
  if (ids.length === 0) return nothing;
  const [frame, cards] = await Promise.all([reader.frame(edition, "never"), reader.cards(ids)]);
  const pageAt = (n: number) => addressOf.month(of.address, month, n);
  return {
    kind: "page",
    page: {
      kind: "month",
      frame,
      address,
      of: { name: of.name, address: of.address },
      month,
      number,
      previous: number > 1 ? pageAt(number - 1) : null,
      next: more ? pageAt(number + 1) : null,
      cards,
    },
  };
}

export async function loadContributor(
  address: string,
  target: { readonly edition: string; readonly contributor: number },
  reader: Reader,
): Promise<Loaded> {
  const edition = await reader.edition(target.edition);
  if (edition === null) return nothing;
  const contributor = await reader.contributor(target.contributor, edition);
  if (contributor === null) return nothing;
  const list: ListOf = { kind: "contributor", contributor: target.contributor, edition: target.edition };
  const [frame, cards] = await Promise.all([reader.frame(edition, "never"), reader.newest(list)]);
  if (cards.length === 0) return nothing;
  const { kind, name, description, portrait } = contributor;
  return {
    kind: "page",
    page: { kind: "contributor", frame, address, contributorKind: kind, name, description, portrait, cards },
  };
}
