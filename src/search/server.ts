import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import ipaddr from "ipaddr.js";
import { readSearchAsked } from "../pages/search-asked.ts";
import { type Answering, answerSearch } from "./answering.ts";
import { makeAllowance, makeTurns } from "./turns.ts";

/** Searches at a time, and how many may wait: the rest is told to come again. */
const atOnce = 2;
const mostWaiting = 16;

/** What one address may ask: thirty at once, then two a second. */
const burst = 30;
const everyMs = 500;

const longestTarget = 4096;

export interface SearchServerOptions extends Answering {
  readonly log: { error(fields: object, message: string): void };
}

/** Answers `GET /<edition path>/search/?q=…` with a page. Made to stand behind an edge: it knows no other address. */
export function createSearchServer(options: SearchServerOptions): Server {
  const turns = makeTurns(atOnce, mostWaiting);
  const allowance = makeAllowance(burst, everyMs);
  const server = createServer({ headersTimeout: 5000, requestTimeout: 10_000 }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      options.log.error({ error }, "A search failed.");
      if (response.headersSent) response.destroy();
      else say(response, 500, "The search failed.");
    });
  });
  server.timeout = 30_000;
  return server;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "GET" && request.method !== "HEAD") return say(response, 405, "Only GET and HEAD.");
    const target = request.url ?? "/";
    const asked = target.length > longestTarget ? null : readTarget(target);
    if (asked === null) return say(response, 404, "There is no search at this address.");
    if (!allowance.allows(addressOf(request), performance.now())) return busy(response, 429);
    const turn = await turns.run(async () =>
      // Whoever has gone meanwhile needs no answer.
      response.closed ? null : answerSearch(options, asked.path, readSearchAsked(asked.params)),
    );
    if (!turn.ok) return busy(response, 503);
    if (turn.value === null) return say(response, 404, "There is no edition at this address.");
    send(response, request.method === "HEAD", turn.value);
  }
}

/** The edition's path and the query of `/<path>/search/?…`; null for every other target. */
export function readTarget(target: string): { readonly path: string; readonly params: URLSearchParams } | null {
  const match = /^\/([^/?#]+)\/search\/\?([^#]*)$/.exec(target);
  if (match === null) return null;
  try {
    return { path: decodeURIComponent(match[1] ?? ""), params: new URLSearchParams(match[2]) };
  } catch {
    return null; // no percent-encoding
  }
}

/** Whoever asks, as the nearest proxies saw them: the last address that is none of this house's own. IPv6 by its network. */
export function addressOf(request: Pick<IncomingMessage, "headers" | "socket">): string {
  const told = [request.headers["x-forwarded-for"] ?? ""].flat().join(",").split(",");
  const seen = [...told.map((one) => one.trim()), request.socket.remoteAddress ?? ""].filter((one) =>
    ipaddr.isValid(one),
  );
  const all = seen.map((one) => ipaddr.process(one));
  const far = all.findLast((one) => one.range() === "unicast") ?? all[0];
  if (far === undefined) return "unknown";
  return far.kind() === "ipv6" ? far.toNormalizedString().split(":").slice(0, 4).join(":") : far.toString();
}

function send(response: ServerResponse, headOnly: boolean, html: string): void {
  const bytes = Buffer.from(html);
  response.writeHead(200, [
    "Content-Type",
    "text/html; charset=utf-8",
    "Content-Length",
    String(bytes.length),
    // What is taken back must not come back from a cache.
    "Cache-Control",
    "private, no-cache",
  ]);
  response.end(headOnly ? undefined : bytes);
}

function busy(response: ServerResponse, status: 429 | 503): void {
  response.setHeader("Retry-After", "5");
  say(response, status, "Too many searches; try again in a few seconds.");
}

function say(response: ServerResponse, status: number, line: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  response.end(`${line}\n`);
}
