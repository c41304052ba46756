import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createSocketServer, type Server as SocketServer } from "node:net";
import { brotliDecompressSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { type ServedTree, servedTree } from "./served-tree.ts";

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function listening<T extends Server | SocketServer>(server: T): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({ close: () => new Promise((resolve) => server.close(resolve).unref()) });
  return (server.address() as AddressInfo).port;
}

interface Asked {
  readonly target: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A tree with the form and its stand-in, before it a search station that does as told. */
async function behind(station: RequestListener | number): Promise<{ tree: ServedTree; asked: Asked[] }> {
  const asked: Asked[] = [];
  const port =
    typeof station === "number"
      ? station
      : await listening(
          createServer((request, response) => {
            asked.push({ target: request.url ?? "", headers: request.headers });
            station(request, response);
          }),
        );
  const tree = await servedTree(undefined, { host: "127.0.0.1", port });
  open.push(tree);
  tree.write("ur/search/index.html", "form");
  tree.write("ur/search/unavailable.html", "<p>not now");
  tree.write("404.html", "lost");
  return { tree, asked };
}

const html: RequestListener = (_, response) => {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "set-cookie": "a=1", "x-own": "1" });
  response.end("<style>b{}</style>found");
};

test("a search is asked of the station, and answered compressed, under the edge's own headers", async () => {
  const { tree, asked } = await behind(html);
  const target = `/ur/search/?q=${encodeURIComponent("پانی")}&page=2`;
  const reply = await tree.get(target, {
    "accept-encoding": "br",
    cookie: "c=1",
    authorization: "x",
    "x-forwarded-for": "203.0.113.7",
  });
  expect(reply.status).toBe(200);
  expect(brotliDecompressSync(reply.bytes).toString()).toBe("<style>b{}</style>found");
  expect(reply.headers["content-security-policy"]).toMatch(/style-src[^;]*'sha256-/);
  expect(reply.headers["x-content-type-options"]).toBe("nosniff");
  expect(reply.headers["cache-control"]).toBe("private, no-cache");
  expect(reply.headers["set-cookie"] ?? reply.headers["x-own"]).toBeUndefined();
  expect(asked.map((one) => one.target)).toEqual([target]);
  expect(asked[0]?.headers["x-forwarded-for"]).toMatch(/^203\.0\.113\.7, (::ffff:)?127\.0\.0\.1$/);
  expect(asked[0]?.headers.cookie ?? asked[0]?.headers.authorization).toBeUndefined();
  const head = await tree.get(target, {}, "HEAD");
  expect([head.status, head.text, head.headers["content-length"]]).toEqual([200, "", "23"]);
});

test("nothing but a search's address with a query, asked with GET or HEAD, reaches the station", async () => {
  const { tree, asked } = await behind(html);
  expect((await tree.get("/ur/search/")).text).toBe("form");
  expect((await tree.get("/ur/search/?")).text).toBe("form");
  for (const target of [
    "/ur/search?q=a",
    "/search/?q=a",
    "/ur/1/search/?q=a",
    "/ur/search/x?q=a",
    "/ur/?q=a",
    "//search/?q=a",
  ])
    await tree.get(target);
  expect((await tree.get("/ur/search/?q=a", {}, "POST")).status).toBe(405);
  expect((await tree.get(`/ur/search/?q=${"a".repeat(5000)}`)).text).toBe("form");
  expect(asked).toEqual([]);
});

const brokenStations: readonly (readonly [string, () => Promise<RequestListener | number>])[] = [
  ["down", async () => 9],
  ["failing", async () => (_, response) => response.writeHead(500).end("no")],
  ["no HTML", async () => (_, response) => response.writeHead(200, { "content-type": "text/plain" }).end("<script>")],
  [
    "endless",
    async () => (_, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.end(Buffer.alloc(1_200_000, "a"));
    },
  ],
  [
    "breaking off",
    async () => (_, response) => {
      response.writeHead(200, { "content-type": "text/html", "content-length": "100" });
      response.write("half", () => response.destroy());
    },
  ],
  ["no HTTP", () => listening(createSocketServer((socket) => socket.end("garbage\r\n\r\n", () => socket.destroy())))],
  ["slow", async () => () => {}],
];

test.each(brokenStations)("when the station is %s, the tree's own page says so, and soon", async (_, station) => {
  const { tree } = await behind(await station());
  const begun = performance.now();
  const reply = await tree.get("/ur/search/?q=a");
  expect(performance.now() - begun).toBeLessThan(4000);
  expect([reply.status, reply.text, reply.headers["retry-after"]]).toEqual([503, "<p>not now", "5"]);
  expect(reply.headers["cache-control"]).toBe("no-store");
  expect(reply.headers["content-security-policy"]).toContain("default-src");
  expect((await tree.get("/ur/search/")).text).toBe("form");
  const elsewhere = await tree.get("/xx/search/?q=a");
  expect([elsewhere.status, elsewhere.headers["content-type"]]).toEqual([503, "text/plain; charset=utf-8"]);
});

test("a station that asks to wait is passed on, one that knows no such edition leaves it to the tree", async () => {
  const { tree } = await behind((request, response) =>
    request.url?.startsWith("/xx/")
      ? response.writeHead(404).end()
      : response.writeHead(429, { "retry-after": "7" }).end(),
  );
  const waiting = await tree.get("/ur/search/?q=a");
  expect([waiting.status, waiting.headers["retry-after"], waiting.text]).toEqual([429, "7", "<p>not now"]);
  const none = await tree.get("/xx/search/?q=a");
  expect([none.status, none.text]).toEqual([404, "lost"]);
});

test("searches beyond what the edge has room for are refused at once, and pages are served meanwhile", async () => {
  const { tree, asked } = await behind(() => {});
  const flood = Array.from({ length: 40 }, () => tree.get("/ur/search/?q=a"));
  const begun = performance.now();
  expect((await Promise.race(flood)).status).toBe(503);
  expect((await tree.get("/ur/search/")).text).toBe("form");
  expect(performance.now() - begun).toBeLessThan(1500);
  expect(asked.length).toBeLessThanOrEqual(32);
  for (const reply of await Promise.all(flood)) expect(reply.status).toBe(503);
});
