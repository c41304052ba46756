/** A content coding the tree can offer; `identity` is the plain file. */
export type Coding = "br" | "gzip" | "identity";

const plainOnly: readonly Coding[] = ["identity"];
const rank: Readonly<Record<Coding, number>> = { br: 2, gzip: 1, identity: 0 };

/** What a client takes, best first (RFC 9110 12.5.3). `identity` is always last at the latest: a page beats a 406. */
export function acceptedCodings(header: string | undefined): readonly Coding[] {
  if (header === undefined) return plainOnly;
  const kept = known.get(header);
  if (kept !== undefined) return kept;
  const codings = parse(header);
  if (known.size < mostKnown && header.length < longestKnown) known.set(header, codings);
  return codings;
}

// Browsers send a handful of values; the bounds keep a stranger from filling the memory.
const known = new Map<string, readonly Coding[]>();
const mostKnown = 256;
const longestKnown = 200;

function parse(header: string): readonly Coding[] {
  const quality = new Map<string, number>();
  for (const item of header.toLowerCase().split(",")) {
    const [name = "", ...parameters] = item.split(";").map((part) => part.trim());
    if (name !== "") quality.set(name === "x-gzip" ? "gzip" : name, weight(parameters));
  }
  const others = quality.get("*") ?? 0;
  const of = (coding: Coding) => quality.get(coding) ?? (coding === "identity" ? undefined : others);
  const offered = (["br", "gzip"] as const).filter((coding) => (of(coding) ?? 0) > 0);
  const all: Coding[] = [...offered, "identity"];
  // An identity that is not named is acceptable but never preferred.
  return all.sort((a, b) => (of(b) ?? 0) - (of(a) ?? 0) || rank[b] - rank[a]);
}

function weight(parameters: readonly string[]): number {
  const q = parameters.find((parameter) => /^q\s*=/.test(parameter));
  if (q === undefined) return 1;
  const value = Number(q.slice(q.indexOf("=") + 1).trim());
  return value >= 0 && value <= 1 ? value : 0;
}
