import { Agent, request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest, type Tried } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import * as accounts from "../newsroom-api/accounts.ts";
import * as articles from "../newsroom-api/articles.ts";
import { readAuditLog } from "../newsroom-api/audit.ts";
import { publishArticles } from "../newsroom-api/publishing.ts";
import * as tokens from "../newsroom-api/tokens.ts";

let test: TestDatabase;
let news: NewsroomUnderTest;

beforeAll(async () => {
  test = await openTestDatabase();
  news = await openNewsroomUnderTest(test.database);
});

afterAll(async () => {
  expect(news.failures).toEqual([]);
  await news.close();
  await test.close();
});

const day = 86_400_000;
const said = (tried: Tried<unknown>) => (tried.ok ? "done" : tried.error.message);
const status = (tried: Tried<unknown>) => tried.status;
const administrator = { name: "Amina", email: "Amina@Newsroom.example", password: "seven quiet rivers" };

// More connections at once than a port keeps waiting would be reset.
const agent = new Agent({ maxSockets: 100 });

/** Exactly these bytes as a request: what a client library would add or forbid is left out. */
function send(
  path: string,
  options: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  } = {},
): Promise<{ readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly json: unknown }> {
  const { method = "GET", headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const sent = request(`${news.origin}${path}`, { method, headers, agent }, async (answer) => {
      let text = "";
      for await (const chunk of answer.setEncoding("utf8")) text += chunk;
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, json: JSON.parse(text) });
    });
    sent.on("error", reject).end(body);
  });
}

const signInFrom = (address: string, email: string, password: string) =>
  send("/api/session", {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": address },
    body: JSON.stringify({ email, password }),
  });

describe("the first start", () => {
  it("lets in whoever reads the code where Skywave was started, once", async () => {
    const stranger = news.stranger();
    expect(await stranger.call(accounts.readSetUp, {})).toEqual({ needed: true });
    const code = (await news.newsroom.setUp.code()) ?? "";
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(await news.newsroom.setUp.code()).toBe(code);
    const wrong = await stranger.try(accounts.setUp, { body: { ...administrator, code: "00000-00000" } });
    expect([status(wrong), said(wrong)]).toEqual([403, expect.stringContaining("npm start")]);

    const body = { ...administrator, code: code.toLowerCase().replace("-", " ").replaceAll("0", "o") };
    const both = await Promise.all([stranger, news.stranger()].map((one) => one.try(accounts.setUp, { body })));
    expect(both.map(status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(both.find(({ ok }) => ok)).toMatchObject({
      value: { name: "Amina", email: "amina@newsroom.example", administrator: true, editions: null },
    });
    expect(await stranger.call(accounts.readSetUp, {})).toEqual({ needed: false });
    expect(await news.newsroom.setUp.code()).toBeNull();
    expect(status(await news.stranger().try(accounts.setUp, { body }))).toBe(409);
  });
});

describe("a session", () => {
  it("begins with email and password, in a cookie that scripts and other sites never see", async () => {
    const answer = await signInFrom("198.51.100.1", " AMINA@newsroom.example", administrator.password);
    expect(answer.status).toBe(200);
    const [cookie = ""] = answer.headers["set-cookie"] ?? [];
    expect(cookie).toMatch(/^skywave_session=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Strict$/);
    const secret = /=([\w-]+)/.exec(cookie)?.[1] ?? "";
    const rows = await test.database.queries.selectFrom("session").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
    const people = await test.database.queries.selectFrom("person").selectAll().execute();
    expect(JSON.stringify(people)).not.toContain(administrator.password);
  });

  it("travels by TLS alone when the browser came by TLS", async () => {
    const secure = await send("/api/session", {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-proto": "https" },
      body: JSON.stringify(administrator),
    });
    expect(secure.status).toBe(400); // a name is no part of it
    const { email, password } = administrator;
    const answer = await send("/api/session", {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-proto": "https" },
      body: JSON.stringify({ email, password }),
    });
    expect(answer.headers["set-cookie"]?.[0]).toContain("; Secure");
  });

  it("is listed, and ends at once when it is ended elsewhere", async () => {
    const one = await news.person("Bao", []);
    const other = news.stranger();
    await other.call(accounts.signIn, { body: { email: one.email, password: one.password } });
    const { items } = await one.call(accounts.listSessions, {});
    expect([items.length, items.filter(({ current }) => current).length]).toEqual([2, 1]);
    expect(items[0]).toMatchObject({ address: "127.0.0.1", device: "node" });
    const theirs = items.find(({ current }) => !current)?.id ?? "";
    expect(await one.call(accounts.revokeSession, { params: { session: theirs } })).toEqual({ revoked: 1 });
    expect(status(await other.try(accounts.readMe, {}))).toBe(401);
    expect(status(await one.try(accounts.revokeSession, { params: { session: theirs } }))).toBe(404);
    await other.call(accounts.signIn, { body: { email: one.email, password: one.password } });
    expect(await one.call(accounts.revokeOtherSessions, {})).toEqual({ revoked: 1 });
    expect(said(await other.try(accounts.readMe, {}))).toContain("Your session has ended");
  });

  it("of somebody else cannot be ended", async () => {
    const one = await news.person("Chen", []);
    const other = await news.person("Dalia", []);
    const [session] = (await other.call(accounts.listSessions, {})).items;
    expect(status(await one.try(accounts.revokeSession, { params: { session: session?.id ?? "" } }))).toBe(404);
    expect(status(await other.try(accounts.readMe, {}))).toBe(200);
  });

  it("ends by signing out, and its cookie goes", async () => {
    const one = await news.person("Esi", []);
    const { cookie } = one;
    await one.call(accounts.signOut, {});
    expect(one.cookie).toBeNull();
    one.cookie = cookie;
    expect(status(await one.try(accounts.readMe, {}))).toBe(401);
  });

  it("ends after 14 days without use, and after 90 in any case", async () => {
    const idle = await news.person("Farid", []);
    const busy = await news.person("Grace", []);
    for (let days = 0; days < 84; days += 7) {
      news.pass(7 * day);
      expect(status(await busy.try(accounts.readMe, {}))).toBe(200);
      if (days === 7) expect(status(await idle.try(accounts.readMe, {}))).toBe(401);
    }
    news.pass(7 * day);
    expect(status(await busy.try(accounts.readMe, {}))).toBe(401);
  });

  it("is asked of no request that another site's page may have sent", async () => {
    const one = await news.person("Hana");
    const post = (headers: Readonly<Record<string, string>>, body = '{"slugline":"x"}') =>
      send("/api/stories", {
        method: "POST",
        headers: { cookie: one.cookie ?? "", "content-type": "application/json", ...headers },
        body,
      });
    expect((await post({ origin: news.origin })).status).toBe(201);
    expect((await post({ "sec-fetch-site": "same-origin" })).status).toBe(201);
    for (const forged of [
      {},
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site", origin: news.origin },
      { "sec-fetch-site": "same-site" },
    ] as readonly Readonly<Record<string, string>>[])
      expect([forged, (await post(forged)).status]).toEqual([forged, 403]);
    const form = { origin: news.origin, "content-type": "application/x-www-form-urlencoded" };
    expect((await post(form, "slugline=x")).status).toBe(415);
    const signIn = { method: "POST", headers: { origin: "https://evil.example", "content-type": "application/json" } };
    expect((await send("/api/session", { ...signIn, body: "{}" })).status).toBe(403);
  });
});

describe("guessing", () => {
  it("is answered the same whether or not there is such an account", async () => {
    const [known, unknown] = [
      await signInFrom("198.51.100.7", administrator.email, "wrong"),
      await signInFrom("198.51.100.8", "nobody@newsroom.example", "wrong"),
    ];
    expect(known.status).toBe(401);
    expect(known.json).toEqual(unknown.json);
  });

  it("a thousand times from one place gets five tries, even a hundred at once", async () => {
    const { email, password } = await news.person("Ines", []);
    const guesses = Array.from({ length: 1000 }, (_, at) => signInFrom("203.0.113.5", email, `guess ${at}`));
    const answers = await Promise.all(guesses);
    const counts = new Map<number, number>();
    for (const answer of answers) counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({ 401: 5, 429: 995 });
    const locked = await signInFrom("203.0.113.5", email, password);
    expect([locked.status, locked.headers["retry-after"]]).toEqual([429, "15"]);
    expect(locked.json).toMatchObject({ error: { kind: "throttled", message: expect.stringContaining("15 seconds") } });
    news.pass(15_000);
    expect((await signInFrom("203.0.113.5", email, "another guess")).status).toBe(401);
    expect((await signInFrom("203.0.113.5", email, password)).headers["retry-after"]).toBe("30");
    const rows = await test.database.queries
      .selectFrom("audit_log")
      .select("subject")
      .where("act", "=", "sign in locked")
      .execute();
    expect(rows).toContainEqual({ subject: `email ${email} from 203.0.113.5` });
  }, 240_000);

  it("from many places is slowed down too, but not for somebody at their usual place", async () => {
    const { email, password } = await news.person("Juma", []);
    expect((await signInFrom("192.0.2.200", email, password)).status).toBe(200);
    const statuses: number[] = [];
    for (let place = 1; place <= 25; place += 1)
      statuses.push((await signInFrom(`192.0.2.${place}`, email, "guess")).status);
    expect(statuses.filter((one) => one === 401)).toHaveLength(20);
    expect((await signInFrom("192.0.2.201", email, password)).status).toBe(429);
    expect((await signInFrom("192.0.2.200", email, password)).status).toBe(200);
  }, 240_000);

  it("at many accounts from one place is slowed down, while those who know theirs are not counted", async () => {
    const { email, password } = await news.person("Kofi", []);
    for (let time = 0; time < 3; time += 1) expect((await signInFrom("192.0.2.230", email, password)).status).toBe(200);
    const guess = (_: unknown, at: number) => signInFrom("192.0.2.230", `name${at}@newsroom.example`, "guess");
    const statuses = (await Promise.all(Array.from({ length: 60 }, guess))).map((answer) => answer.status);
    expect(statuses.filter((one) => one === 401)).toHaveLength(50);
  }, 240_000);
});

describe("a password", () => {
  it.each([
    ["short", 400],
    ["aaaaaaaaaaaaaaa", 400],
    ["Password-1234", 400],
    ["Leila Leilani 1", 400],
    ["seven quiet rivers", 200],
  ])("%j is answered with %i", async (password, expected) => {
    const email = `leila.${password.length}.${password.codePointAt(0)}@newsroom.example`;
    const { invitation } = await news.call(accounts.addPerson, { body: { name: "Leila Leilani", email } });
    const tried = await news.stranger().try(accounts.acceptInvitation, { params: invitation, body: { password } });
    expect([password, status(tried)]).toEqual([password, expected]);
  });

  it("is changed by whoever knows it, which ends every other session", async () => {
    const one = await news.person("Mehmet", []);
    const other = news.stranger();
    await other.call(accounts.signIn, { body: { email: one.email, password: one.password } });
    const change = (current: string) =>
      one.try(accounts.changeOwnPassword, { body: { current, password: "four grey mules" } });
    expect([status(await change("wrong")), status(await change(one.password))]).toEqual([422, 200]);
    expect(status(await other.try(accounts.readMe, {}))).toBe(401);
    expect(status(await one.try(accounts.readMe, {}))).toBe(200);
    const again = (password: string) => news.stranger().try(accounts.signIn, { body: { email: one.email, password } });
    expect([status(await again(one.password)), status(await again("four grey mules"))]).toEqual([401, 200]);
  });
});

describe("an invitation", () => {
  const invite = async (name: string) =>
    news.call(accounts.addPerson, { body: { name, email: `${name.toLowerCase()}@newsroom.example` } });
  const accept = (code: string) =>
    news.stranger().try(accounts.acceptInvitation, { params: { code }, body: { password: "nine small boats" } });

  it("says whom it is for and where to open it, and works once, of two at once as well", async () => {
    const { invitation } = await invite("Nadia");
    expect(invitation.address).toBe(`${news.origin}/invitation?code=${invitation.code}`);
    expect(await news.stranger().call(accounts.readInvitation, { params: invitation })).toMatchObject({
      name: "Nadia",
    });
    const both = await Promise.all([accept(invitation.code), accept(invitation.code)]);
    expect(both.map(status).toSorted((a, b) => a - b)).toEqual([200, 404]);
    expect(status(await news.stranger().try(accounts.readInvitation, { params: invitation }))).toBe(404);
    const stored = await test.database.queries.selectFrom("invitation").selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(invitation.code);
  });

  it("is good for three days, until a newer one, and not for somebody who is switched off", async () => {
    const late = await invite("Omar");
    news.pass(3 * day);
    expect(status(await accept(late.invitation.code))).toBe(404);
    const params = { account: late.account };
    const first = await news.call(accounts.invitePerson, { params });
    const second = await news.call(accounts.invitePerson, { params });
    expect(status(await accept(first.invitation.code))).toBe(404);
    await news.call(accounts.switchPersonOff, { params });
    expect(status(await accept(second.invitation.code))).toBe(404);
    expect(said(await news.try(accounts.invitePerson, { params }))).toContain("switch the account on first");
  });

  it("mends a lost password, and ends what sessions there were", async () => {
    const one = await news.person("Pilar", []);
    const { invitation } = await news.call(accounts.invitePerson, { params: { account: one.account } });
    expect(status(await one.try(accounts.readMe, {}))).toBe(200);
    expect(status(await accept(invitation.code))).toBe(200);
    expect(status(await one.try(accounts.readMe, {}))).toBe(401);
  });
});

describe("people", () => {
  it("are seen by everybody, their emails by administrators and themselves", async () => {
    const one = await news.person("Qamar", []);
    const { items } = await one.call(accounts.listPeople, {});
    expect(items.filter(({ email }) => email !== null).map(({ name }) => name)).toEqual(["Qamar"]);
    const all = await news.call(accounts.listPeople, {});
    expect(all.items.every(({ email }) => email !== null)).toBe(true);
  });

  it("may change their own name and the language of their screens", async () => {
    const one = await news.person("Rosa", [{ edition: null, role: "reporter" }]);
    const changed = await one.call(accounts.changeMe, { body: { name: " Rosa María ", interfaceLanguage: "fa" } });
    expect(changed).toMatchObject({ name: "Rosa María", interfaceLanguage: "fa", email: one.email, editions: [] });
    const reset = await one.call(accounts.changeMe, { body: { interfaceLanguage: null } });
    expect(reset).toMatchObject({ name: "Rosa María", interfaceLanguage: null });
    const token = await news.as("en");
    expect(status(await token.try(accounts.changeMe, { body: { name: "x" } }))).toBe(422);
  });

  it("have their new roles at once, in open sessions", async () => {
    await news.edition("fa");
    const { id } = await news.draft("fa", "Ours");
    const one = await news.person("Sina", [{ edition: "fa", role: "reporter" }]);
    const publish = () => one.try(publishArticles, { body: { articles: [{ article: id }] } });
    expect(said(await publish())).toBe(
      '"Sina" may write in fa only, and this needs an editor of fa; nothing was done. Ask somebody who has that role in fa, or choose a narrower scope.',
    );
    const params = { account: one.account };
    await news.call(accounts.changePerson, { params, body: { grants: [{ edition: "fa", role: "editor" }] } });
    expect(status(await publish())).toBe(201);
    await news.call(accounts.changePerson, { params, body: { grants: [] } });
    const save = await one.try(articles.createArticle, { body: { edition: "fa", story: { slugline: "x" } } });
    expect(said(save)).toContain('"Sina" may only read, and this needs a reporter or editor of fa');
  });

  it("have one email each, and roles in editions that there are", async () => {
    const one = await news.person("Tariq", []);
    const other = await news.person("Uma", []);
    const params = { account: other.account };
    const email = one.email.toUpperCase();
    expect(status(await news.try(accounts.changePerson, { params, body: { email } }))).toBe(409);
    expect(status(await news.try(accounts.addPerson, { body: { name: "x", email } }))).toBe(409);
    const grants = [{ edition: "xx", role: "editor" as const }];
    expect(said(await news.try(accounts.changePerson, { params, body: { grants } }))).toContain('no edition "xx"');
  });

  it("who are switched off are out at once, with their sessions and tokens, until they are switched on", async () => {
    const one = await news.person("Vera");
    const { secret } = await one.call(tokens.addToken, { body: { name: "Vera's script" } });
    const params = { account: one.account };
    expect(await news.call(accounts.switchPersonOff, { params })).toMatchObject({ state: "off" });
    expect(status(await one.try(accounts.readMe, {}))).toBe(401);
    expect(status(await news.client(secret).try(accounts.readMe, {}))).toBe(401);
    const signIn = () => one.try(accounts.signIn, { body: { email: one.email, password: one.password } });
    expect(status(await signIn())).toBe(401);
    expect(await news.call(accounts.switchPersonOn, { params })).toMatchObject({ state: "active" });
    expect(status(await signIn())).toBe(200);
    expect(status(await news.client(secret).try(accounts.readMe, {}))).toBe(401);
  });

  it("always include an administrator who can sign in", async () => {
    const { items } = await news.call(accounts.listPeople, {});
    const administrators = items.filter((one) => one.administrator && one.state === "active");
    expect(administrators.length).toBeGreaterThan(1);
    const offs = administrators.map(({ account }) => news.try(accounts.switchPersonOff, { params: { account } }));
    const refused = (await Promise.all(offs)).filter(({ ok }) => !ok);
    expect(refused).toMatchObject([{ status: 422, error: { message: expect.stringContaining("last administrator") } }]);
    const [left] = (await news.call(accounts.listPeople, {})).items.filter(
      (one) => one.administrator && one.state === "active",
    );
    const params = { account: left?.account ?? 0 };
    expect(status(await news.try(accounts.changePerson, { params, body: { administrator: false } }))).toBe(422);
  });

  it("have their sessions seen and ended by administrators", async () => {
    const one = await news.person("Wanjiru", []);
    const params = { account: one.account };
    expect((await news.call(accounts.listSessionsOfPerson, { params })).items).toMatchObject([{ current: false }]);
    expect(await news.call(accounts.revokeSessionsOfPerson, { params })).toEqual({ revoked: 1 });
    expect(status(await one.try(accounts.readMe, {}))).toBe(401);
  });

  it("leave their traces in the audit log", async () => {
    const one = await news.person("Ximena", []);
    await one.call(accounts.signIn, { body: { email: one.email, password: one.password } });
    const { items } = await news.call(readAuditLog, { query: { subject: `account ${one.account}` } });
    expect(items.map(({ act, name }) => [act, name])).toEqual([
      ["sign in", "Ximena"],
      ["accept invitation", "Ximena"],
      ["add person", "everything"],
    ]);
    expect(JSON.stringify(items)).not.toContain(one.password);
  });
});

describe("a password that ends to be one", () => {
  it("begins no session any more, even if it was looked at before", async () => {
    const one = await news.person("Femi", []);
    const other = news.stranger();
    const params = { account: one.account };
    const signingIn = other.try(accounts.signIn, { body: { email: one.email, password: one.password } });
    await new Promise((resolve) => setTimeout(resolve, 5)); // the password is being hashed
    await news.call(accounts.switchPersonOff, { params });
    const signedIn = await signingIn;
    await news.call(accounts.switchPersonOn, { params });
    expect(status(signedIn)).toBe(401);
    expect(status(await other.try(accounts.readMe, {}))).toBe(401);
  });

  it("ends the sessions of somebody whom the code of the set-up makes an administrator", async () => {
    const one = await news.person("Gita", []);
    await test.database.queries.updateTable("person").set({ administrator: false }).execute();
    const code = (await news.newsroom.setUp.code()) ?? "";
    const body = { ...administrator, email: one.email, code };
    expect(status(await news.stranger().try(accounts.setUp, { body }))).toBe(201);
    expect(status(await one.try(accounts.readMe, {}))).toBe(401);
  });
});
