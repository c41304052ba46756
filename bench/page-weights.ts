import { existsSync } from "node:fs";
import { article, front, hour, morning, templates } from "../src/pages/page-builders.ts";
import type { Page } from "../src/pages/page.ts";
import { render, renderBeside } from "../src/pages/render.tsx";
import { everyAlternate, headers, manyCards, prose, weightOf } from "../src/pages/weight-builders.ts";
import { report } from "./figures.ts";

/** What a kind of page may weigh on the wire, headers included. */
const budgets = { article: 14, front: 30, "light article": 8, "light front": 8 } as const;
type Kind = keyof typeof budgets;

/**
 * Prints the heaviest page of each kind that an edition can have, made of its own words: an article of 1,200 words told
 * in every language, a front whose blocks are all full, and both as text.
 */
export function reportWeights(): void {
  const codes = [...templates.languages.keys()].filter(hasStories).sort();
  const weighed = codes.map((code) => ({ code, weights: weightsOf(code) }));
  const kinds = Object.keys(budgets) as Kind[]; // its own keys
  console.log(`KB on the wire, headers included  ${kinds.join("  ")}`);
  for (const { code, weights } of weighed)
    console.log(
      `${code.padEnd(32)}  ${kinds.map((kind) => kilobytes(weights[kind]).padStart(kind.length)).join("  ")}`,
    );
  for (const kind of kinds) {
    const heaviest = weighed.reduce((one, other) => (other.weights[kind] > one.weights[kind] ? other : one));
    const bytes = heaviest.weights[kind];
    const most = budgets[kind];
    const what = `heaviest ${kind} of ${codes.length} editions, ${heaviest.code}`;
    report(what, `${kilobytes(bytes)} KB`, `≤ ${most} KB`, bytes <= most * 1024);
  }
}

function weightsOf(code: string): Readonly<Record<Kind, number>> {
  const story = article(code, {
    alternates: everyAlternate(code),
    body: prose(code, 1200),
    related: manyCards(code, 4),
    updatedAt: morning + hour,
    notices: [{ kind: "correction", at: morning, text: prose(code, 40).map(wordsOf).join("") }],
  });
  const cards = manyCards(code, 4);
  const full = front(code, {
    lead: cards[0] ?? null,
    seconds: cards.slice(1),
    sections: front(code).sections.map(({ section }, index) => ({ section, cards: manyCards(code, 6, index + 20) })),
    alternates: [...templates.languages.values()].map((other) => ({
      edition: other.code,
      address: `${other.path}/`,
      self: other.code === code,
    })),
  });
  return {
    article: headers + weightOf(render(story, templates)),
    front: headers + weightOf(render(full, templates)),
    "light article": headers + lightWeight(story),
    "light front": headers + lightWeight(full),
  };
}

function lightWeight(page: Page): number {
  const [light] = renderBeside(page, templates);
  if (light === undefined) throw new Error(`A page of the kind "${page.kind}" has no text version to weigh.`);
  return weightOf(light.text);
}

function wordsOf(block: ReturnType<typeof prose>[number]): string {
  return block.kind === "paragraph" ? block.runs.map(({ text }) => text).join("") : "";
}

/** The builders tell pages in the demonstration's stories: an edition without them is not weighed. */
function hasStories(code: string): boolean {
  return existsSync(new URL(`../demonstration/stories/${code}.json`, import.meta.url));
}

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1);
