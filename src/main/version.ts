import { readFileSync } from "node:fs";

/** This Skywave's version, "0.1.0". */
export function skywaveVersion(): string {
  const file = new URL("../../package.json", import.meta.url);
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string }; // our own file
  return version;
}
