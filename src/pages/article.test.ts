import { describe, expect, test } from "vitest";
import type { Run } from "../story/block.ts";
import {
  alternates,
  article,
  byline,
  card,
  frame,
  hour,
  language,
  morning,
  paragraph,
  picture,
  templates,
  withText,
} from "./page-builders.ts";
import type { ArticlePage } from "./page.ts";
import { render } from "./render.tsx";

const codes = ["en", "ur", "km"];
const shown = (code: string, more: Partial<ArticlePage> = {}) => render(article(code, more), templates);
const text = (html: string) =>
  html
    .slice(html.indexOf("<body>"))
    .replace(/<script.*?<\/script>/gs, "")
    .replace(/<[^>]*>/g, "");

// Headlines in unspaced scripts get invisible places to break.
const unbroken = (words: string) => words.replaceAll("\u200b", "");

describe.each(codes)("an article in %s", (code) => {
  const page = article(code);
  const html = render(page, templates);
  const { terms, dir } = language(code);

  test("carries headline, summary, dateline, text and byline, in this order", () => {
    const places = [
      page.headline,
      page.summary,
      page.dateline ?? "",
      "<figcaption>",
      page.bylines[0]?.description ?? "",
    ];
    const body = unbroken(html.slice(html.indexOf("<main")));
    const found = places.map((words) => body.indexOf(unbroken(words)));
    expect(found.every((at) => at > 0)).toBe(true);
    expect(body.indexOf(unbroken(`<b>${page.dateline} — </b>`))).toBeGreaterThan(body.indexOf("</figure>"));
    for (const block of page.body)
      if (block.kind === "paragraph") expect(body).toContain(unbroken(block.runs[0]?.text ?? ""));
  });

  test("reserves the place of its lead picture and offers every size that exists", () => {
    expect(html).toMatch(
      /<img src="[./]*media\/31-9f2c1a\/650\.jpg" srcset="[^"]*1597\.jpg 1597w" sizes="[^"]+" width="1597" height="898" alt="[^"]+" fetchpriority="high"/,
    );
    expect(html).toMatch(/<source type="image\/avif" srcset="[^"]*144\.avif 144w,/);
  });

  test("keeps the portrait silent and late", () => {
    expect(html).toMatch(/7-9f2c1a[^>]*width="408" height="230" alt loading="lazy"/);
  });

  test("puts quotations into the edition's own marks", () => {
    const [open, close] = language(code).quoteMarks.primary;
    expect(html).toMatch(new RegExp(`<blockquote><p>${open}.+${close}</p></blockquote><figcaption>`));
  });

  test("dates itself for people and for machines", () => {
    const dated = shown(code, { updatedAt: morning + hour });
    expect(dated).toContain('<time datetime="2026-03-09T06:35:00Z">');
    expect(dated).toContain('<time datetime="2026-03-09T07:35:00Z">');
    expect(text(dated)).toContain(terms.updated.text);
    if (code === "km") expect(text(dated)).toMatch(/[០-៩]/);
  });

  test("names the other languages in their own words, direction and script, but not itself", () => {
    const switcher = html.slice(
      html.indexOf('id="languages"'),
      html.indexOf("</aside>", html.indexOf('id="languages"')),
    );
    for (const other of ["en", "ur", "km"]) {
      const turned = language(other).dir === dir ? "" : ` dir="${language(other).dir}"`;
      const link = `lang="${other}"${turned} href="../../../${other}/12/story/">${language(other).name}</a>`;
      expect(switcher.includes(link), other).toBe(other !== code);
    }
    expect(html).toContain(`dir="${dir}"`);
  });

  test("tells search engines of every language version, itself included, absolutely", () => {
    for (const other of ["en", "ur", "km"])
      expect(html).toContain(
        `<link rel="alternate" hreflang="${other}" href="https://news.example/${other}/12/story/"/>`,
      );
    expect(html).toContain(`<link rel="canonical" href="https://news.example/${code}/12/story/"/>`);
  });

  test("describes itself as a NewsArticle", () => {
    expect(jsonLd(html)).toMatchObject({
      "@type": "NewsArticle",
      headline: page.headline,
      mainEntityOfPage: `https://news.example/${code}/12/story/`,
      image: ["https://news.example/media/31-9f2c1a/1597.jpg"],
      datePublished: "2026-03-09T06:35:00Z",
      dateModified: "2026-03-09T06:35:00Z",
      author: [{ "@type": "Organization", name: page.bylines[0]?.name }],
      publisher: { name: terms.serviceName.text },
      inLanguage: code,
      articleSection: page.section?.name,
      isAccessibleForFree: true,
    });
  });

  test("has share tags", () => {
    for (const property of [
      "og:title",
      "og:description",
      "og:url",
      "og:image",
      "og:image:alt",
      "og:site_name",
      "article:published_time",
    ])
      expect(html).toMatch(new RegExp(`<meta property="${property}" content="[^"]+"`));
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>');
  });

  test("as a flash says that more is coming", () => {
    const flash = shown(code, { flash: true, body: [], lead: null, summary: "" });
    expect(text(flash)).toContain(terms.moreSoon.text);
    expect(flash).not.toContain('class="body"');
  });

  test("taken back shows the notice and nothing else of the story", () => {
    const notice = { kind: "retraction", at: morning + hour, text: "Nothing of it was true." } as const;
    const retracted = shown(code, { retracted: true, body: [], lead: null, notices: [notice] });
    expect(text(retracted)).toContain(terms.retracted.text);
    expect(text(retracted)).toContain(notice.text);
    expect(text(retracted)).not.toContain(page.summary);
    expect(jsonLd(retracted).correction).toEqual([
      { "@type": "CorrectionComment", text: notice.text, datePublished: "2026-03-09T07:35:00Z" },
    ]);
  });
});

test("headlines in unspaced scripts can break between words everywhere, as in browsers that know no dictionary", () => {
  const heading = /<h1>(.*?)<\/h1>/.exec(shown("km"))?.[1] ?? "";
  expect(heading.split("\u200b").length).toBeGreaterThan(3);
  expect(jsonLd(shown("km")).headline).toBe(article("km").headline);
});

test("JSON-LD cannot end its script element, and gives hostile text back unharmed", () => {
  const hostile = '</script><!-- "\\ &lt; \u2028';
  const html = render(withText(article("en"), hostile), templates);
  expect(jsonLd(html).headline).toBe(hostile);
  expect(html.match(/<\/script>/g)?.length).toBe(2); // the other is the page's own script
});

test("a correction stands before the text, an update after it", () => {
  const at = morning + hour;
  const html = shown("en", {
    notices: [
      { kind: "update", at, text: "Added a voice." },
      { kind: "correction", at, text: "It was 1952." },
    ],
  });
  const [correction, opening, update] = ["It was 1952.", "DHAKA — ", "Added a voice."].map((words) =>
    html.indexOf(words),
  );
  expect(correction).toBeLessThan(opening ?? 0);
  expect(opening).toBeLessThan(update ?? 0);
});

test("everyone in the line is credited in their role, and linked", () => {
  const by = (name: string, role: "reporter" | "translator" | "photographer" | "additional-reporting") =>
    byline("en", { role, name, kind: "person", portrait: null, description: null });
  const bylines = [
    by("Ann", "reporter"),
    by("Ben", "reporter"),
    by("Cem", "translator"),
    by("Dan", "photographer"),
    by("Eva", "additional-reporting"),
  ];
  const html = shown("en", {
    bylines,
    wireSources: ["AFP", "Reuters"],
    machineDraft: true,
    copyrightHolder: "Skywave",
  });
  for (const line of [
    "By Ann and Ben",
    "Translated by Cem",
    "Photos by Dan",
    "Additional reporting by Eva",
    "With information from AFP and Reuters",
    "© Skywave",
  ])
    expect(text(html)).toContain(line);
  expect(text(html)).toContain(language("en").terms.machineDraft.text);
  expect(html).toContain('<bdi><a href="../../by/3/">Cem</a></bdi>');
  expect(jsonLd(html).author).toEqual(
    ["Ann", "Ben"].map((name) => ({ "@type": "Person", name, url: "https://news.example/en/by/3/" })),
  );
});

test("an article without byline, picture, section or other languages has no empty boxes", () => {
  const bare = shown("en", {
    bylines: [],
    lead: picture("en", { widths: [] }),
    section: null,
    topics: [],
    related: [],
    alternates: [],
    dateline: null,
  });
  expect(bare).not.toMatch(
    /<aside class="side"|<figure><\/figure>|<footer class="end"|<picture|hreflang|<ul[^>]*><\/ul>/,
  );
});

test("marks, links and other languages in the text survive", () => {
  const runs: Run[] = [
    { text: "a", strong: true },
    { text: "b", emphasis: true },
    { text: "c", language: "fa" },
    { text: "d", href: "https://x.example/?a=1&b=2" },
  ];
  expect(shown("en", { body: [paragraph(...runs)], dateline: null })).toContain(
    '<p><strong>a</strong><em>b</em><bdi lang="fa">c</bdi><a href="https://x.example/?a=1&amp;b=2">d</a></p>',
  );
});

test("a speaker's own words stand under the translation, in their language, marks and direction", () => {
  const original = { text: "زبان مادری", language: "fa" };
  const html = shown("en", {
    body: [{ id: "q", kind: "quotation", runs: [{ text: "Mother tongue" }], by: "A speaker", original }],
  });
  // HTML wants a figure's caption first or last in it.
  expect(html).toContain(
    '<p class="o" lang="fa" dir="rtl">«زبان مادری»</p><figcaption>A speaker</figcaption></figure>',
  );
});

test("lists keep their order", () => {
  const items = [[{ text: "one" }], [{ text: "two" }]];
  expect(shown("en", { body: [{ id: "l", kind: "list", ordered: true, items }] })).toContain(
    "<ol><li>one</li><li>two</li></ol>",
  );
});

test("what is not news says what it is", () => {
  expect(text(shown("ur", { genre: "fact-check" }))).toContain(language("ur").terms.factCheck.text);
  expect(shown("ur", { genre: "news" })).not.toContain('class="genre"');
  expect(text(shown("en", { related: [card("en", { genre: "opinion" })] }))).toContain("Opinion");
});

test("the breaking line leads to its article, or stands alone", () => {
  const withLine = (address: string | null) =>
    shown("km", { frame: frame("km", { breaking: { text: "ទឹក", address } }) });
  expect(withLine("km/14/x/")).toContain('<a href="../../14/x/">ទឹក</a>');
  expect(withLine(null)).toContain("<span>ទឹក</span>");
});

test("an edition whose readers live in another zone has their time", () => {
  const moved = { ...frame("en"), edition: { ...frame("en").edition, timeZone: "Asia/Kabul" } };
  expect(text(shown("en", { frame: moved }))).toContain("11:05");
});

test("languages that search engines have no code for are in the switcher and not in hreflang", () => {
  const html = shown("en", { alternates: alternates(["en", "rhg-Rohg"], "en") });
  expect(language("rhg-Rohg").hreflang).toBe(null);
  expect(html).toContain(`>${language("rhg-Rohg").name}</a>`);
  expect(html).not.toContain('rel="alternate" hreflang="rhg');
});

function jsonLd(html: string): Record<string, unknown> {
  const source = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  const [first] = JSON.parse(source) as Record<string, unknown>[]; // objects by construction
  return first ?? {};
}
