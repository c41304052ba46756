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
