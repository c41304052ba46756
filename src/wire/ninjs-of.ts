import type { WireItem, WirePicture } from "./wire-item.ts";

/** A ninjs 3.1 item (IPTC), with what the wire item says and nothing more. */
export interface Ninjs {
  readonly uri: string;
  readonly [name: string]: unknown;
}

/** Gives a wire item as ninjs 3.1. A guid that is no URI becomes a URN; the guid itself is then among `altIds`. */
export function ninjsOf(item: WireItem): Ninjs {
  return stated({
    standard: { name: "ninjs", version: "3.1", schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#" },
    uri: uriOf(item.guid),
    altIds: isUri(item.guid) ? [] : [{ role: "guid", value: item.guid }],
    type: "text",
    version: item.version,
    firstCreated: instant(item.firstCreated),
    versionCreated: instant(item.versionCreated),
    embargoedUntil: instant(item.embargoedUntil),
    expires: instant(item.expires),
    pubStatus: item.pubStatus,
    language: item.language,
    urgency: item.urgency,
    headlines: texts([{ contentType: "text/plain", value: item.headline }]),
    descriptions: texts([{ role: "summary", contentType: "text/plain", value: item.summary }]),
    bodies: texts([{ contentType: "text/html", value: item.bodyHtml ?? "" }]),
    slugline: item.slugline,
    by: item.by,
    located: item.located,
    edNote: item.edNote,
    subjects: item.subjects.map(({ name, code }) => stated({ name, uri: code === null ? null : topicUri(code) })),
    copyrightHolder: item.copyrightHolder,
    usageTerms: item.usageTerms,
    infoSources: item.infoSources.map((name) => ({ name })),
    renditions: item.link === null ? [] : [{ name: "web", href: item.link, contentType: "text/html" }],
    associations: item.pictures.map((picture, index) => pictureOf(item, picture, index)),
  }) as Ninjs; // `uri` is always stated
}

function pictureOf(item: WireItem, picture: WirePicture, index: number): Readonly<Record<string, unknown>> {
  return stated({
    name: `picture ${index + 1}`,
    uri: isUri(picture.href) ? picture.href : `${uriOf(item.guid)}#picture-${index + 1}`,
    type: "picture",
    descriptions: texts([{ role: "caption", contentType: "text/plain", value: picture.caption ?? "" }]),
    by: picture.credit,
    copyrightHolder: picture.copyrightHolder,
    usageTerms: picture.usageTerms,
    renditions: [
      stated({
        name: "original",
        href: picture.href,
        contentType: picture.mediaType,
        width: picture.width,
        height: picture.height,
      }),
    ],
  });
}

/** Without what is null or empty. */
function stated(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  );
}

function texts<Text extends { readonly value: string }>(all: readonly Text[]): readonly Text[] {
  return all.filter(({ value }) => value !== "");
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

function topicUri(code: string): string {
  return code.replace(/^medtop:/, "http://cv.iptc.org/newscodes/mediatopic/");
}

function uriOf(guid: string): string {
  return isUri(guid) ? guid : `urn:skywave:wire:${encodeURIComponent(guid)}`;
}

/** RFC 3986, with a scheme. */
function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})+$/i.test(text);
}
