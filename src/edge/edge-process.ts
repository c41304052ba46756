// The edge as a process of its own: `edge-process.ts --tree DIR --port N --host H [--search HOST:PORT]`. It tells its parent over the IPC channel
// that it is ready or why it failed, and ends with SIGTERM, SIGINT or its parent.
import { parseArgs } from "node:util";
import { createEdge } from "./edge.ts";
import type { SearchPlace } from "./search-forward.ts";

/** What the process tells its parent, once. */
export type EdgeMessage =
  | { readonly kind: "ready"; readonly port: number }
  | { readonly kind: "failed"; readonly code: string; readonly message: string };

const { values } = parseArgs({
  options: { tree: { type: "string" }, port: { type: "string" }, host: { type: "string" }, search: { type: "string" } },
  strict: false,
});
const { tree, port: portText = "8080", host = "127.0.0.1", search: searchText } = values;
const port = Number(portText);
const search = typeof searchText === "string" ? placeOf(searchText) : null;

if (typeof tree !== "string" || tree === "") {
  fail("EDGE_NO_TREE", "The edge was not told which directory to serve: pass --tree DIR.");
} else if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail("EDGE_BAD_PORT", `The edge cannot listen on port "${portText}": pass --port with a number from 0 to 65535.`);
} else if (search === undefined) {
  fail("EDGE_BAD_SEARCH", `The edge cannot ask "${searchText}" for searches: pass --search HOST:PORT.`);
} else {
  await start(tree, port, String(host));
}

async function start(tree: string, port: number, host: string): Promise<void> {
  const edge = createEdge({ tree, search });
  try {
    const listening = await edge.listen(port, host);
    tell({ kind: "ready", port: listening.port });
  } catch (error) {
    const { code = "UNKNOWN", message } = error as NodeJS.ErrnoException; // listen fails with a system error
    fail(code, explain(code, message, host, port));
    return;
  }
  const stop = () => edge.close().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  process.once("disconnect", stop);
}

function placeOf(text: string): SearchPlace | undefined {
  const [, host, port] = /^\[?([\w.:-]+?)\]?:(\d{1,5})$/.exec(text) ?? [];
  return host === undefined ? undefined : { host, port: Number(port) };
}

function explain(code: string, message: string, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `The edge cannot listen on ${host}:${port} because another program does: stop it or choose another port.`;
    case "EACCES":
      return `The edge may not listen on ${host}:${port}: choose a port above 1023 or give it the right to.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `The edge cannot listen on ${host}:${port} because this machine has no such address: choose another host.`;
    default:
      return `The edge cannot listen on ${host}:${port}: ${message}.`;
  }
}

function tell(message: EdgeMessage): void {
  process.send?.(message);
}

function fail(code: string, message: string): void {
  process.exitCode = 1;
  if (process.send === undefined) {
    process.stderr.write(`${message}\n`); // started by hand: there is no parent to tell
    return;
  }
  const told: EdgeMessage = { kind: "failed", code, message };
  process.send(told, undefined, undefined, () => process.disconnect?.());
}
