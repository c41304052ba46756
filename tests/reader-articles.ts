import { articleOfEveryBlock, liveCoverage, type MediaBlock, standingPages } from "./reader-kinds.ts";
import { type EditionPages, siteEditions } from "./reader-editions.ts";
import { type Article, type Ask, type Content, plain, publishNew } from "./reader-newsroom.ts";

interface List<T> {
  readonly items: readonly T[];
}

/** The addresses of the demonstration's story that stands in every edition and has a quotation. */
export async function sharedArticles(ask: Ask): Promise<ReadonlyMap<string, string>> {
  const { story } = await sharedArticle(ask, "ur");
  const { items } = await ask<List<Article>>("GET", `articles?story=${story}&limit=200`);
  return new Map(items.map(({ edition, address }) => [edition, address]));
}

/**
 * Makes what the demonstration lacks in an edition, in the words of the story that it has there: so that right-to-left
 * and unspaced scripts are seen with native text. The shared article grows into the one with everything.
 */
export async function articlesOfEveryKind(
  ask: Ask,
  edition: string,
  media: readonly MediaBlock[],
): Promise<Omit<EditionPages, "month" | "topicMonth">> {
  const shared = await sharedArticle(ask, edition);
  const { content } = shared.workingCopy;
  const { path, sections } = await ask<{ path: string; sections: { id: number; slug: string }[] }>(
    "GET",
    `editions/${edition}`,
  );
  const slug = sections.find((section) => section.id === content.section)?.slug;
  const [topic] = content.topics;
  const contributor = await makeContributor(ask, edition, content.summary);
  await growArticle(ask, shared.id, content, contributor);
  await ask("PUT", `editions/${edition}/front`, { articles: [shared.id] });
  await ask("POST", "breaking-lines", { editions: [edition], text: content.headline, article: shared.id });
  const former = await makeFormer(ask, shared);
  const words = content.headline.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
  return {
    front: `${path}/`,
    section: `${path}/${slug}/`,
    article: (await ask<Article>("GET", `articles/${shared.id}`)).address,
    everyBlock: await articleOfEveryBlock(ask, edition, content, media),
    ...(await liveCoverage(ask, edition, content, contributor)),
    ...(await standingPages(ask, edition, path, content)),
    search: `${path}/search/`,
    found: `${path}/search/?q=${words}`,
    nothingFound: `${path}/search/?q=zzzyyyxxx`,
    offline: `${path}/offline/`,
    flash: (await publishNew(ask, edition, { headline: content.headline })).address,
    retracted: await retract(ask, edition, content),
    gone: await remove(ask, edition, content),
    topic: `${path}/topic/${(await ask<{ slug: string }>("GET", `topics/${topic}`)).slug}/`,
    contributor: `${path}/by/${contributor}/`,
    notFound: `${path}/999999/nothing/`,
    former,
  };
}

/** The demonstration's article in an edition that opens the story of all editions: the one with a quotation. */
async function sharedArticle(ask: Ask, edition: string): Promise<Article> {
  const { items } = await ask<List<Article>>("GET", `articles?edition=${edition}&limit=200`);
  for (const { id, story } of items) {
    const others = await ask<List<Article>>("GET", `articles?story=${story}&limit=200`);
    if (others.items.length < siteEditions.length) continue;
    const article = await ask<Article>("GET", `articles/${id}`);
    if (JSON.stringify(article.workingCopy.content.body).includes('"quotation"')) return article;
  }
  throw new Error(`No article of "${edition}" has a story in all editions and a quotation.`);
}

async function makeContributor(ask: Ask, edition: string, description: string): Promise<number> {
  const name = "Noor Vann";
  const { items } = await ask<List<{ id: number; portrait: number | null }>>("GET", "contributors");
  const portrait = items.find((one) => one.portrait !== null)?.portrait ?? null;
  const { id } = await ask<{ id: number }>("POST", "contributors", { kind: "person", name });
  await ask("PATCH", `contributors/${id}`, { portrait });
  await ask("PUT", `contributors/${id}/texts/${edition}`, { name, description });
  return id;
}

/** Everything that an article can have, and a notice of each kind. */
async function growArticle(ask: Ask, id: number, content: Content, contributor: number): Promise<void> {
  const text = content.body[0]?.runs?.[0]?.text ?? content.summary;
  const runs = [
    { text: `${text} ` },
    { text: "Plus ultra.", language: "la", emphasis: true },
    { text: " " },
    { text: content.headline, href: "https://example.org/", strong: true },
  ];
  const full = {
    ...content,
    bylines: [
      ...content.bylines,
      ...["reporter", "translator", "photographer", "additional-reporting"].map((role) => ({ contributor, role })),
    ],
    body: [
      ...content.body,
      { kind: "heading", runs: [{ text: content.headline }] },
      { kind: "list", ordered: false, items: [runs, [{ text }]] },
      { kind: "list", ordered: true, items: [[{ text }], [{ text }]] },
      { kind: "picture", asset: content.leadAsset },
      { kind: "picture", asset: content.leadAsset },
      {
        kind: "quotation",
        runs: [{ text }],
        by: "Noor Vann",
        original: { text: "Ogni uomo ha una lingua madre.", language: "it" },
      },
    ],
    wireSources: ["Reuters", "AFP"],
    machineDraft: true,
    rights: { copyrightHolder: "Skywave", usageTerms: null, redistributable: true },
  };
  for (const kind of ["update", "correction", "clarification"]) {
    await ask("POST", `articles/${id}/revisions`, { content: full });
    await ask("POST", "publications", { articles: [{ article: id }], kind, note: content.summary });
  }
}

/** Gives the article another slug; answers with the address that it had. */
async function makeFormer(ask: Ask, { id, address, workingCopy }: Article): Promise<string> {
  const slug = Array.from(workingCopy.content.headline).slice(0, 4).join("");
  await ask("PUT", `articles/${id}/slug`, { slug });
  return address;
}

async function retract(ask: Ask, edition: string, { headline, summary, body }: Content): Promise<string> {
  const { id, address } = await publishNew(ask, edition, { headline, summary, body: plain(body) });
  await ask("POST", `articles/${id}/retract`, { scope: "article", note: summary });
  return address;
}

async function remove(ask: Ask, edition: string, { headline, summary, body }: Content): Promise<string> {
  const { id, address } = await publishNew(ask, edition, { headline, summary, body: plain(body) });
  await ask("POST", `articles/${id}/remove`, { scope: "article" });
  return address;
}
