import { Agent, type IncomingMessage, request as ask } from "node:http";

// The one thing that the edge does not have in the tree: what a search found. It asks the search station, within bounds;
// whatever goes wrong there is one of three values here.

/** Where the search station answers. */
export interface SearchPlace {
  readonly host: string;
  readonly port: number;
}

export type SearchAnswer =
  | { readonly kind: "found"; readonly html: Buffer }
  /** The station knows no such edition: the tree shall answer. */
  | { readonly kind: "nothing" }
  | { readonly kind: "unavailable"; readonly retryAfter: number; readonly tooMany: boolean };

export interface SearchForward {
  /** Whether the station is asked for this request target; everything else is the tree's. */
  concerns(target: string): boolean;
  /** Never rejects. `from` is the address of whoever asks; `gone` aborts when they have hung up. */
  ask(target: string, request: IncomingMessage, gone: AbortSignal): Promise<SearchAnswer>;
  close(): void;
}

const pattern = /^\/[^/?#]+\/search\/\?[^#]/;
const longestTarget = 4096;
const patience = 2000; // ms, from the question to the last byte
const mostAtOnce = 32;
const mostBytes = 1024 * 1024;
const pause = 5; // seconds that a reader is asked to wait

/** Forwards searches to a station. No body, no cookie and no header of the reader's but their address goes along. */
export function forwardSearch(place: SearchPlace): SearchForward {
  const agent = new Agent({ keepAlive: true, maxSockets: mostAtOnce, maxFreeSockets: 4, timeout: 30_000 });
  let running = 0;
  return {
    concerns: (target) => target.length <= longestTarget && pattern.test(target),
    async ask(target, request, gone) {
      if (running >= mostAtOnce) return unavailable();
      running += 1;
      try {
        return await answerOf(place, agent, target, forwardedFor(request), gone);
      } catch {
        return unavailable(); // down, slow, too long, or no HTTP at all: for readers it is the same
      } finally {
        running -= 1;
      }
    },
    close: () => agent.destroy(),
  };
}

function unavailable(retryAfter = pause, tooMany = false): SearchAnswer {
  return { kind: "unavailable", retryAfter, tooMany };
}

function answerOf(
  { host, port }: SearchPlace,
  agent: Agent,
  target: string,
  from: string,
  gone: AbortSignal,
): Promise<SearchAnswer> {
  const signal = AbortSignal.any([gone, AbortSignal.timeout(patience)]);
  return new Promise((resolve, reject) => {
    const headers = { "x-forwarded-for": from, accept: "text/html" };
    const sent = ask({ host, port, agent, signal, headers, path: ascii(target), method: "GET" }, (answer) => {
      const { statusCode = 0 } = answer;
      if (statusCode !== 200) {
        answer.resume();
        resolve(refusal(statusCode, answer));
        return;
      }
      if (!/^text\/html\b/i.test(answer.headers["content-type"] ?? "")) {
        sent.destroy();
        resolve(unavailable());
        return;
      }
      readWhole(answer).then((html) => resolve({ kind: "found", html }), reject);
    });
    sent.on("error", reject);
    sent.end();
  });
}

function refusal(status: number, answer: IncomingMessage): SearchAnswer {
  if (status === 404) return { kind: "nothing" };
  const told = Number(answer.headers["retry-after"]);
  return unavailable(Number.isInteger(told) && told > 0 && told <= 3600 ? told : pause, status === 429);
}

async function readWhole(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) throw new Error("The search's answer is too long."); // leaving the loop ends the connection
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

// HTTP hands over bytes that should have been encoded one to a character.
function ascii(target: string): string {
  return target.replace(/[^\x21-\x7e]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

const longestChain = 500;

function forwardedFor(request: IncomingMessage): string {
  const told = [request.headers["x-forwarded-for"] ?? []].flat().join(", ").slice(-longestChain);
  return [told, request.socket.remoteAddress ?? ""].filter((one) => one !== "").join(", ");
}
