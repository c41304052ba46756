import ipaddr from "ipaddr.js";

/** Networks that may be asked although they are not public: the operator's word, in CIDR notation. */
export type Allowed = readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];

export type ReadAllowed =
  | { readonly ok: true; readonly allowed: Allowed }
  | { readonly ok: false; readonly kind: "invalid"; readonly entry: string };

/** Reads a list such as "10.1.2.0/24, fd00::/8, 127.0.0.1": networks and addresses, parted by commas or spaces. */
export function readAllowed(text: string): ReadAllowed {
  const allowed: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  for (const entry of text.split(/[\s,]+/).filter((one) => one !== "")) {
    const range = rangeOf(entry);
    if (range === null) return { ok: false, kind: "invalid", entry };
    allowed.push(range);
  }
  return { ok: true, allowed };
}

function rangeOf(entry: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  if (ipaddr.isValidCIDR(entry)) return strict(entry.split("/")[0] ?? "") === null ? null : ipaddr.parseCIDR(entry);
  const address = strict(entry);
  return address === null ? null : [address, address.kind() === "ipv4" ? 32 : 128];
}

/** Four decimal parts or an IPv6 address: other spellings (0x7f.1, 2130706433) are not addresses here. */
function strict(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return ipaddr.IPv6.isValid(text) && !text.includes("%") ? ipaddr.IPv6.parse(text) : null;
}

export type Judged =
  | { readonly ok: true }
  /** `range`: what kind of address it is, in ipaddr.js's words ("private", "loopback"). */
  | { readonly ok: false; readonly range: string };

/**
 * Whether an address may be asked: it is public (global unicast by the IANA registries), or the operator allows it. An
 * address that carries another one (IPv4-mapped, NAT64, 6to4, Teredo) is never public; mapped ones count as what they carry.
 */
export function judge(address: string, allowed: Allowed): Judged {
  const parsed = strict(address);
  if (parsed === null) return { ok: false, range: "unreadable" };
  const meant = parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress() ? parsed.toIPv4Address() : parsed;
  const within = allowed.some(([network, bits]) => network.kind() === meant.kind() && meant.match(network, bits));
  if (within) return { ok: true };
  if (meant !== parsed) return { ok: false, range: "ipv4Mapped" };
  const range = meant.range();
  if (range !== "unicast") return { ok: false, range };
  // ipaddr.js calls everything without a name of its own unicast; IANA has given out 2000::/3 and nothing else.
  if (meant instanceof ipaddr.IPv6 && !meant.match(globalUnicast, 3)) return { ok: false, range: "unassigned" };
  return { ok: true };
}

const globalUnicast = ipaddr.IPv6.parse("2000::");
