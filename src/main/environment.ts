import { join, resolve } from "node:path";
import { z } from "zod";
import { type SiteSettings, trustNames } from "../pages/site-settings.ts";
import { type Allowed, readAllowed } from "../wire/public-addresses.ts";

/** What the operator decides, read once from the environment's variables. Paths are absolute. */
export interface Environment {
  readonly dataDirectory: string;
  readonly sitePort: number;
  readonly newsroomPort: number;
  /** Where the search answers; null: on any free port of this machine, which only the edge is told. */
  readonly searchPort: number | null;
  /** Where the search answers in a process of its own; null: in this one. */
  readonly searchAt: { readonly host: string; readonly port: number } | null;
  readonly host: string;
  /** Where readers find the site, without a slash at its end. */
  readonly publicUrl: string;
  /** False: readers' browsers drop what they keep for offline reading. */
  readonly offlineReading: boolean;
  /** What is told to programs that come by. */
  readonly site: SiteSettings;
  /** postgres://…, or null for the database embedded in the data directory. */
  readonly databaseUrl: string | null;
  /** Editions in which a first run shows the demonstration, English among them; "all", or none of it. */
  readonly demonstration: "all" | readonly string[];
  /** Networks that wire sources may be in although they are not public. */
  readonly wireAllowed: Allowed;
  /** The name of ffmpeg in PATH, or where it is. */
  readonly ffmpeg: string;
  /** Bytes that an uploaded audio or video may have. */
  readonly mostMediaBytes: number;
  readonly logLevel: LogLevel;
}

export type LogLevel = (typeof logLevels)[number];

type EnvironmentResult =
  | { readonly ok: true; readonly environment: Environment }
  | { readonly ok: false; readonly kind: "environment"; readonly message: string };

const logLevels = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;

const port = (usual: number) =>
  z
    .string()
    .default(String(usual))
    .refine(isPort, {
      error: `give a port number from 1 to 65535, or leave it out for ${usual}`,
    })
    .transform(Number);

const variables = z.object({
  SKYWAVE_DATA: z
    .string()
    .default("data")
    .refine((text) => !text.includes("\0"), { error: "give the path of a directory, or leave it out for data/" }),
  SITE_PORT: port(8080),
  NEWSROOM_PORT: port(8081),
  SEARCH_PORT: z
    .string()
    .optional()
    .refine((text) => text === undefined || isPort(text), {
      error: "give a port number from 1 to 65535, or leave it out for any that is free",
    })
    .transform((text) => (text === undefined ? null : Number(text))),
  SEARCH_AT: z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined) return null;
      const [, host = "", port = ""] = /^\[?([\w.:-]+?)\]?:(\d{1,5})$/.exec(text) ?? [];
      if (host !== "" && isPort(port)) return { host, port: Number(port) };
      context.addIssue({
        code: "custom",
        message: "write it as host:port, or leave it out when the search runs in this process",
      });
      return z.NEVER;
    }),
  HOST: z
    .string()
    .default("127.0.0.1")
    .refine((text) => /^[\w.:-]+$/.test(text), {
      error: "give an address of this machine, such as 127.0.0.1 or 0.0.0.0",
    }),
  PUBLIC_URL: z
    .string()
    .optional()
    .refine((text) => text === undefined || isPublicUrl(text), {
      error: "give an address that starts with http:// or https:// and has no query, such as https://news.example",
    }),
  OFFLINE_READING: z
    .enum(["on", "off"], { error: 'give "on" or "off", or leave it out for "on"' })
    .default("on")
    .transform((text) => text === "on"),
  AI_CRAWLERS: z
    .enum(["allow", "refuse"], { error: 'give "allow" or "refuse", or leave it out for "refuse"' })
    .default("refuse"),
  SECURITY_CONTACT: z
    .string()
    .optional()
    .refine((text) => text === undefined || /^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/[^\s]+|tel:\+[\d-]+)$/.test(text), {
      error: "write it as mailto:security@news.example, or as an address that starts with https://",
    }),
  TRUST: z
    .string()
    .default("")
    .transform((text, context) => {
      const read = text
        .split(",")
        .filter((part) => part.trim() !== "")
        .map(readTrust);
      const lines = read.flatMap((line) => (typeof line === "string" ? [] : [line]));
      const wrong = read.find((line) => typeof line === "string");
      if (wrong === undefined) return lines;
      const names = trustNames.join(", ");
      const message = `"${wrong}" is no line of trust.txt; write belongto=https://union.example/ and the like (${names}), parted by commas`;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    }),
  DATABASE_URL: z
    .string()
    .optional()
    .refine((text) => text === undefined || /^postgres(ql)?:\/\/./.test(text), {
      error: "write it as postgres://user:password@host:port/database, or leave it out for the embedded database",
    }),
  DEMONSTRATION: z
    .string()
    .default("all")
    .refine((text) => /^[\w-]+(,[\w-]+)*$/.test(text), {
      error: 'give "all", "none", or editions\' codes parted by commas, such as en,fa',
    })
    .transform((text) => (text === "all" ? "all" : text === "none" ? [] : text.split(","))),
  WIRE_ALLOW: z
    .string()
    .default("")
    .transform((text, context) => {
      const read = readAllowed(text);
      if (read.ok) return read.allowed;
      context.addIssue({
        code: "custom",
        message: `"${read.entry}" is no network; write networks and addresses such as 10.1.2.0/24, parted by commas`,
      });
      return z.NEVER;
    }),
  FFMPEG: z
    .string()
    .default("ffmpeg")
    .refine((text) => !text.includes("\0"), { error: "give the path of ffmpeg, or leave it out to look in PATH" }),
  MEDIA_MEGABYTES: z
    .string()
    .default("1000")
    .refine((text) => /^[1-9]\d{0,5}$/.test(text), {
      error: "give the megabytes that an audio or video may have, from 1 to 999999, or leave it out for 1000",
    })
    .transform(Number),
  LOG_LEVEL: z.enum(logLevels, { error: `give one of ${logLevels.join(", ")}` }).default("warn"),
});

/** Reads and checks the variables; an empty one counts as left out. `home` is where a default data directory goes. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>, home: string): EnvironmentResult {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const read = variables.safeParse(given);
  if (!read.success)
    return { ok: false, kind: "environment", message: read.error.issues.map(complaint(given)).join("\n") };
  const { data } = read;
  if (data.SITE_PORT === data.NEWSROOM_PORT)
    return {
      ok: false,
      kind: "environment",
      message: `SITE_PORT and NEWSROOM_PORT are both ${data.SITE_PORT}; give them two different ports.`,
    };
  return {
    ok: true,
    environment: {
      dataDirectory: given.SKYWAVE_DATA === undefined ? join(home, data.SKYWAVE_DATA) : resolve(data.SKYWAVE_DATA),
      sitePort: data.SITE_PORT,
      newsroomPort: data.NEWSROOM_PORT,
      searchPort: data.SEARCH_PORT,
      searchAt: data.SEARCH_AT,
      host: data.HOST,
      publicUrl: (data.PUBLIC_URL ?? `http://localhost:${data.SITE_PORT}`).replace(/\/+$/, ""),
      offlineReading: data.OFFLINE_READING,
      site: { aiCrawlers: data.AI_CRAWLERS, securityContact: data.SECURITY_CONTACT ?? null, trust: data.TRUST },
      databaseUrl: data.DATABASE_URL ?? null,
      demonstration: data.DEMONSTRATION as Environment["demonstration"], // "all" stays a literal through the transform
      wireAllowed: data.WIRE_ALLOW,
      ffmpeg: data.FFMPEG,
      mostMediaBytes: data.MEDIA_MEGABYTES * 1_000_000,
      logLevel: data.LOG_LEVEL,
    },
  };
}

function complaint(given: Readonly<Record<string, string | undefined>>) {
  return (issue: z.core.$ZodIssue): string => {
    const name = String(issue.path[0]);
    // An address of a database may hold a password.
    const value = name === "DATABASE_URL" ? "" : ` is "${given[name]}"`;
    return value === "" ? `${name} cannot be used; ${issue.message}.` : `${name}${value}; ${issue.message}.`;
  };
}

/** A line of trust.txt, or what it is instead. */
function readTrust(part: string): SiteSettings["trust"][number] | string {
  const line = part.trim();
  const [, given = "", value = ""] = /^(\w+)=(\S+)$/.exec(line) ?? [];
  const relation = trustNames.find((one) => one === given);
  if (relation === undefined) return line;
  const fits = relation === "contact" ? /^(?:mailto:|tel:|https?:\/\/)./ : /^https?:\/\/./;
  return fits.test(value) ? { relation, value } : line;
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function isPublicUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return false;
  return url.search === "" && url.hash === "" && url.username === "" && url.password === "";
}
