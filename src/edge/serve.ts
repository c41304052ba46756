import type { IncomingMessage, ServerResponse } from "node:http";
import { acceptedCodings } from "./accept-encoding.ts";
import type { Answer, Answers } from "./answers.ts";
import { namesTag, unchangedSince } from "./conditions.ts";
import { partialHead, requestedPart, sendLargeFile, sendUnsatisfiable } from "./large-file.ts";
import { cacheControl } from "./page-head.ts";
import type { Body, Page } from "./pages.ts";
import type { SearchForward } from "./search-forward.ts";
import { serveSearch } from "./serve-search.ts";
import { sendShort } from "./short-answers.ts";

interface Exchange {
  readonly answers: Answers;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: string;
  readonly now: number;
}

const shortLived = (status: number): readonly string[] => ["Cache-Control", cacheControl(status, false)];
const uncached: readonly string[] = ["Cache-Control", "no-store"];

/** Answers one request from the tree, a search from its station. A failing disk is a 500, never a throw. */
export function serve(
  answers: Answers,
  search: SearchForward | null,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.shouldKeepAlive = false; // its body is not worth reading
    sendShort(response, 405, "Only GET and HEAD are served here.", ["Allow", "GET, HEAD", ...uncached]);
    return;
  }
  if (search?.concerns(request.url ?? "/")) {
    serveSearch(search, answers, request, response)
      .then((served) => served || serveFile(answers, request, response))
      .catch(() => fail(response));
    return;
  }
  serveFile(answers, request, response);
}

function serveFile(answers: Answers, request: IncomingMessage, response: ServerResponse): void {
  try {
    const exchange = { answers, request, response, target: request.url ?? "/", now: performance.now() };
    if (!send(exchange, answers.find(exchange.target, exchange.now))) sendAnew(exchange);
  } catch {
    fail(response);
  }
}

/** False if the file that was to be sent is not there any more, or not the same: nothing was sent then. */
function send(exchange: Exchange, answer: Answer): boolean {
  const { answers, request, response, target, now } = exchange;
  switch (answer.kind) {
    case "page": {
      const body = answers.pages.body(answer, acceptedCodings(request.headers["accept-encoding"]), now);
      if (body === undefined) return false;
      sendBody(answer, body, request, response);
      return true;
    }
    case "large":
      sendLargeFile(answers.root, answer, request, response)
        .then((sent) => sent || sendAnew(exchange))
        .catch(() => fail(response));
      return true;
    case "redirect": {
      const location = withQuery(answer.location, target);
      sendShort(response, 301, `Moved to ${location}`, ["Location", location, ...shortLived(301)]);
      return true;
    }
    case "nothing":
      sendMissing(response);
      return true;
    case "malformed":
      sendShort(response, 400, "The address cannot be read.", uncached);
      return true;
  }
}

function sendAnew(exchange: Exchange): void {
  const { answers, response, target, now } = exchange;
  const answer = answers.decide(pathOf(target), now);
  if (answer.kind === "large" || !send(exchange, answer)) sendMissing(response);
}

function sendBody(page: Page, body: Body, request: IncomingMessage, response: ServerResponse): void {
  const { headers } = request;
  if (page.status === 200) {
    const tags = headers["if-none-match"];
    const since = tags === undefined ? headers["if-modified-since"] : undefined;
    const isKnown = tags !== undefined && namesTag(tags, body.etag);
    if (isKnown || (since !== undefined && unchangedSince(since, Date.parse(body.lastModified)))) {
      response.writeHead(304, body.unchanged);
      response.end();
      return;
    }
    if (page.isMedia && headers.range !== undefined) {
      sendPart(body, request, response);
      return;
    }
  }
  response.writeHead(page.status, body.whole);
  response.end(request.method === "HEAD" ? undefined : body.bytes);
}

function sendPart(body: Body, request: IncomingMessage, response: ServerResponse): void {
  const size = body.bytes.length;
  const wanted = requestedPart(request, true, body.etag, body.lastModified, size);
  switch (wanted.kind) {
    case "unsatisfiable":
      sendUnsatisfiable(response, size, body.unchanged);
      return;
    case "part":
      response.writeHead(206, partialHead(body.whole, wanted, size));
      response.end(body.bytes.subarray(wanted.first, wanted.last + 1));
      return;
    case "whole":
      response.writeHead(200, body.whole);
      response.end(request.method === "HEAD" ? undefined : body.bytes);
  }
}

function sendMissing(response: ServerResponse): void {
  sendShort(response, 404, "Nothing is published at this address.", shortLived(404));
}

function fail(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else sendShort(response, 500, "The page could not be read from the disk.", uncached);
}

function pathOf(target: string): string {
  const query = target.indexOf("?");
  return query < 0 ? target : target.slice(0, query);
}

/** A redirect keeps the query it was asked with, before the target's fragment. */
function withQuery(location: string, target: string): string {
  const query = target.slice(pathOf(target).length + 1).replace(/[^\x21-\x7e]/g, encodeURIComponent);
  if (query === "") return location;
  const [before = "", ...fragment] = location.split(/(?=#)/);
  return `${before}${before.includes("?") ? "&" : "?"}${query}${fragment.join("")}`;
}
