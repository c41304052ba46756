import { createServer, type Server } from "node:http";
import { Answers } from "./answers.ts";
import { forwardSearch, type SearchPlace } from "./search-forward.ts";
import { serve } from "./serve.ts";
import { refuse } from "./short-answers.ts";

/** Serves a tree over HTTP/1.1. `listen` takes port 0 for any free one; `close` finishes what is under way, at most 5 s. */
export interface EdgeServer {
  listen(port: number, host: string): Promise<{ readonly port: number }>;
  close(): Promise<void>;
}

const defaultCacheBytes = 64 * 1024 * 1024;
const graceMs = 5000;
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 2000,
  // Longer than proxies keep theirs (60 s), so that it is never the edge that hangs up on a request already sent.
  keepAliveTimeout: 65_000,
};
const idleMs = 60_000;

/** An HTTP server that knows nothing but the directory `tree` (docs/contracts/tree.md). `cacheBytes` bounds the pages
 * kept in memory, 64 MB unless told. `search` is where searches are answered; without it the form is all there is. */
export function createEdge(options: {
  readonly tree: string;
  readonly cacheBytes?: number;
  readonly search?: SearchPlace | null;
}): EdgeServer {
  const answers = new Answers(options.tree, options.cacheBytes ?? defaultCacheBytes);
  const search = options.search ? forwardSearch(options.search) : null;
  let closed: Promise<void> | undefined;
  const server = createServer({ ...timeouts, optimizeEmptyRequests: true }, (request, response) => {
    if (closed !== undefined) response.shouldKeepAlive = false;
    serve(answers, search, request, response);
  });
  server.timeout = idleMs;
  server.on("clientError", refuse);
  return {
    listen: (port, host) => listen(server, port, host),
    close: () => {
      closed ??= close(server).finally(() => search?.close());
      return closed;
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<{ readonly port: number }> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      // Too many open files, say: this connection is lost, the others and the next are not.
      server.on("error", () => {});
      const address = server.address();
      resolve({ port: typeof address === "object" && address !== null ? address.port : port });
    });
  });
}

function close(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    // A connection whose last answer is still under way becomes idle later.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const grace = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(grace);
      resolve();
    });
  });
}
