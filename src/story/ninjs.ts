import { z } from "zod";
import { wordsOfHtml } from "./html-words.ts";

/** One item as all versions of ninjs say it. Instants are UTC milliseconds. */
export interface NinjsItem {
  /** Of ninjs: "1.4", "2.1", "3.1"; where the item does not say, as it looks. */
  readonly standard: string;
  readonly guid: string;
  /** What orders its versions: its own number, else the time of this version, else "1". */
  readonly version: string;
  /** Its own number alone. */
  readonly statedVersion: string | null;
  readonly firstCreated: number | null;
  readonly versionCreated: number | null;
  readonly type: string;
  readonly language: string | null;
  readonly pubStatus: "usable" | "withheld" | "canceled";
  readonly urgency: number | null;
  readonly headline: string;
  readonly shortHeadline: string | null;
  readonly summary: string;
  readonly body: { readonly kind: "html" | "text"; readonly value: string } | null;
  readonly slugline: string | null;
  readonly by: string | null;
  readonly located: string | null;
  /** For receivers, never published. */
  readonly edNote: string | null;
  readonly subjects: readonly NinjsSubject[];
  /** IPTC Media Topics: "medtop:20000153", each once. */
  readonly mediaTopics: readonly string[];
  readonly genres: readonly string[];
  readonly embargoedUntil: number | null;
  readonly expires: number | null;
  readonly copyrightHolder: string | null;
  readonly usageTerms: string | null;
  readonly sources: readonly string[];
  /** The page that shows it. */
  readonly link: string | null;
  readonly pictures: readonly NinjsPicture[];
}

export interface NinjsSubject {
  readonly name: string;
  /** An IPTC Media Topic, if it is one. */
  readonly code: string | null;
}

export interface NinjsPicture {
  readonly caption: string | null;
  readonly credit: string | null;
  readonly copyrightHolder: string | null;
  readonly usageTerms: string | null;
  /** The largest first. */
  readonly renditions: readonly NinjsRendition[];
}

export interface NinjsRendition {
  readonly href: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly mediaType: string | null;
}

export type ReadItem =
  | { readonly ok: true; readonly item: NinjsItem }
  | { readonly ok: false; readonly message: string };

const text = z.string(); // how long an item may be is for whoever takes it in
const instant = z.string().refine((value) => !Number.isNaN(Date.parse(value)), "must be a date and time");
const number = z.number();
const status = z.enum(["usable", "withheld", "canceled"]);
const roled = z.array(
  z.looseObject({
    role: text.optional(),
    contenttype: text.optional(),
    contentType: text.optional(),
    value: text.optional(),
  }),
);
const concept = z.looseObject({
  name: text.optional(),
  uri: text.optional(),
  literal: text.optional(),
  scheme: text.optional(),
  code: text.optional(),
});
const concepts = z.array(concept);
const rendition = z.looseObject({
  href: text.optional(),
  width: number.optional(),
  height: number.optional(),
  contenttype: text.optional(),
  contentType: text.optional(),
  mimetype: text.optional(),
});

/** The fields that are read, in the names of ninjs 1, 2 and 3 together; others may be there and mean nothing here. */
const anyVersion = z.looseObject({
  uri: text.min(1),
  type: text.optional(),
  version: z.union([text, number.transform(String)]).optional(),
  firstcreated: instant.optional(),
  firstCreated: instant.optional(),
  expires: instant.optional(),
  ednote: text.optional(),
  edNote: text.optional(),
  versioncreated: instant.optional(),
  versionCreated: instant.optional(),
  language: text.optional(),
  pubstatus: status.optional(),
  pubStatus: status.optional(),
  urgency: number.optional(),
  headline: text.optional(),
  headlines: roled.optional(),
  descriptions: roled.optional(),
  bodies: roled.optional(),
  title: text.optional(),
  slugline: text.optional(),
  byline: text.optional(),
  by: text.optional(),
  located: text.optional(),
  subject: concepts.optional(),
  subjects: concepts.optional(),
  genre: concepts.optional(),
  genres: concepts.optional(),
  embargoed: instant.optional(),
  embargoedUntil: instant.optional(),
  copyrightholder: text.optional(),
  copyrightHolder: text.optional(),
  usageterms: text.optional(),
  usageTerms: text.optional(),
  infosource: concepts.optional(),
  infosources: concepts.optional(),
  infoSources: concepts.optional(),
  standard: z.looseObject({ version: text.optional() }).optional(),
  $standard: z.looseObject({ version: text.optional() }).optional(),
  renditions: z.union([z.array(rendition), z.record(z.string(), rendition)]).optional(),
  associations: z.union([z.array(z.looseObject({})), z.record(z.string(), z.looseObject({}))]).optional(),
});
type AnyVersion = z.output<typeof anyVersion>;

/** Reads one item of ninjs 1.x, 2.x or 3.x (IPTC); what it says that no article holds is left. */
export function readNinjs(json: unknown): ReadItem {
  const parsed = anyVersion.safeParse(withoutNulls(json));
  if (!parsed.success) {
    const faults = parsed.error.issues.slice(0, 3).map((issue) => `${issue.path.join(".") || "it"}: ${issue.message}`);
    return { ok: false, message: `is not a ninjs item (${faults.join("; ")})` };
  }
  return { ok: true, item: itemOf(parsed.data) };
}

/** Some programs write null where they have nothing to say. */
function withoutNulls(json: unknown): unknown {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return json;
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null));
}

function itemOf(json: AnyVersion): NinjsItem {
  const headlines = json.headlines ?? prefixed(json, "headline_");
  const isShort = (role: string | undefined) => /short|web|mobile/i.test(role ?? "");
  const headline = json.headline ?? (headlines.find((one) => !isShort(one.role)) ?? headlines[0])?.value ?? json.title;
  const short = headlines.find((one) => isShort(one.role))?.value ?? null;
  const descriptions = json.descriptions ?? prefixed(json, "description_");
  const versionCreated = json.versionCreated ?? json.versioncreated;
  const subjects = (json.subjects ?? json.subject ?? []).flatMap(subjectOf);
  return {
    standard: json.standard?.version ?? json.$standard?.version ?? versionByLooks(json),
    guid: json.uri,
    version: json.version ?? versionCreated ?? "1",
    statedVersion: filled(json.version),
    firstCreated: milliseconds(json.firstCreated ?? json.firstcreated),
    versionCreated: milliseconds(versionCreated),
    type: json.type ?? "text",
    language: filled(json.language),
    pubStatus: json.pubStatus ?? json.pubstatus ?? "usable",
    urgency: json.urgency ?? null,
    headline: plain(headline) ?? "",
    shortHeadline: plain(short),
    summary:
      plain(descriptions.find((one) => /summary|text/i.test(one.role ?? ""))?.value ?? descriptions[0]?.value) ?? "",
    body: bodyOf(json.bodies ?? prefixed(json, "body_")),
    slugline: plain(json.slugline),
    by: plain(json.by ?? json.byline),
    located: plain(json.located),
    edNote: plain(json.edNote ?? json.ednote),
    subjects,
    mediaTopics: [...new Set(subjects.flatMap(({ code }) => code ?? []))],
    genres: (json.genres ?? json.genre ?? []).map((one) =>
      [one.name, one.literal, one.code, one.uri].join(" ").toLowerCase(),
    ),
    embargoedUntil: milliseconds(json.embargoedUntil ?? json.embargoed),
    expires: milliseconds(json.expires),
    copyrightHolder: plain(json.copyrightHolder ?? json.copyrightholder),
    usageTerms: plain(json.usageTerms ?? json.usageterms),
    sources: (json.infoSources ?? json.infosources ?? json.infosource ?? []).flatMap((one) => plain(one.name) ?? []),
    link: renditionsOf(json.renditions).find((one) => one.mediaType === "text/html")?.href ?? null,
    pictures: picturesOf(json.associations),
  };
}

/** ninjs 1 spells roles in names: `body_html`, `description_text`, `headline_short`. */
function prefixed(json: Readonly<Record<string, unknown>>, prefix: string): z.output<typeof roled> {
  return Object.entries(json).flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === "string" ? [{ role: name.slice(prefix.length), value }] : [],
  );
}

function versionByLooks(json: AnyVersion): string {
  const camel = ["pubStatus", "versionCreated", "altIds", "infoSources", "copyrightHolder", "embargoedUntil"];
  if (camel.some((name) => name in json)) return "3";
  return ["headlines", "bodies", "subjects", "descriptions", "altids"].some((name) => Array.isArray(json[name]))
    ? "2"
    : "1";
}

function bodyOf(bodies: z.output<typeof roled>): NinjsItem["body"] {
  const typeOf = (one: (typeof bodies)[number]) => `${one.contentType ?? one.contenttype ?? one.role ?? ""}`;
  const filledBodies = bodies.filter((one) => (one.value ?? "").trim() !== "");
  const html = filledBodies.find((one) => /html/i.test(typeOf(one)));
  if (html?.value !== undefined) return { kind: "html", value: html.value };
  const other = filledBodies.find((one) => !/xml|json|nitf/i.test(typeOf(one)));
  return other?.value === undefined ? null : { kind: "text", value: other.value };
}

function subjectOf(subject: z.output<typeof concept>): readonly NinjsSubject[] {
  const said = [subject.uri, subject.literal, subject.code].filter((one) => one !== undefined);
  const code = said.flatMap((one) => /(?:^|medtop:|mediatopic\/)(\d{8})$/.exec(one)?.[1] ?? [])[0];
  const name = plain(subject.name) ?? plain(said[0]);
  return name === null ? [] : [{ name, code: code === undefined ? null : `medtop:${code}` }];
}

function milliseconds(instant: string | undefined): number | null {
  return instant === undefined ? null : Date.parse(instant);
}

function renditionsOf(said: AnyVersion["renditions"]): readonly NinjsRendition[] {
  return Object.values(said ?? {})
    .flatMap(({ href, width = null, height = null, contenttype, contentType, mimetype }) =>
      href === undefined ? [] : [{ href, width, height, mediaType: contentType ?? contenttype ?? mimetype ?? null }],
    )
    .sort((a, b) => (b.width ?? 0) - (a.width ?? 0));
}

function picturesOf(associations: AnyVersion["associations"]): readonly NinjsPicture[] {
  return Object.values(associations ?? {}).flatMap((json): readonly NinjsPicture[] => {
    const parsed = anyVersion.partial({ uri: true }).safeParse(json);
    if (!parsed.success || parsed.data.type !== "picture") return [];
    const { data } = parsed;
    const descriptions = data.descriptions ?? prefixed(data, "description_");
    return [
      {
        caption: plain(
          descriptions.find((one) => /caption|text/i.test(one.role ?? ""))?.value ?? descriptions[0]?.value,
        ),
        credit: plain(data.by ?? data.byline),
        copyrightHolder: plain(data.copyrightHolder ?? data.copyrightholder),
        usageTerms: plain(data.usageTerms ?? data.usageterms),
        renditions: renditionsOf(data.renditions),
      },
    ];
  });
}

/** One line without marks: agencies send headlines and captions as HTML now and then. */
function plain(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return filled(wordsOfHtml(value));
}

function filled(value: string | undefined): string | null {
  const trimmed = value?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}
