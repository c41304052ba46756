import { describe, expect, test } from "vitest";
import { isolate } from "../language/isolation.ts";
import { article, byline, card, edition, everyKind, paragraph, picture, section, templates } from "./page-builders.ts";
import type { ArticlePage, Page, TopicPage } from "./page.ts";
import { render, renderBeside } from "./render.tsx";

// Names and numbers that run against the edition's direction, wherever pages and texts made of several parts show them.

const arabic = "ناصر الخليل (٢٤)";
const latin = "Maja Lindqvist (AFP)";
const foreignTo = { fa: latin, ur: latin, km: arabic } as const;
const codes = ["fa", "ur", "km"] as const;
type Code = (typeof codes)[number];

function withForeignNames(code: Code): ArticlePage {
  const name = foreignTo[code];
  const person = byline(code, { name, kind: "person", description: "" });
  return article(code, {
    bylines: [person, { ...person, role: "translator" }],
    dateline: name,
    lead: picture(code, { caption: name, credit: name }),
    topics: [{ ...section(code, "health"), name }],
    wireSources: [name],
    copyrightHolder: name,
    body: [
      paragraph({ text: "…" }),
      { id: "q", kind: "quotation", runs: [{ text: "…" }], by: name, original: null },
      { id: "p", kind: "picture", picture: picture(code, { caption: name, credit: name }) },
    ],
  });
}

/** How often the name stands in the page's body, and how often isolated (alone, or as a link). */
function shown(html: string, name: string) {
  const body = html.slice(html.indexOf("<body>")).replace(/<script[^>]*>.*?<\/script>/gs, "");
  const bare = body.replace(/ (?:alt|aria-label|title|content)="[^"]*"/g, "");
  const isolated = new RegExp(`<bdi>(?:<a [^>]*>)?${name.replace(/[()]/g, "\\$&")}(?:</a>)?</bdi>`, "g");
  return { all: bare.split(name).length - 1, isolated: bare.match(isolated)?.length ?? 0 };
}

const allForms = (page: Page) => [render(page, templates), ...renderBeside(page, templates).map(({ text }) => text)];

describe.each(codes)("in %s", (code) => {
  const name = foreignTo[code];

  test("bylines, credits, dateline, sources, topics, speakers and captions are isolated, in the text version too", () => {
    const [full = "", light = ""] = allForms(withForeignNames(code));
    expect(shown(full, name)).toEqual({ all: 13, isolated: 13 });
    expect(shown(light, name).all).toBeGreaterThan(8);
    expect(shown(light, name).isolated).toBe(shown(light, name).all);
  });

  test("a topic and a contributor are isolated as headings, and in titles by characters", () => {
    for (const kind of ["topic", "contributor", "month"]) {
      const found = everyKind(code).find((page) => page.kind === kind);
      if (found === undefined) throw new Error(`There is no page of the kind ${kind}.`);
      const page = kind === "month" && "of" in found ? { ...found, of: { ...found.of, name } } : { ...found, name };
      for (const html of allForms(page as Page)) {
        expect(shown(html, name), kind).toEqual({ all: 1, isolated: 1 });
        expect(html).toContain(`<title>${isolate(name)}`);
      }
    }
  });

  test("a service's name in another script does not turn the title round", () => {
    const facts = { ...edition(code), wordmark: name };
    const page = article(code, { frame: { ...article(code).frame, edition: facts } });
    expect(render(page, templates)).toContain(` – ${isolate(name)}</title>`);
  });

  test("a breaking line in another language keeps its own order", () => {
    const page = article(code);
    const breaking = { text: name, address: null };
    const html = render({ ...page, frame: { ...page.frame, breaking } }, templates);
    expect(html).toContain(`<span><bdi>${name}</bdi></span>`);
  });

  test("handles, addresses and telephone numbers in the text keep their order", () => {
    const words = { fa: "تماس", ur: "رابطہ", km: "ទំនាក់ទំនង" }[code];
    const html = render(
      article(code, { dateline: null, body: [paragraph({ text: `${words}: @voice_news, +98 21 5555 0100.` })] }),
      templates,
    );
    expect(html).toContain(`${words}: <bdi dir="ltr">@voice_news</bdi>, <bdi dir="ltr">+98 21 5555 0100</bdi>.</p>`);
  });

  test("names of its own direction cost nothing", () => {
    const own = { wireSources: [], lead: picture(code, { credit: null }), body: [paragraph({ text: "…" })] };
    const page = article(code, { ...own, dateline: edition(code).wordmark, copyrightHolder: null, bylines: [] });
    expect(render(page, templates)).not.toContain("<bdi>");
    expect(render(page, templates)).not.toMatch(/[\u2066-\u2069]/);
  });
});

test("in a list from right to left a date stands apart from the headline before it", () => {
  for (const code of codes) {
    const topic = everyKind(code).find((page): page is TopicPage => page.kind === "topic");
    if (topic === undefined) throw new Error("There is no topic.");
    const rules = allForms({ ...topic, cards: [card(code, { headline: "AFP" })] }).map((html) =>
      html.includes("unicode-bidi:isolate"),
    );
    expect(rules).toEqual(code === "km" ? [false, false] : [true, true]);
  }
});
