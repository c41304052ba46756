import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import ipaddr from "ipaddr.js";

// Where a request comes from and where its sender sees the newsroom. A proxy in front says both in X-Forwarded-*
// headers; they count when the connection itself comes from this machine or a private network.

/** The network address of whoever sends the request; null when it came over no network. */
export function addressOf(context: Context): string | null {
  const peer = peerOf(context);
  const [told] = isNear(peer) ? lastOf(context, "x-forwarded-for") : [];
  return told !== undefined && ipaddr.isValid(told) ? ipaddr.process(told).toString() : peer;
}

/** The newsroom's own origin as the sender sees it: "https://newsroom.example". */
export function ownOrigin(context: Context): string {
  const near = isNear(peerOf(context));
  const [forwarded] = near ? lastOf(context, "x-forwarded-host") : [];
  const host = forwarded ?? context.req.header("host") ?? "localhost";
  return `${isSecure(context) ? "https" : "http"}://${host}`;
}

/** Whether the sender's browser speaks TLS to us, or to the proxy in front of us. */
export function isSecure(context: Context): boolean {
  const [told] = isNear(peerOf(context)) ? lastOf(context, "x-forwarded-proto") : [];
  return told === "https" || new URL(context.req.url).protocol === "https:";
}

/**
 * Whether a browser says that another site's page sent the request. Sec-Fetch-Site is only sent to secure origins and
 * localhost, Origin with every request that changes something.
 */
export function isCrossSite(context: Context): boolean {
  const site = context.req.header("sec-fetch-site");
  if (site !== undefined) return site !== "same-origin";
  const origin = context.req.header("origin");
  return origin !== undefined && hostOf(origin) !== hostOf(ownOrigin(context));
}

/** Whether a browser sent it at all, by the headers that pages cannot set or leave out. */
export function saysItsSite(context: Context): boolean {
  return context.req.header("sec-fetch-site") !== undefined || context.req.header("origin") !== undefined;
}

function peerOf(context: Context): string | null {
  let address: string | undefined;
  try {
    ({ address } = getConnInfo(context).remote);
  } catch {
    return null; // called without a network, as Hono's own request() does
  }
  return address !== undefined && ipaddr.isValid(address) ? ipaddr.process(address).toString() : null;
}

function isNear(peer: string | null): boolean {
  return peer !== null && ["loopback", "private", "uniqueLocal", "linkLocal"].includes(ipaddr.parse(peer).range());
}

/** The last of a list: what the nearest proxy itself saw; earlier ones may be the sender's own words. */
function lastOf(context: Context, header: string): readonly string[] {
  return (context.req.header(header) ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .slice(-1);
}

function hostOf(origin: string): string | null {
  return URL.parse(origin)?.host ?? null; // "null" has none
}
