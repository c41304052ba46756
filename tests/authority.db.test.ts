import { readdirSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as accounts from "../src/newsroom-api/accounts.ts";
import * as articles from "../src/newsroom-api/articles.ts";
import * as assets from "../src/newsroom-api/assets.ts";
import * as breaking from "../src/newsroom-api/breaking.ts";
import * as contributors from "../src/newsroom-api/contributors.ts";
import type { Operation } from "../src/newsroom-api/operation.ts";
import * as publishing from "../src/newsroom-api/publishing.ts";
import * as revisions from "../src/newsroom-api/revisions.ts";
import * as stories from "../src/newsroom-api/stories.ts";
import * as tokens from "../src/newsroom-api/tokens.ts";
import * as topics from "../src/newsroom-api/topics.ts";
import { authorityCases, type Case, type Sending } from "./authority-cases.ts";
import { type Client, type NewsroomUnderTest, openNewsroomUnderTest, type Tried } from "./newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "./test-database.ts";

// Every route of the contract × everybody who may call × the editions that they may act in. All of it acts in "fa".

let test: TestDatabase;
let news: NewsroomUnderTest;
let cases: Readonly<Record<string, Case>>;
let callers: readonly Caller[];
let operations: readonly Operation[];

/** The most that somebody may do in edition "fa": nothing, read, write (somewhere else), write there, edit there, everything. */
type Reach = "nothing" | "reads" | "writes elsewhere" | "writes" | "edits" | "everything";

interface Caller {
  readonly name: string;
  readonly reach: Reach;
  readonly try: (operation: Operation, sending: Sending) => Promise<Tried<unknown>>;
}

const allowed: Readonly<Record<NonNullable<Case["needs"]>, readonly Reach[]>> = {
  open: ["nothing", "reads", "writes elsewhere", "writes", "edits", "everything"],
  any: ["reads", "writes elsewhere", "writes", "edits", "everything"],
  writing: ["writes elsewhere", "writes", "edits", "everything"],
  write: ["writes", "edits", "everything"],
  edit: ["edits", "everything"],
  all: ["everything"],
};

beforeAll(async () => {
  test = await openTestDatabase();
  news = await openNewsroomUnderTest(test.database);
  for (const edition of ["en", "fa", "fr"]) await news.edition(edition);
  cases = authorityCases(news, test.database);
  operations = await contract();
  callers = await everybody();
}, 120_000);

afterAll(async () => {
  expect(news.failures).toEqual([]);
  await news.close();
  await test.close();
});

/** Every operation that any file of the contract declares. */
async function contract(): Promise<readonly Operation[]> {
  const directory = new URL("../src/newsroom-api/", import.meta.url);
  const files = readdirSync(directory).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  const modules = await Promise.all(files.map((name) => import(new URL(name, directory).href) as Promise<object>));
  const found = modules.flatMap((module) => Object.values(module) as unknown[]).filter(isOperation);
  return [...new Map(found.map((operation) => [operation.id, operation])).values()];
}

function isOperation(value: unknown): value is Operation {
  return typeof value === "object" && value !== null && "authority" in value && "path" in value && "answer" in value;
}

async function everybody(): Promise<readonly Caller[]> {
  const one = (edition: string | null, role: accounts.Role) => [{ edition, role }];
  const off = await news.person("Off", one(null, "editor"));
  await news.call(accounts.switchPersonOff, { params: { account: off.account } });
  const ended = await news.person("Ended");
  await news.call(accounts.revokeSessionsOfPerson, { params: { account: ended.account } });
  const revoked = await news.call(tokens.addToken, { body: { name: "Revoked" } });
  await news.call(tokens.revokeToken, { params: { token: revoked.id } });
  const person = async (reach: Reach, name: string, grants?: readonly accounts.Grant[]) =>
    caller(name, reach, await news.person(name, grants));
  return [
    caller("nobody", "nothing", news.stranger()),
    caller("somebody switched off", "nothing", off),
    caller("an ended session", "nothing", ended),
    caller("a revoked token", "nothing", news.client(revoked.secret)),
    await person("reads", "a reader", []),
    await person("writes elsewhere", "a reporter of another edition", one("fr", "reporter")),
    await person("writes elsewhere", "an editor of another edition", one("fr", "editor")),
    caller("a token for another edition", "writes elsewhere", await news.as("fr")),
    await person("writes", "a reporter of the edition", one("fa", "reporter")),
    await person("writes", "a reporter of all editions", one(null, "reporter")),
    await person("edits", "an editor of the edition", one("fa", "editor")),
    await person("edits", "an editor of all editions", one(null, "editor")),
    caller("a token for the edition", "edits", await news.as("fa")),
    await person("everything", "an administrator"),
    caller("a token for all editions", "everything", news.client(await news.token())),
  ];
}

/** Signing in and out changes the cookie, which the next request needs as it was. */
function caller(
  name: string,
  reach: Reach,
  client: Client & { cookie?: string | null; email?: string; password?: string },
): Caller {
  return {
    name,
    reach,
    async try(operation, sending) {
      const { cookie } = client;
      const { email, password } = client;
      if (reach !== "nothing" && operation.id === "signOut" && email !== undefined && password !== undefined)
        await client.try(accounts.signIn, { body: { email, password } });
      const tried = await client.try(operation, sending as never); // of whichever operation it is
      if (cookie !== undefined) client.cookie = cookie;
      return tried;
    },
  };
}

/** Of all that is in the database but the log and what sessions leave behind. */
async function fingerprint(): Promise<string> {
  const { queries } = test.database;
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'
    and tablename not in ('audit_log', 'session', 'sign_in_attempt') order by 1`.execute(queries);
  const marks = rows.map(
    ({ name }) =>
      sql`select ${name} as name, (select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${sql.table(name)} t) as mark`,
  );
  return JSON.stringify((await sql`${sql.join(marks, sql` union all `)}`.execute(queries)).rows);
}

const isShut = (status: number) => status === 401 || status === 403;

describe("the contract", () => {
  it("has a case here for every operation, and a route for each", async () => {
    expect(operations.length).toBeGreaterThan(100);
    expect(operations.map(({ id }) => id).filter((id) => cases[id] === undefined)).toEqual([]);
    const answer = await fetch(`${news.origin}/api/openapi.json`);
    const { paths } = (await answer.json()) as { paths: Readonly<Record<string, object>> }; // our own document
    const unbound = operations.filter(({ path, method }) => !(paths[path] !== undefined && method in paths[path]));
    expect(unbound.map(({ id }) => id)).toEqual([]);
  });

  it("lets nobody listen or look at pictures who is not signed in", async () => {
    for (const path of ["/api/events", "/media/1/original", "/api/nothing"])
      expect([path, (await fetch(`${news.origin}${path}`)).status]).toEqual([path, 401]);
  });
});

const files = readdirSync(new URL("../src/newsroom-api/", import.meta.url)).filter((name) => name.endsWith(".ts"));

describe.each(files)("%s", (file) => {
  const own = async () => {
    const module = (await import(new URL(`../src/newsroom-api/${file}`, import.meta.url).href)) as object;
    return (Object.values(module) as unknown[]).filter(isOperation);
  };

  it("refuses whom it must, who then has changed nothing", async () => {
    for (const operation of await own()) {
      const { needs = operation.authority, send } = cases[operation.id] ?? reject(operation);
      const shutOut = callers.filter(({ reach }) => !allowed[needs].includes(reach));
      const sending = await send();
      const before = await fingerprint();
      for (const { name, reach, try: call } of shutOut) {
        const { status } = await call(operation, sending);
        expect([operation.id, name, status]).toEqual([operation.id, name, reach === "nothing" ? 401 : 403]);
      }
      expect([operation.id, await fingerprint()]).toEqual([operation.id, before]);
    }
  }, 300_000);

  it("is open to whom it should be", async () => {
    for (const operation of await own()) {
      const { needs = operation.authority, send } = cases[operation.id] ?? reject(operation);
      for (const { name, try: call } of callers.filter(({ reach }) => allowed[needs].includes(reach))) {
        const { status } = await call(operation, await send());
        expect([operation.id, name, isShut(status) || status >= 500, status]).toEqual([
          operation.id,
          name,
          false,
          status,
        ]);
      }
    }
  }, 300_000);
});

function reject({ id }: Operation): never {
  throw new Error(`There is no case for ${id} in tests/authority-cases.ts.`);
}

describe("an act that reaches one edition too many", () => {
  it("is refused as a whole, and names that edition", async () => {
    const editor = await news.person("Editor of en", [
      { edition: "en", role: "editor" },
      { edition: "fa", role: "reporter" },
    ]);
    const here = await news.article("en", "Told here");
    await news.translation(here, "fa", "Told there");
    const other = await news.article("fa", "Only there");
    const [draft, elsewhere] = [await news.draft("en", "Ours"), await news.draft("fa", "Theirs")];
    const person = await news.call(contributors.createContributor, { body: { kind: "person", name: "One" } });
    const params = { article: here.id };
    const both = { body: { articles: [draft.id, elsewhere.id].map((article) => ({ article })) } };
    const line = { text: "Now" };
    const acts: readonly (() => Promise<Tried<unknown>>)[] = [
      () => editor.try(publishing.publishArticles, both),
      () => editor.try(articles.retractArticle, { params, body: { scope: "story", note: "x" } }),
      () => editor.try(articles.retractArticle, { params, body: { scope: "made-from", note: "x" } }),
      () => editor.try(articles.removeArticle, { params, body: { scope: "story" } }),
      () => editor.try(breaking.raiseBreakingLine, { body: { editions: ["en", "fa"], ...line } }),
      () => editor.try(breaking.raiseBreakingLine, { body: { editions: "all", ...line } }),
      () => editor.try(stories.linkStories, { params: { story: here.story, other: other.story } }),
      () => editor.try(stories.mergeStory, { params: { story: here.story }, body: { into: other.story } }),
      () =>
        editor.try(stories.splitStory, { params: { story: here.story }, body: { articles: [here.id], slugline: "x" } }),
      () => editor.try(contributors.withholdContributor, { params: { contributor: person.id }, body: {} }),
      () =>
        editor.try(topics.createTopic, {
          body: { kind: "own", names: { en: { name: "Here" }, fr: { name: "Ailleurs" } } },
        }),
    ];
    const before = await fingerprint();
    for (const act of acts) {
      const tried = await act();
      expect(tried.status).toBe(403);
      if (!tried.ok) expect(tried.error.message).toMatch(/of (fa|fr|fa, fr)|an administrator/);
    }
    expect(await fingerprint()).toBe(before);
    await news.call(articles.removeArticle, { params, body: { scope: "story" } });
    expect((await editor.try(articles.restoreArticle, { params, body: { scope: "story" } })).status).toBe(403);
    expect((await editor.try(articles.restoreArticle, { params, body: { scope: "article" } })).status).toBe(200);
  });
});

describe("a reporter", () => {
  it("writes, but changes nothing that readers of the edition see", async () => {
    const reporter = await news.person("Reporter", [{ edition: "fa", role: "reporter" }]);
    const person = await news.call(contributors.createContributor, { body: { kind: "person", name: "Credited" } });
    const topic = await news.call(topics.createTopic, {
      body: { kind: "own", names: { fa: { name: "موضوع" }, en: { name: "Topic" } } },
    });
    const shown = (await cases.changeAsset?.send())?.params?.asset ?? 0;
    const article = await news.article("fa", "Published", {
      topics: [topic.id],
      bylines: [{ contributor: person.id, role: "reporter" }],
    });
    const name = { name: "x" };
    const before = await test.database.queries.selectFrom("change").select("seq").execute();
    const acts = [
      reporter.try(assets.setAssetText, { params: { asset: shown, edition: "fa" }, body: { alt: "x" } }),
      reporter.try(topics.nameTopic, { params: { topic: topic.id, edition: "fa" }, body: name }),
      reporter.try(contributors.setContributorText, { params: { contributor: person.id, edition: "fa" }, body: name }),
    ];
    expect((await Promise.all(acts)).map(({ status }) => status)).toEqual([403, 403, 403]);
    const made = await reporter.try(revisions.makeRevision, { params: { article: article.id }, body: {} });
    expect(made.status).toBe(201);
    expect(await test.database.queries.selectFrom("change").select("seq").execute()).toEqual(before);
  });
});
