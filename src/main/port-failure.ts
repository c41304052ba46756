import { once } from "node:events";
import { createServer } from "node:net";
import type { Environment } from "./environment.ts";

/** Why a station cannot listen, in one sentence that names the variable to change. `code` is the system's, as EADDRINUSE. */
export function portFailure(where: {
  readonly variable: "SITE_PORT" | "NEWSROOM_PORT" | "SEARCH_PORT";
  readonly port: number;
  readonly host: string;
  readonly code: string;
  readonly message: string;
}): string {
  const { variable, port, host, code, message } = where;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use by another program; stop that one, or choose another port with ${variable}=${port === 65_535 ? port - 10 : port + 10}.`;
    case "EACCES":
      return `This account may not listen on port ${port}; choose one above 1023 with ${variable}=${port + 8000}.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `This machine has no address ${host} to listen on; choose another with HOST, such as 127.0.0.1 or 0.0.0.0.`;
    default:
      return `Skywave cannot listen on ${host}:${port}, ${variable}: ${message}`;
  }
}

/** Tries both ports before work that takes long; null when they can be had. */
export async function tryPorts({ host, sitePort, newsroomPort }: Environment): Promise<string | null> {
  const ports = [
    { variable: "SITE_PORT", port: sitePort },
    { variable: "NEWSROOM_PORT", port: newsroomPort },
  ] as const;
  for (const { variable, port } of ports) {
    const server = createServer().listen(port, host);
    try {
      await once(server, "listening");
    } catch (error) {
      const { code = "", message } = error as NodeJS.ErrnoException; // listening fails with a system error
      return portFailure({ variable, port, host, code, message });
    }
    server.close();
    await once(server, "close");
  }
  return null;
}
