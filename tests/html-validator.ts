import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";

const validator = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

interface Message {
  readonly url: string;
  readonly type: string;
  readonly subType?: string;
  readonly message: string;
  readonly extract?: string;
}

/** What the W3C's validator has against these pages, by the names given to them, warnings included. `directory` is for its files. */
export async function faultsOfHtml(
  pages: ReadonlyMap<string, string | Buffer>,
  directory: string,
): Promise<readonly string[]> {
  const names = new Map<string, string>();
  for (const [name, html] of pages) {
    const file = join(directory, `${names.size}.html`);
    writeFileSync(file, html);
    names.set(file, name);
  }
  const { stdout } = await promisify(execFile)(
    "java",
    ["-jar", validator, "--format", "json", "--stdout", "--exit-zero-always", ...names.keys()],
    { maxBuffer: 256 * 1024 * 1024 },
  );
  const { messages } = JSON.parse(stdout) as { messages: readonly Message[] }; // the validator's own format
  // A mere "info" is about the slash in <br/>, which XML's way of writing has and HTML allows.
  // A live post may be a line without a headline; its time is its name, and the key points are its outline.
  // It guesses languages, and takes those that it does not know for others.
  const faults = messages.filter(
    ({ type, subType, message, extract = "" }) =>
      type !== "info" ||
      (subType === "warning" &&
        !message.startsWith("This document appears to be written in ") &&
        !/<article class="post( pin)?" id="post-\d+">/.test(extract)),
  );
  return faults.map(({ url, type, message, extract }) => {
    const name = names.get(new URL(url).pathname) ?? url;
    return `${name || "/"}: ${type}: ${message} ${extract ?? ""}`;
  });
}
