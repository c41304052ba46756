import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { App } from "./bind.ts";

export type ServerStart =
  | { readonly ok: true; readonly port: number; close(): Promise<void> }
  | { readonly ok: false; readonly kind: "port-in-use"; readonly message: string };

/** How long a request may take to come in, in milliseconds: an hour of video over a bad line. Node stops at 5 minutes. */
const longestRequest = 4 * 3_600_000;

/** Serves the newsroom on a port (0: any free one). A port that is taken comes back as a value with a sentence. */
export async function startNewsroomServer(where: {
  readonly app: App;
  readonly host: string;
  readonly port: number;
  /** Ends what would keep connections open: streams. */
  readonly ending?: () => Promise<void>;
}): Promise<ServerStart> {
  const server = createAdaptorServer({ fetch: where.app.fetch, serverOptions: { requestTimeout: longestRequest } });
  server.listen(where.port, where.host);
  try {
    await once(server, "listening");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
      return {
        ok: false,
        kind: "port-in-use",
        message: `Port ${where.port} on ${where.host} is in use; stop what uses it, or set NEWSROOM_PORT to another.`,
      };
    throw error;
  }
  const { port } = server.address() as AddressInfo; // a listening TCP server has one
  return {
    ok: true,
    port,
    async close() {
      const closed = once(server, "close");
      server.close();
      await where.ending?.();
      if ("closeIdleConnections" in server) server.closeIdleConnections();
      await closed;
    },
  };
}
