import { connect } from "node:net";
import { expect } from "vitest";
import { loadLanguages } from "../src/language/language.ts";
import { siteEditions } from "./reader-editions.ts";
import type { ReaderSite } from "./reader-site.ts";

const mostBytes = 14 * 1024;
const languages = [...loadLanguages().values()].filter(({ code }) => siteEditions.some((edition) => edition === code));

/** Every article as a browser asks for it: the bytes on the wire. Says which edition of the shared story is the heaviest. */
export async function expectBytesFit(site: ReaderSite): Promise<void> {
  const weighed = new Map<string, number>();
  for (const address of site.articles) weighed.set(address, await bytesOnTheWire(site.url, address));
  const editions = [...site.shared].map(([edition, address]) => ({ edition, bytes: weighed.get(address) ?? 0 }));
  editions.sort((one, other) => other.bytes - one.bytes);
  const heaviest = [...weighed].sort((one, other) => other[1] - one[1])[0];
  console.log(
    `${weighed.size} articles; the heaviest is ${heaviest?.[0]} with ${heaviest?.[1]} bytes. The story of ${editions.length} editions: ` +
      `${editions
        .slice(0, 3)
        .map(({ edition, bytes }) => `${edition} ${bytes}`)
        .join(", ")} … ${editions.at(-1)?.edition} ${editions.at(-1)?.bytes}`,
  );
  expect(editions).toHaveLength(languages.length);
  for (const [address, bytes] of weighed) expect(bytes, address).toBeLessThanOrEqual(mostBytes);
}

/** The whole answer, status line and headers included. */
function bytesOnTheWire(site: string, address: string): Promise<number> {
  const { hostname, port } = new URL(site);
  return new Promise((resolve, reject) => {
    let bytes = 0;
    let head = "";
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        `GET /${encodeURI(address)} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept: text/html\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n`,
      ),
    );
    socket.on("data", (chunk: Buffer) => {
      if (bytes === 0) head = chunk.toString("latin1").slice(0, 15);
      bytes += chunk.length;
    });
    socket.on("end", () =>
      head.startsWith("HTTP/1.1 200") ? resolve(bytes) : reject(new Error(`${address} was answered with ${head}`)),
    );
    socket.on("error", reject);
  });
}

/** All editions of the shared story carry the same hreflang set, in which each finds its own canonical address; so do their fronts. */
export async function expectOneOfAll({ url, shared }: ReaderSite): Promise<void> {
  await expectOneSet(url, (code) => shared.get(code) ?? "");
  await expectOneSet(url, (_, path) => `${path}/`);
}

async function expectOneSet(url: string, addressOf: (code: string, path: string) => string): Promise<void> {
  const sets: string[] = [];
  const named = new Map<string, string>();
  for (const { code, path, hreflang } of languages) {
    const address = addressOf(code, path);
    const text = await (await fetch(`${url}/${encodeURI(address)}`)).text();
    const links = [...text.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)]
      .map(([, language = "", href = ""]) => [language, decodeURI(href)] as const)
      .filter(([language]) => language !== "x-default"); // the chooser's, on fronts
    const canonical = decodeURI(/<link rel="canonical" href="([^"]+)"/.exec(text)?.[1] ?? "");
    expect(canonical, code).toBe(`http://localhost:8080/${address}`);
    if (hreflang !== null) {
      expect(Object.fromEntries(links)[hreflang], code).toBe(canonical);
      named.set(hreflang, code);
    }
    sets.push(JSON.stringify(links));
    expect(links, code).toHaveLength(languages.filter((language) => language.hreflang !== null).length);
  }
  expect(new Set(sets).size).toBe(1);
  expect(named.size).toBe(JSON.parse(sets[0] ?? "[]").length);
}
