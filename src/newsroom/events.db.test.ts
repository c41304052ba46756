import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import { listTokens, revokeToken } from "../newsroom-api/tokens.ts";
import { startNewsroomServer } from "./server.ts";

let test: TestDatabase;
let news: NewsroomUnderTest;

beforeAll(async () => {
  test = await openTestDatabase();
  news = await openNewsroomUnderTest(test.database);
  await news.edition("en");
});

afterAll(async () => {
  expect(news.failures).toEqual([]);
  await news.close();
  await test.close();
});

/** A stream, and what came through it so far; `over` resolves when the newsroom ends it. */
async function listen(secret: string, origin = news.origin) {
  const abort = new AbortController();
  const answer = await fetch(`${origin}/api/events`, {
    headers: { authorization: `Bearer ${secret}` },
    signal: abort.signal,
  });
  const heard: { readonly event: string; readonly at: number }[] = [];
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const over = (async () => {
    const decoder = new TextDecoder();
    for await (const bytes of answer.body ?? []) {
      const said = decoder.decode(bytes);
      if (said.includes(": listening")) open();
      for (const [, event = ""] of said.matchAll(/^event: (.+)\ndata: \{\}$/gm))
        heard.push({ event, at: performance.now() });
    }
  })();
  over.catch(() => {}); // a test ended it
  await opened;
  return { answer, heard, over, end: () => abort.abort() };
}

describe("live events", () => {
  it("tell of an act within a second, on every stream", async () => {
    const secret = await news.token();
    const streams = [await listen(secret), await listen(secret)];
    await sleep(250); // what the test's own beginnings told is over
    for (const stream of streams) stream.heard.length = 0;
    const begun = performance.now();
    await news.article("en", "Told at once");
    for (const { heard } of streams)
      await expect.poll(() => heard.map(({ event }) => event), { timeout: 1_000, interval: 5 }).toContain("newsroom");
    const waited = Math.max(...streams.map(({ heard }) => (heard[0]?.at ?? 0) - begun));
    console.log(`an act was told after ${waited.toFixed(0)} ms`);
    expect(waited).toBeLessThan(1_000);
    for (const stream of streams) stream.end();
  });

  it("tell of wire items and of written pages by their own names", async () => {
    const stream = await listen(await news.token());
    await sleep(250);
    stream.heard.length = 0;
    await test.database.notify("wire-items");
    await test.database.notify("press-done");
    await expect
      .poll(() => stream.heard.map(({ event }) => event).sort(), { timeout: 1_000 })
      .toEqual(["press", "wire"]);
    stream.end();
  });

  it("join a burst, and never lose its last act", async () => {
    const stream = await listen(await news.token());
    await sleep(250);
    stream.heard.length = 0;
    for (let act = 0; act < 40; act += 1) await test.database.notify("newsroom");
    const last = performance.now();
    await expect.poll(() => stream.heard.at(-1)?.at ?? 0, { timeout: 1_000, interval: 5 }).toBeGreaterThan(last);
    expect(stream.heard.length).toBeLessThan(10);
    stream.end();
  });

  it("are for those who are signed in, and kept by nobody on the way", async () => {
    expect((await fetch(`${news.origin}/api/events`)).status).toBe(401);
    const { answer, end } = await listen(await news.token());
    expect(answer.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-cache, no-transform");
    end();
  });

  it("end within five seconds of the token's end", { timeout: 15_000 }, async () => {
    const stream = await listen(await news.token(["en"]));
    const { items } = await news.call(listTokens, {});
    const token = items.find((one) => one.name === "en")?.id ?? 0;
    const begun = performance.now();
    await news.call(revokeToken, { params: { token } });
    await stream.over;
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it("do not keep a newsroom from stopping", async () => {
    const other = await openNewsroomUnderTest(test.database);
    const { app, newsroom } = other;
    const ending = () => newsroom.events.close();
    const server = await startNewsroomServer({ app, host: "127.0.0.1", port: 0, ending });
    if (!server.ok) throw new Error(server.message);
    const stream = await listen(await other.token(), `http://127.0.0.1:${server.port}`);
    const begun = performance.now();
    await server.close();
    await stream.over;
    expect(performance.now() - begun).toBeLessThan(2_000);
    await other.close();
  });
});
