// The Unix socket in SKYWAVE_DATA through which `skywave` commands run inside the process that holds the embedded data.
// A caller sends one line of JSON, CommandCall; it gets lines of CommandPart back, the last of kind "end".
import { chmodSync, closeSync, existsSync, openSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { basename, dirname } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";

/** Where a command writes, and when it should give up. */
export interface CommandOutput {
  out(text: string): void;
  err(text: string): void;
  /** Aborts when the caller is gone. */
  readonly signal: AbortSignal;
}

/** Runs a command's words for a caller whose relative paths start at `directory`; resolves with the exit code. */
export type RunWords = (words: readonly string[], directory: string, output: CommandOutput) => Promise<number>;

const commandCall = z.object({ words: z.array(z.string()), directory: z.string() });

const commandPart = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["out", "err"]), text: z.string() }),
  z.object({ kind: z.literal("end"), code: z.number().int() }),
]);
type CommandPart = z.infer<typeof commandPart>;

/** Linux takes 107 bytes, others a few less. */
const longestSocketPath = 100;

/** Serves commands at `path`, replacing the socket of a process that died: only the holder of the data may call this. */
export async function serveCommands(path: string, run: RunWords): Promise<{ close(): Promise<void> }> {
  const closing = new AbortController();
  const calls = new Set<Promise<void>>();
  const server = createServer((socket) => {
    const call = answer(socket, run, closing.signal).finally(() => calls.delete(call));
    calls.add(call);
  });
  rmSync(path, { force: true });
  const short = shortPath(path);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(short.path, resolve);
  });
  chmodSync(path, 0o600);
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      closing.abort();
      await Promise.all(calls);
      await closed;
      short.release();
      rmSync(path, { force: true });
    },
  };
}

// Ends when the command has, or when there is nothing to run.
async function answer(socket: Socket, run: RunWords, closing: AbortSignal): Promise<void> {
  const gone = new AbortController();
  const signal = AbortSignal.any([gone.signal, closing]);
  const send = (part: CommandPart) => {
    if (socket.writable) socket.write(`${JSON.stringify(part)}\n`);
  };
  socket.on("error", () => {}); // a caller that went away: "close" follows
  socket.on("close", () => gone.abort());
  const call = await readCall(socket, signal);
  if (call) {
    const out = (text: string) => send({ kind: "out", text });
    const err = (text: string) => send({ kind: "err", text });
    const code = await run(call.words, call.directory, { out, err, signal }).catch((error: unknown) => {
      err(`${error instanceof Error ? error.message : String(error)}\n`);
      return 1;
    });
    send({ kind: "end", code });
  }
  socket.end();
}

// The caller's one line; null when it said nothing that makes sense before it, or this process, went away.
function readCall(socket: Socket, signal: AbortSignal): Promise<z.infer<typeof commandCall> | null> {
  return new Promise((resolve) => {
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (more: string) => {
      text += more;
      if (!text.includes("\n")) return;
      const call = commandCall.safeParse(parse(text));
      resolve(call.success ? call.data : null);
    });
    signal.addEventListener("abort", () => resolve(null));
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // not one of ours
  }
}

/** Runs the words inside the process that serves `path`; null when no process does. */
export async function callCommand(
  path: string,
  words: readonly string[],
  directory: string,
  output: Pick<CommandOutput, "out" | "err">,
): Promise<number | null> {
  if (!existsSync(path)) return null;
  const short = shortPath(path);
  const socket = await reach(short.path).finally(short.release);
  if (socket === null) return null;
  socket.write(`${JSON.stringify({ words, directory })}\n`);
  try {
    for await (const line of createInterface({ input: socket })) {
      const part = commandPart.parse(JSON.parse(line));
      if (part.kind === "end") return part.code;
      output[part.kind](part.text);
    }
  } finally {
    socket.destroy();
  }
  output.err("Skywave stopped before the command had ended; run it again.\n");
  return 1;
}

// Null when the socket is left over from a process that died.
function reach(path: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => resolve(socket));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED" || error.code === "ENOENT") resolve(null);
      else reject(error); // after the connection: no one listens any more, and reading ends
    });
  });
}

// A socket's path may be shorter than a directory's: Linux then reaches the directory by the number of an open file.
function shortPath(path: string): { readonly path: string; readonly release: () => void } {
  if (Buffer.byteLength(path) <= longestSocketPath) return { path, release: () => {} };
  if (process.platform !== "linux")
    throw new Error(`The path ${path} is too long for a socket; choose a SKYWAVE_DATA with a shorter one.`);
  const directory = openSync(dirname(path), "r");
  return { path: `/proc/self/fd/${directory}/${basename(path)}`, release: () => closeSync(directory) };
}
