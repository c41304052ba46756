/** What an agency sent, as it was read from any format. Instants are UTC milliseconds; texts are NFC, one line where not said otherwise. */
export interface WireItem {
  /** The source's own name of the item, the same in all its versions. */
  readonly guid: string;
  /** With the guid it names these words: another version says something else, the same says the same. */
  readonly version: string;
  /** A hash of headline, text, status and times of release; equal where only a time stamp, a tracking link or a count differs. */
  readonly fingerprint: string;
  /** Its link, where no other item of the same document has it: finds the item again when a source gives new guids at each poll. */
  readonly alternateId: string | null;
  readonly versionCreated: number | null;
  readonly firstCreated: number | null;
  readonly pubStatus: "usable" | "withheld" | "canceled";
  /** BCP 47, canonical. */
  readonly language: string | null;
  /** 1 is the most urgent, 9 the least. */
  readonly urgency: number | null;
  /** Empty where a source takes back what it does not name again. */
  readonly headline: string;
  readonly summary: string;
  /** As sent, without control characters: whoever shows it must sanitise it. */
  readonly bodyHtml: string | null;
  readonly slugline: string | null;
  readonly by: string | null;
  readonly located: string | null;
  /** For receivers, never published. */
  readonly edNote: string | null;
  readonly subjects: readonly WireSubject[];
  readonly embargoedUntil: number | null;
  readonly expires: number | null;
  readonly copyrightHolder: string | null;
  readonly usageTerms: string | null;
  readonly infoSources: readonly string[];
  /** Absolute, http or https, without tracking parameters. */
  readonly link: string | null;
  readonly pictures: readonly WirePicture[];
}

export interface WireSubject {
  readonly name: string;
  /** An IPTC Media Topic, "medtop:20000153". */
  readonly code: string | null;
}

export interface WirePicture {
  /** Absolute; a ninjs item in a folder may name a file beside it. */
  readonly href: string;
  /** Pixels. */
  readonly width: number | null;
  readonly height: number | null;
  readonly mediaType: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
  readonly copyrightHolder: string | null;
  readonly usageTerms: string | null;
}

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
        href: isUri(picture.href) ? picture.href : null,
        title: isUri(picture.href) ? null : picture.href,
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
