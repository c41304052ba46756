// For tests: a tree on the disk behind a running edge, and a client that sends requests exactly as they are written.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { createEdge } from "./edge.ts";
import type { SearchPlace } from "./search-forward.ts";

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface ServedTree {
  readonly folder: string;
  readonly port: number;
  /** Publishes as the press does: compressed copies of text first, each file by rename. */
  write(path: string, content: string | Buffer): void;
  remove(path: string): void;
  get(path: string, headers?: Readonly<Record<string, string>>, method?: string): Promise<Reply>;
  close(): Promise<void>;
}

/** Longer than the 25 ms an answer is trusted. */
export const distrusted = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 40));

export async function servedTree(cacheBytes?: number, search: SearchPlace | null = null): Promise<ServedTree> {
  const folder = mkdtempSync(join(tmpdir(), "skywave-edge-"));
  const edge = createEdge({ tree: folder, cacheBytes, search });
  const { port } = await edge.listen(0, "127.0.0.1");
  const agent = new Agent({ keepAlive: true });
  return {
    folder,
    port,
    write: (path, content) => publish(folder, path, content),
    remove: (path) => {
      for (const suffix of ["", ".br", ".gz"]) rmSync(join(folder, path) + suffix, { recursive: true, force: true });
    },
    get: (path, headers = {}, method = "GET") => ask(agent, port, path, headers, method),
    close: async () => {
      agent.destroy();
      await edge.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function publish(folder: string, path: string, content: string | Buffer): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  if (typeof content === "string" && !path.endsWith("_redirect")) {
    put(`${file}.br`, brotliCompressSync(content));
    put(`${file}.gz`, gzipSync(content));
  }
  put(file, content);
}

function put(file: string, content: string | Buffer): void {
  const aside = join(dirname(file), `.writing-${process.pid}`);
  writeFileSync(aside, content);
  renameSync(aside, file);
}

function ask(
  agent: Agent,
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
  method: string,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: "127.0.0.1", port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString() });
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}
