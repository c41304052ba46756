/** A request's path as the tree sees it: a file or folder to look up, or what is wrong with it. */
export type RequestPath =
  | { readonly kind: "path"; readonly segments: readonly string[]; readonly folder: boolean }
  | { readonly kind: "reserved"; readonly segments: readonly string[] }
  | { readonly kind: "overlong" }
  | { readonly kind: "malformed" };

const longestPath = 4096;
const longestSegment = 255;
const malformed: RequestPath = { kind: "malformed" };

/** Reads the path of a request target (without its query): percent-decoded as UTF-8, NFC (docs/contracts/tree.md).
 * `malformed` cannot be read or climbs; `reserved` is a name that is never an address, with the folders above it. */
export function readPath(target: string): RequestPath {
  if (target.length > longestPath) return { kind: "overlong" };
  const raw = withoutOrigin(target);
  const path = raw === undefined ? undefined : decode(raw);
  if (path === undefined) return malformed;
  const segments = path;
  const folder = segments.at(-1) === "";
  if (folder) segments.pop();
  if (segments.some((segment) => segment === "." || segment === "..")) return malformed;
  const reserved = segments.findIndex(isReserved);
  if (reserved >= 0) return { kind: "reserved", segments: segments.slice(0, reserved) };
  return { kind: "path", segments, folder };
}

/** HTTP allows the whole URL as a target; the tree does not care which host it is asked under. */
function withoutOrigin(target: string): string | undefined {
  if (target.startsWith("/")) return target;
  const match = /^https?:\/\/[^/]*(\/.*)$/i.exec(target);
  return match?.[1];
}

function decode(raw: string): string[] | undefined {
  try {
    const segments = raw
      .slice(1)
      .split("/")
      .map((segment) => decodeURIComponent(segment).normalize("NFC"));
    return segments.some((segment) => /[\p{Cc}/\\]/u.test(segment)) ? undefined : segments;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function isReserved(segment: string): boolean {
  if (segment === "" || segment.startsWith("_")) return true;
  if (segment.startsWith(".") && segment !== ".well-known") return true;
  if (/\.(br|gz)$/i.test(segment)) return true;
  return Buffer.byteLength(segment) > longestSegment;
}

/** The same path written for a header: every segment percent-encoded, so that nothing in it can end the line. */
export function writePath(segments: readonly string[], folder: boolean): string {
  const path = `/${segments.map(encodeURIComponent).join("/")}`;
  return folder && segments.length > 0 ? `${path}/` : path;
}
