// How many items a second one core reads, by format: items of about 2 KB, 500 to a document, as agencies send them.
import { parseWire } from "../src/wire/parse.ts";
import { median, report } from "./figures.ts";

const perDocument = 500;
const runs = 25;

const words =
  "The rains came early this year and the river rose above its banks in three valleys before the second night. ".split(
    " ",
  );

/** Paragraphs of about 1.4 KB, another text for each item. */
function body(n: number): string {
  const sentence = (k: number) => words.map((_, place) => words[(place * (k + 3) + n) % words.length]).join(" ");
  return Array.from(
    { length: 6 },
    (_, paragraph) => `<p>${sentence(paragraph)}. ${sentence(paragraph + n)} <a href="/more/${n}">more</a></p>`,
  ).join("");
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const each = (write: (n: number) => string) => Array.from({ length: perDocument }, (_, n) => write(n)).join("\n");
const time = (n: number) => new Date(Date.UTC(2026, 10, 24) + n * 60_000);

const rssItem = (n: number) => `<item>
  <title>River rises above its banks, report ${n} &amp;amp; map</title>
  <link>https://wire.example.org/2026/11/river-${n}?utm_source=rss&amp;utm_medium=feed</link>
  <guid isPermaLink="false">wire:river-${n}</guid>
  <pubDate>${time(n).toUTCString()}</pubDate>
  <dcterms:modified>${time(n + 5).toISOString()}</dcterms:modified>
  <dc:creator>Ada Example</dc:creator>
  <category>Weather</category><category domain="http://cv.iptc.org/newscodes/mediatopic/">20000430</category>
  <description>Thousands move to higher ground as the rain goes on, say reports from the valleys.</description>
  <content:encoded><![CDATA[${body(n)}]]></content:encoded>
  <media:content url="https://wire.example.org/p/${n}.jpg" type="image/jpeg" width="1200" height="675"><media:credit>Cy Example</media:credit></media:content>
</item>`;

const rss = (items: string) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Example Wire</title><link>https://wire.example.org/</link><language>en</language>${items}</channel></rss>`;

const documents: Readonly<Record<string, string>> = {
  RSS: rss(each(rssItem)),
  "RSS with one broken item": rss(`${each(rssItem)}<item><title>a & b</title></item>`),
  RDF: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">${each(
    (n) =>
      `<item rdf:about="https://rdf.example.org/${n}"><title>Report ${n}</title><link>https://rdf.example.org/${n}</link><dc:date>${time(n).toISOString()}</dc:date><description>Thousands move to higher ground.</description><content:encoded>${escaped(body(n))}</content:encoded></item>`,
  )}</rdf:RDF>`,
  Atom: `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://atom.example.org/">${each(
    (n) =>
      `<entry><id>tag:atom.example.org,2026:${n}</id><title>Report ${n}</title><link href="/${n}"/><updated>${time(n).toISOString()}</updated><author><name>Ada Example</name></author><content type="html">${escaped(body(n))}</content></entry>`,
  )}</feed>`,
  "JSON Feed": JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Example",
    items: Array.from({ length: perDocument }, (_, n) => ({
      id: `${n}`,
      url: `https://json.example.org/${n}`,
      title: `Report ${n}`,
      content_html: body(n),
      date_modified: time(n).toISOString(),
    })),
  }),
  ninjs: JSON.stringify(
    Array.from({ length: perDocument }, (_, n) => ({
      uri: `urn:example:${n}`,
      version: "1",
      pubStatus: "usable",
      language: "en",
      headlines: [{ value: `Report ${n}` }],
      bodies: [{ contentType: "text/html", value: body(n) }],
    })),
  ),
};

function itemsPerSecond(bytes: Uint8Array): number {
  const before = process.cpuUsage();
  const read = parseWire(bytes);
  const { user, system } = process.cpuUsage(before);
  const whole = read.ok ? read.items.filter(({ ok }) => ok).length : 0;
  if (whole !== perDocument) throw new Error(`${whole} of ${perDocument} items were read.`);
  return whole / ((user + system) / 1e6);
}

const promised = 2_000;
for (const [name, document] of Object.entries(documents)) {
  const bytes = Buffer.from(document);
  const rates = Array.from({ length: runs }, () => itemsPerSecond(bytes)).slice(5); // the first ones warm up
  const rate = median(rates);
  const size = `${(bytes.byteLength / perDocument / 1000).toFixed(1)} KB an item`;
  report(
    `${name}, ${size}`,
    `${Math.round(rate).toLocaleString("en")} items/s of one core`,
    `≥ ${promised.toLocaleString("en")}`,
    rate >= promised,
  );
}
