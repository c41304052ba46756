import type { Transaction } from "../db/database.ts";
import { assetRows, editionRows, sectionRows, topicRows } from "../db/published.ts";
import { portraitsOf } from "../db/published-facts.ts";
import type { MonthTotal } from "./changed-keys.ts";
import type { FactPair } from "./changing.ts";
import {
  type Addressed,
  addressOf,
  targetsOfArticle,
  targetsOfAsset,
  targetsOfMonth,
  targetsOfTopic,
} from "./target.ts";

/** Every address that the articles' new state may bring: their own, their lists', their pictures'. Known ones are harmless. */
export async function newAddresses(
  trx: Transaction,
  pairs: readonly FactPair[],
  totals: readonly MonthTotal[],
): Promise<readonly Addressed[]> {
  const present = pairs.flatMap(({ after }) =>
    after !== null && after.public !== null && after.slug !== null ? [{ ...after, slug: after.slug }] : [],
  );
  if (present.length === 0) return [];
  const paths = new Map((await editionRows(trx)).map((row) => [row.code, row.path]));
  const pathOf = (edition: string) => paths.get(edition) ?? edition;
  const shown = present.filter((one) => one.public === "shown");
  const own = present.flatMap((one) =>
    targetsOfArticle(pathOf(one.edition), {
      ...one,
      highestPost: one.live === null ? null : one.live[2],
      bare: one.card !== null && one.card.leadAsset === null,
    }),
  );
  const contributors = shown.flatMap(({ edition, contributors: ids }) =>
    ids.map(
      (id) =>
        ({
          address: addressOf.contributor(pathOf(edition), id),
          target: { kind: "contributor", edition, contributor: id },
        }) as const,
    ),
  );
  const sitemaps = shown.flatMap(({ edition, month }) =>
    month === null
      ? []
      : [{ address: addressOf.sitemap(pathOf(edition), month), target: { kind: "sitemap", edition, month } } as const],
  );
  return [
    ...own,
    ...contributors,
    ...sitemaps,
    ...(await listAddresses(trx, pathOf, totals)),
    ...(await pictureAddresses(trx, shown)),
  ];
}

async function listAddresses(
  trx: Transaction,
  pathOf: (edition: string) => string,
  totals: readonly MonthTotal[],
): Promise<readonly Addressed[]> {
  const topics = totals.flatMap(({ list }) =>
    list.kind === "topic" ? [{ id: list.topic, edition: list.edition }] : [],
  );
  const sectionSlugs = new Map((await sectionRows(trx)).map((row) => [row.id, row.slug]));
  const named = topics.length === 0 ? [] : await topicRows(trx, topics);
  const slugs = new Map(named.map((row) => [`${row.topic} ${row.edition}`, row.slug]));
  return totals.flatMap(({ list, edition, month, total }): readonly Addressed[] => {
    const path = pathOf(edition);
    if (list.kind === "section") {
      const slug = sectionSlugs.get(list.section);
      return slug === undefined
        ? []
        : targetsOfMonth(path, { kind: "section", edition, id: list.section, slug }, month, total);
    }
    if (list.kind !== "topic") return [];
    const slug = slugs.get(`${list.topic} ${list.edition}`); // without a name there, the topic has no page there
    if (slug === undefined) return [];
    return [
      ...targetsOfTopic(path, edition, list.topic, slug),
      ...targetsOfMonth(path, { kind: "topic", edition, id: list.topic, slug }, month, total),
    ];
  });
}

async function pictureAddresses(
  trx: Transaction,
  shown: readonly { readonly assets: readonly number[]; readonly contributors: readonly number[] }[],
): Promise<readonly Addressed[]> {
  const portraits = await portraitsOf(
    trx,
    shown.flatMap((one) => one.contributors),
  );
  const assets = [...new Set([...shown.flatMap((one) => one.assets), ...portraits])];
  if (assets.length === 0) return [];
  return (await assetRows(trx, assets)).filter((row) => !row.expired).flatMap(targetsOfAsset);
}
