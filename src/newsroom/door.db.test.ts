import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Client,
  type NewsroomUnderTest,
  openNewsroomUnderTest,
  type Tried,
} from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import { readMe } from "../newsroom-api/accounts.ts";
import { readAuditLog } from "../newsroom-api/audit.ts";
import { readHealth } from "../newsroom-api/meta.ts";
import * as tokens from "../newsroom-api/tokens.ts";
import { startNewsroomServer } from "./server.ts";

let test: TestDatabase;
let news: NewsroomUnderTest;

beforeAll(async () => {
  test = await openTestDatabase();
  news = await openNewsroomUnderTest(test.database);
  for (const edition of ["en", "fr"]) await news.edition(edition);
});

afterAll(async () => {
  expect(news.failures).toEqual([]);
  await news.close();
  await test.close();
});

interface Described {
  readonly operationId: string;
  readonly "x-authority": string;
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: object; readonly securitySchemes: object };
}

const document = async () => (await (await fetch(`${news.origin}/api/openapi.json`)).json()) as Document; // our own document
const routes = async () =>
  Object.entries((await document()).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ path, method: method.toUpperCase(), described })),
  );

function send(method: string, path: string, secret: string | null, body?: object): Promise<Response> {
  const headers: Record<string, string> = secret === null ? {} : { authorization: `Bearer ${secret}` };
  if (body !== undefined) headers["content-type"] = "application/json";
  return fetch(`${news.origin}${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

describe("every route", () => {
  it("refuses a caller without a token, before it reads anything", async () => {
    const all = await routes();
    expect(all.length).toBeGreaterThan(60);
    for (const { path, method, described } of all) {
      if (described["x-authority"] === "open") continue;
      const answer = await send(method, path.replaceAll(/\{\w+\}/g, "1"), null);
      expect([path, answer.status]).toEqual([path, 401]);
    }
  });

  it("for all editions refuses a token for some, before it reads the request", async () => {
    const limited = await news.token(["en"]);
    const all = (await routes()).filter(({ described }) => described["x-authority"] === "all");
    expect(all.length).toBeGreaterThan(8);
    for (const { path, method } of all) {
      const answer = await send(method, path.replaceAll(/\{\w+\}/g, "1"), limited);
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });

  it("is described with its answer and every refusal", async () => {
    const { components } = await document();
    expect(Object.keys(components.securitySchemes)).toEqual(["token", "session"]);
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(["Article", "Block", "Content", "Error", "Story"]),
    );
    for (const { described } of await routes()) {
      const codes = Object.keys(described.responses);
      expect(codes).toEqual(expect.arrayContaining(["400", "401", "403", "404", "409", "422"]));
      for (const response of Object.values(described.responses))
        expect(response.content).toHaveProperty("application/json");
    }
  });
});

describe("a token", () => {
  const refused = (tried: Tried<unknown>) => (tried.ok ? "done" : tried.error.message);

  it("is shown once, works, is listed without its secret, and stops working when revoked", async () => {
    const added = await news.call(tokens.addToken, { body: { name: "Night desk", editions: ["en"] } });
    expect(added.secret).toMatch(/^sw_[\w-]{43}$/);
    const client: Client = news.client(added.secret);
    expect(await client.call(readMe, {})).toMatchObject({ name: "Night desk", editions: ["en"] });
    const stored = await test.database.queries
      .selectFrom("token")
      .select("hash")
      .where("id", "=", added.id)
      .executeTakeFirstOrThrow();
    expect(added.secret).not.toContain(stored.hash);
    const { items } = await news.call(tokens.listTokens, {});
    expect(JSON.stringify(items)).not.toContain(added.secret);
    await news.call(tokens.revokeToken, { params: { token: added.id } });
    expect(refused(await client.try(readMe, {}))).toContain("not valid, or was revoked");
  });

  it("for an edition that nobody knows is refused", async () => {
    const tried = await news.try(tokens.addToken, { body: { name: "x", editions: ["xx"] } });
    expect(tried).toMatchObject({ status: 422, error: { message: expect.stringContaining('no edition "xx"') } });
  });
});

describe("the audit log", () => {
  it("names who did what to which thing, newest first", async () => {
    const { id } = await news.article("en", "Watched");
    const { items } = await news.call(readAuditLog, { query: { subject: `article ${id}` } });
    expect(items.map((row) => [row.name, row.act])).toEqual([
      ["everything", "publish"],
      ["everything", "make revision"],
      ["everything", "create article"],
    ]);
  });
});

describe("the door", () => {
  it("answers for its health", async () => {
    expect(await news.call(readHealth, {})).toEqual({ ok: true });
  });

  it.each(["/api/nothing", "/nothing"])("says that there is nothing at %s", async (path) => {
    const answer = await send("GET", path, await news.token());
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { kind: "not-found", message: expect.stringContaining(path) } });
  });

  it("refuses a host name that is not its own", async () => {
    const status = await new Promise((resolve, reject) => {
      request(`${news.origin}/api/health`, { headers: { host: "evil.example" } }, (answer) =>
        resolve(answer.resume().statusCode),
      )
        .on("error", reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it("refuses what is not JSON, of another type, or too large", async () => {
    const secret = await news.token();
    const post = (body: string, type: string) =>
      fetch(`${news.origin}/api/stories`, {
        method: "POST",
        body,
        headers: { authorization: `Bearer ${secret}`, "content-type": type },
      });
    expect((await post("{", "application/json")).status).toBe(400);
    expect((await post("{}", "text/plain")).status).toBe(415);
    const large = await post(JSON.stringify({ slugline: "x".repeat(5_000_000) }), "application/json");
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ error: { message: expect.stringContaining("4 MB") } });
  });

  it("sends nothing that lets other sites read", async () => {
    const answer = await fetch(`${news.origin}/api/health`, { headers: { origin: "https://evil.example" } });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("says when its port is taken", async () => {
    const port = Number(new URL(news.origin).port);
    const { app } = news;
    expect(await startNewsroomServer({ app, host: "127.0.0.1", port })).toMatchObject({
      ok: false,
      kind: "port-in-use",
      message: expect.stringContaining(`Port ${port}`),
    });
  });
});
