import { STATUS_CODES, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { securityHeaders } from "./security-headers.ts";

/** Sends one line of plain text, for everything that has no page of its own. `headers` is a flat list. */
export function sendShort(response: ServerResponse, status: number, line: string, headers: readonly string[]): void {
  const bytes = Buffer.from(`${line}\n`);
  response.writeHead(status, [
    "Content-Type",
    "text/plain; charset=utf-8",
    "Content-Length",
    String(bytes.length),
    ...headers,
    ...securityHeaders,
  ]);
  response.end(bytes);
}

/** Answers something that could not be read as HTTP, where no response object exists, and hangs up. */
export function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const status = refusals.get(error.code ?? "") ?? 400;
  const line = `${STATUS_CODES[status]}\n`;
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, "Connection: close", `Content-Length: ${line.length}`];
  lines.push("Content-Type: text/plain; charset=utf-8");
  for (let n = 0; n < securityHeaders.length; n += 2) lines.push(`${securityHeaders[n]}: ${securityHeaders[n + 1]}`);
  socket.end(`${lines.join("\r\n")}\r\n\r\n${line}`, () => socket.destroy());
}

const refusals: ReadonlyMap<string, number> = new Map([
  ["HPE_HEADER_OVERFLOW", 431],
  ["HPE_CHUNK_EXTENSIONS_OVERFLOW", 413],
  ["ERR_HTTP_REQUEST_TIMEOUT", 408],
]);
