import { parseArgs } from "node:util";
import type { ToInvite } from "./person-commands.ts";

/** What the operator asked for. */
export type Command =
  | { readonly kind: "start" }
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "wire parse"; readonly file: string }
  | WorkCommand;

/** A command that works on the data: in the process that holds it, or by itself. */
export type WorkCommand =
  | { readonly kind: "press build"; readonly out: string }
  | { readonly kind: "press check" | "press status" | "search status" | "search rebuild" | "search serve" }
  | { readonly kind: "token add"; readonly name: string; readonly editions: readonly string[] }
  | { readonly kind: "token list" }
  | { readonly kind: "token revoke"; readonly name: string }
  | ({ readonly kind: "person invite" } & ToInvite)
  | { readonly kind: "person list" }
  | { readonly kind: "person off"; readonly email: string }
  | { readonly kind: "import"; readonly files: readonly string[] }
  | { readonly kind: "edition list" }
  | { readonly kind: "edition on"; readonly code: string; readonly secondScript?: true }
  | { readonly kind: "edition off"; readonly code: string }
  | { readonly kind: "language report"; readonly code: string | null; readonly json: boolean }
  | { readonly kind: "look show" | "look reset"; readonly code: string }
  | { readonly kind: "look set"; readonly code: string; readonly file: string }
  | { readonly kind: "demonstration remove" };

export function needsData(command: Command): command is WorkCommand {
  return !["start", "help", "version", "wire parse"].includes(command.kind);
}

export type CommandResult =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly kind: "usage"; readonly message: string };

interface Shape {
  readonly usage: string;
  /** Null when the words do not fit. */
  readonly read: (words: readonly string[], options: Options) => Command | null;
  readonly options?: readonly (keyof Options)[];
}

interface Options {
  readonly out?: string | undefined;
  readonly "second-script"?: boolean | undefined;
  readonly edition?: readonly string[] | undefined;
  readonly name?: string | undefined;
  readonly administrator?: boolean | undefined;
  readonly json?: boolean | undefined;
}

const shapes: Readonly<Record<string, Shape>> = {
  start: { usage: "start", read: bare({ kind: "start" }) },
  help: { usage: "help", read: () => ({ kind: "help" }) },
  version: { usage: "version", read: bare({ kind: "version" }) },
  "press build": {
    usage: "press build --out DIR",
    options: ["out"],
    read: (words, { out }) => (words.length === 0 && out ? { kind: "press build", out } : null),
  },
  "press check": { usage: "press check", read: bare({ kind: "press check" }) },
  "press status": { usage: "press status", read: bare({ kind: "press status" }) },
  "search status": { usage: "search status", read: bare({ kind: "search status" }) },
  "search rebuild": { usage: "search rebuild", read: bare({ kind: "search rebuild" }) },
  "search serve": { usage: "search serve", read: bare({ kind: "search serve" }) },
  "token add": {
    usage: "token add NAME [--edition CODE ...]",
    options: ["edition"],
    read: ([name, ...rest], { edition = [] }) =>
      name && (rest.length === 0 || edition.length > 0)
        ? { kind: "token add", name, editions: [...edition, ...rest] }
        : null,
  },
  "token list": { usage: "token list", read: bare({ kind: "token list" }) },
  "token revoke": { usage: "token revoke NAME", read: one((name) => ({ kind: "token revoke", name })) },
  "person invite": {
    usage: "person invite EMAIL [--name NAME] [--administrator] [--edition CODE=ROLE ...]",
    options: ["name", "administrator", "edition"],
    read: ([email, ...rest], { name = null, administrator = false, edition = [] }) =>
      email?.includes("@") && (rest.length === 0 || edition.length > 0)
        ? { kind: "person invite", email, name, administrator, editions: [...edition, ...rest] }
        : null,
  },
  "person list": { usage: "person list", read: bare({ kind: "person list" }) },
  "person off": { usage: "person off EMAIL", read: one((email) => ({ kind: "person off", email })) },
  import: { usage: "import FILE ...", read: (files) => (files.length > 0 ? { kind: "import", files } : null) },
  "wire parse": { usage: "wire parse FILE", read: one((file) => ({ kind: "wire parse", file })) },
  "edition list": { usage: "edition list", read: bare({ kind: "edition list" }) },
  "edition on": {
    usage: "edition on CODE [--second-script]",
    options: ["second-script"],
    read: ([code, ...rest], options) =>
      code && rest.length === 0
        ? { kind: "edition on", code, ...(options["second-script"] ? { secondScript: true } : {}) }
        : null,
  },
  "edition off": { usage: "edition off CODE", read: one((code) => ({ kind: "edition off", code })) },
  "language report": {
    usage: "language report [CODE] [--json]",
    options: ["json"],
    read: ([code = null, ...rest], { json = false }) =>
      rest.length === 0 ? { kind: "language report", code, json } : null,
  },
  "look show": { usage: "look show CODE", read: one((code) => ({ kind: "look show", code })) },
  "look set": {
    usage: "look set CODE FILE",
    read: ([code, file, ...rest]) => (code && file && rest.length === 0 ? { kind: "look set", code, file } : null),
  },
  "look reset": { usage: "look reset CODE", read: one((code) => ({ kind: "look reset", code })) },
  "demonstration remove": { usage: "demonstration remove", read: bare({ kind: "demonstration remove" }) },
};

/** Reads the words after `skywave`. Nothing at all, -h and --help anywhere ask for help. */
export function readArguments(words: readonly string[]): CommandResult {
  if (words.length === 0 || words.includes("--help") || words.includes("-h")) return command({ kind: "help" });
  if (words[0] === "--version" || words[0] === "-v") return command({ kind: "version" });
  const [first = "", second = ""] = words;
  const name = Object.hasOwn(shapes, first) ? first : `${first} ${second}`;
  const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
  if (!shape) return usage(unknown(first, second));
  const read = readOptions(shape, words.slice(name.split(" ").length));
  if (typeof read === "string") return usage(`${read} Write: skywave ${shape.usage}`);
  const found = shape.read(read.words, read.options);
  return found ? command(found) : usage(`These words do not make a command. Write: skywave ${shape.usage}`);
}

function readOptions(
  shape: Shape,
  words: readonly string[],
): { readonly words: readonly string[]; readonly options: Options } | string {
  const wanted = shape.options ?? [];
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        ...(wanted.includes("out") && { out: { type: "string" as const } }),
        ...(wanted.includes("name") && { name: { type: "string" as const } }),
        ...(wanted.includes("administrator") && { administrator: { type: "boolean" as const } }),
        ...(wanted.includes("second-script") && { "second-script": { type: "boolean" as const } }),
        ...(wanted.includes("json") && { json: { type: "boolean" as const } }),
        ...(wanted.includes("edition") && { edition: { type: "string" as const, multiple: true } }),
      },
    });
    return { words: positionals, options: values as Options }; // the options above, all of them optional
  } catch (error) {
    const [sentence = ""] = error instanceof Error ? error.message.split(". ") : [];
    return `${sentence.replace(/\.$/, "")}.`;
  }
}

function unknown(first: string, second: string): string {
  const known = Object.keys(shapes).filter((name) => name.startsWith(`${first} `));
  const group = known.map((name) => name.slice(first.length + 1)).join(", ");
  if (known.length === 0) return `Skywave knows no command "${first}"; "skywave help" lists them.`;
  return second === ""
    ? `"skywave ${first}" needs one more word: ${group}.`
    : `Skywave knows no command "${first} ${second}"; after "${first}" comes ${group}.`;
}

function bare(found: Command): Shape["read"] {
  return (words) => (words.length === 0 ? found : null);
}

function one(make: (word: string) => Command): Shape["read"] {
  return ([word, ...rest]) => (word && rest.length === 0 ? make(word) : null);
}

function command(found: Command): CommandResult {
  return { ok: true, command: found };
}

function usage(message: string): CommandResult {
  return { ok: false, kind: "usage", message };
}
