import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { parseWire } from "../wire/parse.ts";
import { ninjsOf } from "../wire/wire-item.ts";
import type { CommandOutput } from "./command-socket.ts";
import { exitCodes } from "./help.ts";

/**
 * `skywave wire parse FILE`: prints what the wire reads in a file ("-": standard input) as a JSON array of ninjs 3.1. A
 * broken item, or a file that is unreadable, is one line of `err` and exit code 1; the data is never opened.
 */
export async function printParsed(file: string, { out, err }: CommandOutput): Promise<number> {
  const name = file === "-" ? "standard input" : file;
  const bytes = await bytesOf(file).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) {
    err(`${name}: It cannot be read (${bytes.message}); name a file that is there.\n`);
    return exitCodes.failed;
  }
  const parsed = parseWire(bytes);
  if (!parsed.ok) {
    err(`${name}: ${parsed.message}\n`);
    return exitCodes.failed;
  }
  const items = parsed.items.flatMap((one) => (one.ok ? [ninjsOf(one.item)] : []));
  out(`${JSON.stringify(items, null, 2)}\n`);
  for (const one of parsed.items) if (!one.ok) err(`${name}: ${one.place}: ${one.reason}\n`);
  return items.length === parsed.items.length ? exitCodes.done : exitCodes.failed;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  return file === "-" ? buffer(process.stdin) : readFile(file);
}
