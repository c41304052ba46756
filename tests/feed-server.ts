import { createServer } from "node:http";

/** One item of the agency, as the test says it. */
export interface FeedItem {
  readonly guid: string;
  readonly title: string;
  readonly description: string;
  readonly paragraphs: readonly string[];
  readonly at: Date;
}

/** An agency's feed on a real HTTP server, for tests: what is put into it is there at the next request. */
export interface FeedServer {
  readonly url: string;
  put(item: FeedItem): void;
  /** Requests so far. */
  readonly asked: () => number;
  close(): Promise<void>;
}

export async function startFeedServer(): Promise<FeedServer> {
  const items = new Map<string, FeedItem>();
  let version = 0;
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    const tag = `"${version}"`;
    if (request.headers["if-none-match"] === tag) {
      response.writeHead(304).end();
      return;
    }
    response.writeHead(200, { "Content-Type": "application/rss+xml", ETag: tag });
    response.end(rss([...items.values()]));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The feed server has no port.");
  return {
    url: `http://127.0.0.1:${address.port}/feed.xml`,
    put(item) {
      items.set(item.guid, item);
      version += 1;
    },
    asked: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function rss(items: readonly FeedItem[]): string {
  const all = items.map(
    ({ guid, title, description, paragraphs, at }) => `<item>
<guid isPermaLink="false">${escaped(guid)}</guid>
<title>${escaped(title)}</title>
<pubDate>${at.toUTCString()}</pubDate>
<description>${escaped(description)}</description>
<content:encoded>${escaped(paragraphs.map((text) => `<p>${escaped(text)}</p>`).join(""))}</content:encoded>
</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Delta Press Agency</title><link>http://delta.example/</link><description>All reports</description>
${all.join("\n")}
</channel></rss>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
