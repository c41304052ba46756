import type { Transaction } from "../db/database.ts";
import {
  creditedContributors,
  publicArticleRows,
  publishedAssets,
  sectionMonths,
  topicMonths,
} from "../db/page-addresses.ts";
import { editionRows, formerAddressRows, sectionRows } from "../db/published.ts";
import { programmeAddressRows } from "../db/published-broadcasting.ts";
import { monthsByEdition } from "../db/published-lists.ts";
import { withSecondScripts } from "./second-script-addresses.ts";
import {
  type Addressed,
  addressOf,
  targetsOfArticle,
  targetsOfAsset,
  targetsOfEdition,
  targetsOfEpisodes,
  targetsOfMonth,
  targetsOfProgramme,
  targetsOfTopic,
  targetsOfTree,
} from "./target.ts";

/** What every edition has before a single article. */
export async function addressesOfEditions(trx: Transaction): Promise<readonly Addressed[]> {
  const sections = await sectionRows(trx);
  const editions = await editionRows(trx);
  const own = editions.flatMap((row) =>
    targetsOfEdition(
      row.code,
      row.path,
      sections.filter((section) => section.edition === row.code),
    ),
  );
  return unique(withSecondScripts(own, editions));
}

/** What lists need besides their months: also asked when the press starts, since a new version may bring kinds of pages. */
export async function addressesOfLists(trx: Transaction): Promise<readonly Addressed[]> {
  const paths = new Map((await editionRows(trx)).map((row) => [row.code, row.path]));
  const topics = (await topicMonths(trx)).flatMap(({ edition, id, slug }) =>
    targetsOfTopic(paths.get(edition) ?? edition, edition, id, slug),
  );
  return unique([...(await addressesOfEditions(trx)), ...topics]);
}

/** Everything besides articles that may have an address, from content alone. */
export async function addressesWithoutArticles(trx: Transaction): Promise<readonly Addressed[]> {
  const editions = await editionRows(trx);
  const paths = new Map(editions.map((row) => [row.code, row.path]));
  const pathOf = (edition: string) => paths.get(edition) ?? edition;
  const ofEditions = await addressesOfEditions(trx);
  const ofSections = (await sectionMonths(trx)).flatMap((row) =>
    targetsOfMonth(
      pathOf(row.edition),
      { kind: "section", edition: row.edition, id: row.id, slug: row.slug },
      row.month,
      row.total,
    ),
  );
  const topics = await topicMonths(trx);
  const ofTopics = topics.flatMap((row) => [
    ...targetsOfTopic(pathOf(row.edition), row.edition, row.id, row.slug),
    ...targetsOfMonth(
      pathOf(row.edition),
      { kind: "topic", edition: row.edition, id: row.id, slug: row.slug },
      row.month,
      row.total,
    ),
  ]);
  const ofContributors = (await creditedContributors(trx)).map(
    ({ edition, contributor }) =>
      ({
        address: addressOf.contributor(pathOf(edition), contributor),
        target: { kind: "contributor", edition, contributor },
      }) as const,
  );
  const ofSitemaps = (await monthsByEdition(trx)).map(
    ({ edition, month }) =>
      ({ address: addressOf.sitemap(pathOf(edition), month), target: { kind: "sitemap", edition, month } }) as const,
  );
  const ofFormer = (await formerAddressRows(trx, null)).map(
    ({ address, article }) => ({ address, target: { kind: "former", article } }) as const,
  );
  const ofProgrammes = (await programmeAddressRows(trx)).flatMap((row) => [
    ...targetsOfProgramme(pathOf(row.edition), row),
    ...targetsOfEpisodes(pathOf(row.edition), row, row.episodes),
  ]);
  const ofAssets = (await publishedAssets(trx)).flatMap(targetsOfAsset);
  return unique([
    ...targetsOfTree,
    ...ofEditions,
    ...withSecondScripts([...ofSections, ...ofTopics, ...ofContributors, ...ofSitemaps], editions),
    ...ofFormer,
    ...ofProgrammes,
    ...ofAssets,
  ]);
}

/** Articles' addresses, a slice at a time: those after article id `after`; null when there are no more. */
export async function addressesOfArticles(
  trx: Transaction,
  after: number,
  limit: number,
): Promise<{ readonly last: number; readonly addresses: readonly Addressed[] } | null> {
  const editions = await editionRows(trx);
  const paths = new Map(editions.map((row) => [row.code, row.path]));
  const rows = await publicArticleRows(trx, after, limit);
  const last = rows.at(-1);
  if (last === undefined) return null;
  return {
    last: last.id,
    addresses: withSecondScripts(
      rows.flatMap((row) => targetsOfArticle(paths.get(row.edition) ?? row.edition, row)),
      editions,
    ),
  };
}

function unique(addresses: readonly Addressed[]): readonly Addressed[] {
  return [...new Map(addresses.map((one) => [one.address, one])).values()];
}
