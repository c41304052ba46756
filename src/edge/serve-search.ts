import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { acceptedCodings, type Coding } from "./accept-encoding.ts";
import type { Answers } from "./answers.ts";
import { type SearchForward } from "./search-forward.ts";
import { contentPolicy, securityHeaders } from "./security-headers.ts";
import { sendShort } from "./short-answers.ts";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The form's stand-in, beside it in the tree. */
const standIn = "unavailable.html";

/**
 * Answers a search with what the station found, or with the tree's own page that says why not. False when the tree shall
 * answer by itself; nothing was sent then. Never rejects.
 */
export async function serveSearch(
  forward: SearchForward,
  answers: Answers,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const target = request.url ?? "/";
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const answer = await forward.ask(target, request, gone.signal);
  if (response.closed || response.destroyed) return true;
  if (answer.kind === "nothing") return false;
  if (answer.kind === "found") {
    // What is taken back must not come back from a cache.
    await sendHtml(request, response, 200, answer.html, ["Cache-Control", "private, no-cache"]);
    return true;
  }
  const status = answer.tooMany ? 429 : 503;
  const headers = ["Cache-Control", "no-store", "Retry-After", String(answer.retryAfter)];
  const html = standInFor(answers, target);
  if (html === undefined) sendShort(response, status, "The search is not available at the moment.", headers);
  else await sendHtml(request, response, status, html, headers);
  return true;
}

function standInFor(answers: Answers, target: string): Buffer | undefined {
  const now = performance.now();
  const found = answers.find(target.slice(0, target.indexOf("?")) + standIn, now);
  if (found.kind !== "page" || found.status !== 200) return undefined;
  return answers.pages.body(found, ["identity"], now)?.bytes;
}

async function sendHtml(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  html: Buffer,
  headers: readonly string[],
): Promise<void> {
  const [coding = "identity"] = acceptedCodings(request.headers["accept-encoding"]);
  const bytes = await compressed(html, coding);
  if (response.closed) return;
  response.writeHead(status, [
    "Content-Type",
    "text/html; charset=utf-8",
    "Content-Length",
    String(bytes.length),
    ...(coding === "identity" ? [] : ["Content-Encoding", coding]),
    "Vary",
    "Accept-Encoding",
    ...headers,
    ...securityHeaders,
    "Content-Security-Policy",
    contentPolicy("html", html) ?? "default-src 'none'",
  ]);
  response.end(request.method === "HEAD" ? undefined : bytes);
}

function compressed(html: Buffer, coding: Coding): Promise<Buffer> {
  switch (coding) {
    case "br":
      return brotli(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
    case "gzip":
      return zip(html);
    case "identity":
      return Promise.resolve(html);
  }
}
