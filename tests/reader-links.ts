import { everyPage } from "./reader-audit.ts";
import type { ReaderSite } from "./reader-site.ts";

const publicUrl = "http://localhost:8080"; // of every station that tests start

/** Fetches once whatever the pages of every kind link to or show on this site; answers with what is not there, and who names it. */
export async function linksThatFail(site: ReaderSite): Promise<readonly string[]> {
  const namedBy = new Map<string, string>();
  const faults: string[] = [];
  for (const address of everyPage(site)) {
    const url = `${site.url}/${encodeURI(address)}`;
    const text = await (await fetch(url)).text();
    faults.push(...jsonFaults(text).map((fault) => `${address}: ${fault}`));
    for (const name of namesIn(text)) {
      const target = new URL(name.startsWith(publicUrl) ? name.slice(publicUrl.length) : name, url);
      if (target.origin === site.url && !namedBy.has(target.href)) namedBy.set(target.href, address);
    }
  }
  const left = [...namedBy];
  const ask = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      const [url, address] = one;
      const part = decodeURIComponent(new URL(url).hash.slice(1));
      const answer = await fetch(url, { method: part === "" ? "HEAD" : "GET", redirect: "manual" });
      const there = answer.status === 200 && (part === "" || (await answer.text()).includes(`id="${part}"`));
      if (!there) faults.push(`${address}: ${decodeURI(url)} is answered with ${answer.status}, or without #${part}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, ask));
  return faults;
}

/** Addresses as the HTML writes them: of links, pictures in every width, sounds, forms. */
function namesIn(html: string): readonly string[] {
  const plain = (text: string) => text.replaceAll("&amp;", "&").replaceAll("&quot;", '"');
  const found: string[] = [];
  for (const [, name = "", value = ""] of html.matchAll(/\s(href|src|srcset|poster|action)="([^"]*)"/g))
    found.push(...(name === "srcset" ? value.split(",").map((one) => one.trim().split(" ")[0] ?? "") : [value]));
  return found.map(plain).filter((name) => !/^(mailto:|tel:|data:|#)/.test(name));
}

function jsonFaults(html: string): readonly string[] {
  const all = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  return all.flatMap(([, json = ""]) => {
    try {
      const value: unknown = JSON.parse(json);
      const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
      const whole = parts.every((part) => typeof part === "object" && part !== null && "@context" in part);
      return whole ? [] : ["JSON-LD without @context"];
    } catch (error) {
      return [`JSON-LD: ${String(error)}`];
    }
  });
}
