import { describe, expect, it } from "vitest";
import { defineLanguage, languageOf, loadLanguages } from "./language.ts";
import { mostlyUnread, percentRead, termCounts, textsToRead } from "./term-report.ts";

function own(terms: Readonly<Record<string, unknown>>) {
  const defined = defineLanguage({ code: "gcf", name: "Kréyòl", englishName: "Guadeloupean", inherits: "fr", terms });
  if (!defined.ok) throw new Error(defined.message);
  return defined.language;
}

describe("the report on texts", () => {
  it("tells read, unread and borrowed ones apart, and they make up all", () => {
    const creole = own({
      menu: { text: "Meni", read: true, source: "own" },
      health: { text: "Lasanté", read: false, source: "own" },
      storyCount: { forms: { other: "{n} istwa" }, read: false, source: "own" },
    });
    const counts = termCounts(creole);
    expect(counts).toMatchObject({ read: 1, unread: 2, borrowed: counts.all - 3 });
    const listed = textsToRead(creole);
    expect(listed).toHaveLength(counts.all - 1);
    expect(listed).toContainEqual({ key: "health", state: "unread", text: "Lasanté", lang: "gcf" });
    expect(listed).toContainEqual({ key: "storyCount", state: "unread", text: "{n} istwa", lang: "gcf" });
    expect(listed.find(({ key }) => key === "world")).toMatchObject({ state: "borrowed", lang: "fr" });
    expect(percentRead(counts)).toBe(0);
    expect(mostlyUnread(counts)).toBe(true);
  });

  it("counts what an edition shares with another of its language as that one does", () => {
    expect(termCounts(languageOf("en-002")).borrowed).toBe(0);
    expect(mostlyUnread(termCounts(languageOf("en-002")))).toBe(mostlyUnread(termCounts(languageOf("en"))));
  });

  it("does not call half the texts most of them, nor nearly all of them all", () => {
    expect(mostlyUnread({ all: 10, read: 5, unread: 4, borrowed: 1 })).toBe(false);
    expect(mostlyUnread({ all: 10, read: 4, unread: 4, borrowed: 2 })).toBe(true);
    expect(percentRead({ all: 200, read: 199, unread: 1, borrowed: 0 })).toBe(99);
  });

  it("adds up in every language that comes with the software", () => {
    for (const language of loadLanguages().values()) {
      const { all, read, unread, borrowed } = termCounts(language);
      expect(read + unread + borrowed, language.code).toBe(all);
      expect(textsToRead(language), language.code).toHaveLength(unread + borrowed);
    }
  });
});
