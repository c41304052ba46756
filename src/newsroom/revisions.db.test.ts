import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import { createArticle, listArticles, saveWorkingCopy } from "../newsroom-api/articles.ts";
import * as api from "../newsroom-api/revisions.ts";

let test: TestDatabase;
let news: NewsroomUnderTest;

beforeAll(async () => {
  test = await openTestDatabase();
  news = await openNewsroomUnderTest(test.database);
  for (const edition of ["en", "fa", "fr"]) await news.edition(edition);
});

afterAll(async () => {
  expect(news.failures).toEqual([]);
  await news.close();
  await test.close();
});

const paragraph = (text: string, id?: string) => ({
  kind: "paragraph" as const,
  runs: [{ text }],
  ...(id === undefined ? {} : { id }),
});
const revise = (article: number, content: Parameters<NewsroomUnderTest["revise"]>[1], minor?: boolean) =>
  news.revise(article, content, minor);

describe("a working copy", () => {
  it("is cleaned for its language, and every new block gets an id", async () => {
    const { id } = await news.call(createArticle, {
      body: {
        edition: "fa",
        story: { slugline: "kaf" },
        content: { headline: " كتاب\u202e ", body: [paragraph("يك"), paragraph("دو", "kept")] },
      },
    });
    const { workingCopy } = await news.read(id);
    expect(workingCopy.content.headline).toBe("کتاب");
    expect(workingCopy.content.body[0]).toMatchObject({ runs: [{ text: "یک" }] });
    expect(workingCopy.content.body.map((block) => block.id)).toEqual([expect.stringMatching(/^[\w-]{8}$/), "kept"]);
  });

  it("is saved once by two who began with the same; the second is told", async () => {
    const { id } = await news.draft("en", "Shared");
    const { workingCopy } = await news.read(id);
    const save = (headline: string, updatedAt: string) =>
      news.try(saveWorkingCopy, { params: { article: id }, body: { content: { headline }, updatedAt } });
    const first = await save("First", workingCopy.updatedAt);
    expect(first.ok).toBe(true);
    const second = await save("Second", workingCopy.updatedAt);
    expect(second).toMatchObject({ status: 409, error: { message: expect.stringContaining("read it again") } });
    expect((await news.read(id)).headline).toBe("First");
  });

  it("refuses two blocks with one id", async () => {
    const body = {
      edition: "en",
      story: { slugline: "x" },
      content: { body: [paragraph("a", "same"), paragraph("b", "same")] },
    };
    const tried = await news.try(createArticle, { body });
    expect(tried).toMatchObject({ status: 400, error: { message: expect.stringContaining('"same"') } });
  });

  it.each([
    ["a link that runs a script", { runs: [{ text: "x", href: "javascript:alert(1)" }] }],
    ["a field that nobody knows", { runs: [{ text: "x", colour: "red" }] }],
  ])("refuses %s", async (_, block) => {
    const content = { body: [{ kind: "paragraph", ...block }] } as never; // not what the contract allows
    const tried = await news.try(createArticle, { body: { edition: "en", story: { slugline: "x" }, content } });
    expect(tried).toMatchObject({ status: 400, error: { kind: "invalid" } });
  });
});

describe("a revision", () => {
  it("is numbered within its article, stands in the first section unless it names one, and never changes", async () => {
    const { id } = await news.draft("en", "Numbered");
    const second = await revise(id, { headline: "Second" });
    expect(second).toMatchObject({ number: 2, headline: "Second", minor: false });
    expect(second.content.section).not.toBeNull();
    const { items } = await news.call(api.listRevisions, { params: { article: id } });
    expect(items.map((one) => [one.number, one.headline])).toEqual([
      [2, "Second"],
      [1, "Numbered"],
    ]);
    expect(await news.call(api.readRevision, { params: { revision: second.id } })).toEqual(second);
  });

  it("from content in the request does not overwrite what somebody is typing", async () => {
    const { id } = await news.draft("en", "Typing");
    const { workingCopy } = await news.read(id);
    await news.call(saveWorkingCopy, {
      params: { article: id },
      body: { content: { headline: "Typed" }, updatedAt: workingCopy.updatedAt },
    });
    const tried = await news.try(api.makeRevision, {
      params: { article: id },
      body: { content: { headline: "Sent" } },
    });
    expect(tried).toMatchObject({
      status: 409,
      error: { message: expect.stringContaining("text in no revision yet") },
    });
    const { updatedAt } = (await news.read(id)).workingCopy;
    const seen = await news.try(api.makeRevision, {
      params: { article: id },
      body: { content: { headline: "Sent" }, updatedAt },
    });
    expect(seen.ok).toBe(true);
  });

  it("is put back into the working copy", async () => {
    const { id } = await news.draft("en", "As it was");
    const { latestRevision } = await news.read(id);
    await revise(id, { headline: "As it became" });
    const { updatedAt } = (await news.read(id)).workingCopy;
    const copy = await news.call(api.restoreRevision, {
      params: { revision: latestRevision ?? 0 },
      body: { updatedAt },
    });
    expect(copy).toMatchObject({ basedOn: latestRevision, content: { headline: "As it was" } });
    const stale = await news.try(api.restoreRevision, {
      params: { revision: latestRevision ?? 0 },
      body: { updatedAt },
    });
    expect(stale).toMatchObject({ status: 409 });
  });

  it("that does not exist, or of an edition beyond the token, is refused", async () => {
    expect(await news.try(api.readRevision, { params: { revision: 9999 } })).toMatchObject({ status: 404 });
    const { id } = await news.draft("en", "Ours");
    const limited = await news.as("fr");
    expect(await limited.try(api.makeRevision, { params: { article: id }, body: {} })).toMatchObject({ status: 403 });
  });
});

describe("being behind", () => {
  const behind = (article: number) => news.call(api.readBehind, { params: { article } });

  it("names the source's blocks that changed, came and went since, and nothing for minor revisions", async () => {
    const source = await news.article("en", "Source", {
      body: [paragraph("one", "a"), paragraph("two", "b"), paragraph("three", "c")],
    });
    const made = await news.translation(source, "fr", "Traduction");
    expect(await behind(made.id)).toMatchObject({ behind: false, blocks: [] });
    await revise(source.id, { body: [paragraph("one!", "a"), paragraph("two", "b"), paragraph("three", "c")] }, true);
    expect((await behind(made.id)).behind).toBe(false);
    const { id: sourceNow } = await revise(source.id, {
      headline: "Source, changed",
      body: [paragraph("one!", "a"), paragraph("two, changed", "b"), paragraph("four", "d")],
    });
    expect(await behind(made.id)).toMatchObject({
      sourceNow,
      behind: true,
      headline: true,
      summary: false,
      blocks: [
        { block: "b", change: "changed", before: "two", now: "two, changed" },
        { block: "d", change: "added", before: null, now: "four" },
        { block: "c", change: "deleted", before: "three", now: null },
      ],
    });
  });

  it("ends when the translation names the source's new revision", async () => {
    const source = await news.article("en", "Moving", { body: [paragraph("one", "a")] });
    const made = await news.translation(source, "fr", "Mouvant");
    const { id: revision } = await revise(source.id, { body: [paragraph("two", "a")] });
    expect((await behind(made.id)).behind).toBe(true);
    const body = [{ ...paragraph("deux"), from: { block: "a" } }];
    await news.call(api.makeRevision, {
      params: { article: made.id },
      body: { content: { headline: "Mouvant", summary: "x", body }, madeFrom: { article: source.id, revision } },
    });
    expect((await behind(made.id)).behind).toBe(false);
  });

  it("is nothing for what was made from nothing; a source that does not exist is refused", async () => {
    const { id } = await news.article("en", "Original");
    expect(await behind(id)).toMatchObject({ source: null, behind: false });
    const tried = await news.try(createArticle, {
      body: { edition: "fr", story: { slugline: "x" }, madeFrom: { article: id, revision: 9999 } },
    });
    expect(tried).toMatchObject({ status: 400, error: { message: expect.stringContaining("revision 9999") } });
  });
});

describe("articles", () => {
  it("are listed by edition and state", async () => {
    const { items } = await news.call(listArticles, { query: { edition: "fr", state: "published", limit: 1 } });
    expect(items).toMatchObject([{ edition: "fr", state: "published" }]);
  });

  it("cannot be begun in an edition that was never switched on", async () => {
    const tried = await news.try(createArticle, { body: { edition: "km", story: { slugline: "x" } } });
    expect(tried).toMatchObject({ status: 404, error: { message: expect.stringContaining("switch it on first") } });
  });
});

describe("text rights", () => {
  it("are cleaned like every other text: half a character is no reason to fail", async () => {
    await news.edition("en");
    const rights = { copyrightHolder: " Agency \ud83d", usageTerms: "Until May\ud83d", redistributable: true };
    const { id } = await news.draft("en", "Rights", { rights });
    const { workingCopy } = await news.read(id);
    expect(workingCopy.content.rights).toEqual({
      copyrightHolder: "Agency \ufffd",
      usageTerms: "Until May\ufffd",
      redistributable: true,
    });
  });
});
