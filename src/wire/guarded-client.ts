import { lookup as systemLookup } from "node:dns/promises";
import { Agent as HttpAgent, type ClientRequest, type IncomingMessage, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw } from "node:zlib";
import { type Allowed, judge } from "./public-addresses.ts";

// The only way out of Skywave for HTTP. Whoever may add a source must not be able to read the operator's network with
// it: a name is resolved once, every address that comes of it is judged, and the connection goes to those and no others.

export interface GuardedClientOptions {
  readonly allowed: Allowed;
  /** "0.1.0". */
  readonly version: string;
  /** All addresses of a host name; the system's, unless a test brings its own. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  readonly limits?: Partial<Limits>;
}

/** Milliseconds and bytes. */
export interface Limits {
  /** Of everything, redirects included. */
  readonly total: number;
  /** Until the headers of one answer are there. */
  readonly headers: number;
  /** Of the body, before and after decompression. */
  readonly bytes: number;
  readonly redirects: number;
}

const usual: Limits = { total: 20_000, headers: 10_000, bytes: 20 * 1_048_576, redirects: 5 };

export interface GetOptions {
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly signal?: AbortSignal;
}

export type Got =
  | {
      readonly ok: true;
      readonly status: number;
      /** Decompressed; empty unless the status is 200. */
      readonly body: Uint8Array;
      readonly mediaType: string | null;
      readonly etag: string | null;
      readonly lastModified: string | null;
      readonly retryAfter: string | null;
      /** Where it lives now, when every redirect on the way there was permanent. */
      readonly movedTo: string | null;
    }
  | {
      readonly ok: false;
      /** `refused`: the guard said no; `limit`: too long, too large or too many; `unreachable`: the network or the other side failed. */
      readonly kind: "refused" | "limit" | "unreachable" | "stopped";
      /** One sentence that holds no secret of the address. */
      readonly message: string;
    };

export interface GuardedClient {
  /** Asks for what is at an address. Never throws. */
  get(address: string, options?: GetOptions): Promise<Got>;
}

export function guardedClient(options: GuardedClientOptions): GuardedClient {
  const limits = { ...usual, ...options.limits };
  const resolve = options.resolve ?? resolveBySystem;
  return {
    async get(address, asked = {}) {
      const late = AbortSignal.timeout(limits.total);
      const signal = asked.signal === undefined ? late : AbortSignal.any([late, asked.signal]);
      try {
        return await follow({ ...options, limits, resolve, signal }, address, asked);
      } catch (error) {
        if (error instanceof NotGot) return error.got;
        if (asked.signal?.aborted) return { ok: false, kind: "stopped", message: "Skywave was stopping." };
        if (late.aborted)
          return failure("limit", `${shown(address)} did not answer in full within ${seconds(limits.total)}.`);
        return failure("unreachable", `${shown(address)} could not be read (${reasonOf(error)}).`);
      }
    },
  };
}

/** An address as people and logs may see it: without user, password and query, which may hold keys. */
export function shown(address: string): string {
  const url = URL.parse(address);
  if (url === null) return `"${address.slice(0, 100)}"`;
  return `${url.protocol}//${url.host}${url.pathname}${url.search === "" ? "" : "?…"}`;
}

interface Going extends GuardedClientOptions {
  readonly limits: Limits;
  readonly resolve: (host: string) => Promise<readonly string[]>;
  readonly signal: AbortSignal;
}

/** Carries a result out of the depths of a request. */
class NotGot extends Error {
  readonly got: Got;
  constructor(kind: "refused" | "limit" | "unreachable", message: string) {
    super(message);
    this.got = failure(kind, message);
  }
}

function failure(kind: "refused" | "limit" | "unreachable", message: string): Got {
  return { ok: false, kind, message };
}

async function follow(going: Going, address: string, asked: GetOptions): Promise<Got> {
  let url = checked(address, null);
  const credentials = { origin: url.origin, authorization: authorizationOf(url) };
  let permanent = true;
  for (let redirects = 0; ; redirects += 1) {
    const authorization = url.origin === credentials.origin ? credentials.authorization : null;
    const { response, close } = await ask(going, url, asked, authorization);
    try {
      const status = response.statusCode ?? 0;
      const location = response.headers.location;
      if (![301, 302, 303, 307, 308].includes(status) || location === undefined)
        return await gotOf(going, url, response, redirects > 0 && permanent ? url.href : null);
      if (redirects === going.limits.redirects)
        throw new NotGot("limit", `${shown(address)} led on more than ${going.limits.redirects} times.`);
      permanent &&= status === 301 || status === 308;
      url = checked(URL.parse(location, url)?.href ?? location, url);
    } finally {
      close();
    }
  }
}

/** An address that may be asked for as far as its text tells. `from`: what led there. */
function checked(address: string, from: URL | null): URL {
  const url = URL.parse(address);
  const led = from === null ? "" : ` (${shown(from.href)} led there)`;
  if (url === null) throw new NotGot("refused", `${shown(address)} is no address${led}.`);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new NotGot("refused", `${shown(address)} is neither http nor https, and nothing else is asked${led}.`);
  if (from?.protocol === "https:" && url.protocol === "http:")
    throw new NotGot("refused", `${shown(from.href)} led from https to ${shown(address)}, which is not protected.`);
  return url;
}

function authorizationOf(url: URL): string | null {
  if (url.username === "" && url.password === "") return null;
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return `Basic ${Buffer.from(pair).toString("base64")}`;
}

/** The addresses of a host, each of which may be asked. The only place where a name is resolved. */
async function addressesOf({ resolve, allowed }: Going, url: URL): Promise<readonly string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) !== 0 ? [host] : await resolve(host);
  if (addresses.length === 0) throw new NotGot("unreachable", `${url.host} has no address.`);
  for (const address of addresses) {
    const judged = judge(address, allowed);
    if (judged.ok) continue;
    const named = address === host ? address : `${host} is ${address}, which`;
    throw new NotGot(
      "refused",
      `${named} is not a public address (${judged.range}), so it is not asked; the operator can allow its network in WIRE_ALLOW.`,
    );
  }
  return addresses;
}

async function resolveBySystem(host: string): Promise<readonly string[]> {
  return (await systemLookup(host, { all: true })).map(({ address }) => address);
}

interface Answering {
  readonly response: IncomingMessage;
  /** Ends the connection: none is used twice. */
  readonly close: () => void;
}

async function ask(going: Going, url: URL, asked: GetOptions, authorization: string | null): Promise<Answering> {
  const addresses = await untilAborted(addressesOf(going, url), going.signal);
  const secure = url.protocol === "https:";
  const agent = secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false });
  const request = (secure ? httpsRequest : httpRequest)({
    protocol: url.protocol,
    hostname: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? undefined : Number(url.port),
    path: `${url.pathname}${url.search}`,
    agent,
    lookup: pinned(addresses),
    signal: going.signal,
    maxHeaderSize: 64 * 1_024,
    headers: {
      "User-Agent": `Skywave/${going.version}`,
      Accept:
        "application/rss+xml, application/atom+xml, application/feed+json, application/json, text/xml;q=0.9, */*;q=0.5",
      "Accept-Encoding": "gzip, br, deflate",
      ...(asked.etag ? { "If-None-Match": asked.etag } : {}),
      ...(asked.lastModified ? { "If-Modified-Since": asked.lastModified } : {}),
      ...(authorization === null ? {} : { Authorization: authorization }),
    },
  });
  const close = () => {
    request.destroy();
    agent.destroy();
  };
  try {
    return { response: await responseOf(going, request, url), close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Answers any question for an address with those that were judged, in either of the forms that Node asks for. */
function pinned(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, done) => {
    const [first] = all;
    if (options.all) done(null, all);
    else if (first === undefined) done(new Error("There is no address."), "", 4);
    else done(null, first.address, first.family);
  };
}

function responseOf({ limits, allowed }: Going, request: ClientRequest, url: URL): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const message = `${shown(url.href)} sent no headers within ${seconds(limits.headers)}.`;
      request.destroy(new NotGot("limit", message));
    }, limits.headers);
    request.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    request.on("socket", (socket) =>
      socket.once("connect", () => {
        // Cannot happen as long as the lookup is pinned; if it ever does, nothing is sent.
        const { remoteAddress = "" } = socket;
        if (judge(remoteAddress, allowed).ok) return;
        request.destroy(new NotGot("refused", `${url.host} was reached at ${remoteAddress}, which is not allowed.`));
      }),
    );
    request.on("response", (response) => {
      clearTimeout(timer);
      resolve(response);
    });
    request.end();
  });
}

async function gotOf(going: Going, url: URL, response: IncomingMessage, movedTo: string | null): Promise<Got> {
  const header = (name: string) => {
    const value = response.headers[name];
    return typeof value === "string" ? value : null;
  };
  const status = response.statusCode ?? 0;
  const body = status === 200 ? await bodyOf(going, url, response) : new Uint8Array();
  return {
    ok: true,
    status,
    body,
    mediaType: header("content-type"),
    etag: header("etag"),
    lastModified: header("last-modified"),
    retryAfter: header("retry-after"),
    movedTo,
  };
}

async function bodyOf({ limits }: Going, url: URL, response: IncomingMessage): Promise<Uint8Array> {
  const tooLarge = () =>
    new NotGot("limit", `${shown(url.href)} answered with more than ${Math.floor(limits.bytes / 1_048_576)} MB.`);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limits.bytes) throw tooLarge();
    chunks.push(chunk);
  }
  if (!response.complete) throw new Error("the connection ended before the answer did");
  const sent = Buffer.concat(chunks);
  try {
    return await decompressed(sent, response.headers["content-encoding"], limits.bytes);
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw error;
  }
}

/** One encoding at most (RFC 9110): a feed that is compressed twice is nothing but an attack. */
async function decompressed(sent: Buffer, encoding: string | undefined, maxOutputLength: number): Promise<Uint8Array> {
  switch ((encoding ?? "identity").trim().toLowerCase()) {
    case "":
    case "identity":
      return sent;
    case "gzip":
    case "x-gzip":
      return promisify(gunzip)(sent, { maxOutputLength });
    case "br":
      return promisify(brotliDecompress)(sent, { maxOutputLength });
    case "deflate": {
      // Some servers leave the zlib wrapper out; its first byte tells.
      const wrapped = ((sent[0] ?? 0) & 0x0f) === 8;
      return promisify(wrapped ? inflate : inflateRaw)(sent, { maxOutputLength });
    }
    default:
      throw new Error(`it is encoded as "${String(encoding).slice(0, 40)}", which was not asked for`);
  }
}

async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** What went wrong in the system's words: a code where there is one, else the message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  const { code } = error as NodeJS.ErrnoException; // system errors carry one
  return code === undefined ? error.message.replace(/\.$/, "") : code;
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1_000} s`;
}
