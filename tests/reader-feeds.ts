import { SaxesParser } from "saxes";
import { expect } from "vitest";
import { readEditions } from "./reader-editions.ts";
import type { ReaderSite } from "./reader-site.ts";

const publicUrl = "http://localhost:8080"; // of every station that tests start

/** Parses the feeds and sitemaps that the edge sends, and fetches every page that they name. */
export async function expectFeeds({ url, pages }: ReaderSite): Promise<void> {
  const named = new Set<string>();
  const sitemaps = await addressesIn(url, "sitemap.xml", "application/xml");
  for (const edition of readEditions) {
    expect(sitemaps).toContain(`${edition}/sitemap.xml`);
    const feed = await addressesIn(url, `${edition}/rss.xml`, "application/rss+xml");
    const news = await addressesIn(url, `${edition}/news.xml`, "application/xml");
    const months = sitemaps.filter((address) => address.startsWith(`${edition}/`));
    const found = await Promise.all(months.map((address) => addressesIn(url, address, "application/xml")));
    for (const list of [feed, news, found.flat()]) {
      expect(list).toContain(pages[edition].article);
      expect(list).not.toContain(pages[edition].gone);
      for (const address of list) named.add(address);
    }
  }
  for (const address of named) {
    const answer = await fetch(`${url}/${encodeURI(address)}`, { redirect: "manual" });
    await answer.arrayBuffer();
    expect(answer.status, address).toBe(200);
  }
}

/** What the elements <loc> and <link> hold, as addresses in the tree. */
async function addressesIn(url: string, address: string, mediaType: string): Promise<readonly string[]> {
  const answer = await fetch(`${url}/${address}`);
  expect(answer.status, address).toBe(200);
  expect(answer.headers.get("content-type"), address).toContain(mediaType);
  const found: string[] = [];
  let text = "";
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", () => {
    text = "";
  });
  parser.on("text", (part) => {
    text += part;
  });
  parser.on("closetag", ({ local }) => {
    if (["loc", "link"].includes(local) && text.startsWith(`${publicUrl}/`))
      found.push(decodeURI(text.slice(publicUrl.length + 1)));
  });
  parser.write(await answer.text()).close();
  return found;
}
