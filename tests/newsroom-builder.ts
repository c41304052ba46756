import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../src/db/database.ts";
import { loadLanguages } from "../src/language/language.ts";
import type { Article } from "../src/newsroom-api/articles.ts";
import * as accounts from "../src/newsroom-api/accounts.ts";
import type { Grant } from "../src/newsroom-api/accounts.ts";
import * as articles from "../src/newsroom-api/articles.ts";
import type { contentToSave } from "../src/newsroom-api/content.ts";
import * as editions from "../src/newsroom-api/editions.ts";
import type { AnswerOf, Operation, RequestOf } from "../src/newsroom-api/operation.ts";
import * as publishing from "../src/newsroom-api/publishing.ts";
import { type ErrorAnswer, errorAnswer } from "../src/newsroom-api/refusal.ts";
import * as revisions from "../src/newsroom-api/revisions.ts";
import { newsroomItself } from "../src/newsroom/actor.ts";
import type { MediaSettings } from "../src/newsroom/act.ts";
import { newsroomApp } from "../src/newsroom/app.ts";
import { type Newsroom, openNewsroom } from "../src/newsroom/newsroom.ts";
import { startNewsroomServer } from "../src/newsroom/server.ts";
import type { z } from "zod";
import { type DocumentCheck, openDocumentCheck } from "./newsroom-document.ts";

type Content = z.input<typeof contentToSave>;

export type Tried<T> =
  | { readonly ok: true; readonly status: number; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly error: ErrorAnswer["error"] };

/** Calls operations of the contract over HTTP, and holds every answer against it and against the OpenAPI document. */
export interface Client {
  /** The answer; throws when the newsroom refuses. */
  call<O extends Operation>(operation: O, request: RequestOf<O>): Promise<AnswerOf<O>>;
  /** The answer or the refusal. */
  try<O extends Operation>(operation: O, request: RequestOf<O>): Promise<Tried<AnswerOf<O>>>;
}

/** A newsroom behind real HTTP, for tests: `await news.article("en", "Headline")` is a published article. */
export interface NewsroomUnderTest extends Client {
  readonly newsroom: Newsroom;
  readonly app: ReturnType<typeof newsroomApp>;
  readonly origin: string;
  /** The secret of a token for all editions, or for some. */
  token(editions?: readonly string[]): Promise<string>;
  /** A client with a token for these editions only. */
  as(...editions: readonly string[]): Promise<Client>;
  client(secret: string): Client;
  /** Somebody who was invited and chose a password, signed in as a browser is; an administrator unless grants are given. */
  person(name: string, grants?: readonly Grant[]): Promise<Person>;
  /** A client that nobody is signed in with, as a browser that just came. */
  stranger(): Browser;
  now(): number;
  pass(milliseconds: number): void;
  /** Switches an edition on, with its usual sections. */
  edition(code: string): Promise<AnswerOf<typeof editions.switchEditionOn>>;
  /** A draft with a revision; in a new story unless one is given. */
  draft(edition: string, headline: string, more?: Draft): Promise<Article>;
  /** A published article. */
  article(edition: string, headline: string, more?: Draft): Promise<Article>;
  /** A published article made from the newest revision of another, in its story. */
  translation(of: Article, edition: string, headline: string): Promise<Article>;
  /** Another revision of an article, with what is given in place of what the working copy says. */
  revise(article: number, content: Content, minor?: boolean): Promise<AnswerOf<typeof revisions.makeRevision>>;
  publish(article: number, kind?: publishing.SendingKind, note?: string): Promise<Article>;
  read(article: number): Promise<AnswerOf<typeof articles.readArticle>>;
  /** Failures that the newsroom logged; a good test has none. */
  readonly failures: readonly unknown[];
  close(): Promise<void>;
}

/** A browser: it keeps the newsroom's cookie, and says where its requests come from. */
export interface Browser extends Client {
  /** What the next request sends as its Cookie header. */
  cookie: string | null;
}

/** Somebody who is signed in, in a browser of their own. */
export interface Person extends Browser {
  readonly account: number;
  readonly email: string;
  readonly password: string;
}

export type Draft = Content & { readonly story?: number; readonly madeFrom?: { article: number; revision: number } };

/** Opens a newsroom with an HTTP server of its own on the database of a test. */
export async function openNewsroomUnderTest(
  database: Database,
  options: {
    readonly begin?: number;
    readonly picturesDirectory?: string;
    readonly dataDirectory?: string;
    readonly media?: Partial<MediaSettings>;
  } = {},
): Promise<NewsroomUnderTest> {
  const time = { now: options.begin ?? Date.UTC(2026, 10, 23, 9) };
  const clock = () => time.now;
  const picturesDirectory = options.picturesDirectory ?? join(tmpdir(), "skywave-no-pictures");
  const newsroom = openNewsroom({
    database,
    clock,
    languages: loadLanguages(),
    picturesDirectory,
    dataDirectory: options.dataDirectory,
    media: options.media,
  });
  const failures: unknown[] = [];
  const app = newsroomApp(newsroom, { log: { error: (context, message) => failures.push({ ...context, message }) } });
  const server = await startNewsroomServer({
    app,
    host: "127.0.0.1",
    port: 0,
    ending: () => newsroom.events.close(),
  });
  if (!server.ok) throw new Error(server.message);
  const origin = `http://127.0.0.1:${server.port}`;
  const check = await openDocumentCheck(origin);

  async function token(codes?: readonly string[]): Promise<string> {
    const added = await newsroom.tokens.add(newsroomItself, {
      name: codes?.join(" ") ?? "everything",
      editions: codes === undefined ? null : [...codes],
    });
    if (!added.ok) throw new Error(added.message);
    return added.value.secret;
  }
  const client = (secret: string) => clientAt(origin, check, tokenOf(secret));
  const stranger = () => browserAt(origin, check);
  let people = 0;
  async function person(name: string, grants?: readonly Grant[]): Promise<Person> {
    people += 1;
    const email = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, ".")}.${people}@newsroom.example`;
    const password = `a long password ${people}`;
    const body = { name, email, administrator: grants === undefined, grants: grants === undefined ? [] : [...grants] };
    const { account, invitation } = await news.call(accounts.addPerson, { body });
    const browser = stranger();
    await browser.call(accounts.acceptInvitation, { params: { code: invitation.code }, body: { password } });
    return Object.assign(browser, { account, email, password });
  }
  // Made at the first call, so that a test may empty the database before.
  let own: Promise<Client> | undefined;
  const everything = () => {
    own ??= token().then(client);
    return own;
  };

  const news: NewsroomUnderTest = {
    newsroom,
    app,
    origin,
    failures,
    token,
    client,
    person,
    stranger,
    as: async (...codes) => client(await token(codes)),
    call: async (operation, request) => (await everything()).call(operation, request),
    try: async (operation, request) => (await everything()).try(operation, request),
    now: clock,
    pass: (milliseconds) => {
      time.now += milliseconds;
    },
    edition: (edition) => news.call(editions.switchEditionOn, { params: { edition }, body: {} }),
    async draft(edition, headline, { story, madeFrom = null, ...content } = {}) {
      const body = [{ kind: "paragraph" as const, runs: [{ text: `${headline}, in full.` }] }];
      const created = await news.call(articles.createArticle, {
        body: {
          edition,
          story: story ?? { slugline: headline.slice(0, 60) },
          content: { headline, summary: `${headline}, in short.`, body, ...content },
          madeFrom,
        },
      });
      await news.call(revisions.makeRevision, { params: { article: created.id }, body: {} });
      return created;
    },
    async article(edition, headline, more) {
      const { id } = await news.draft(edition, headline, more);
      return news.publish(id);
    },
    async translation(of, edition, headline) {
      const { latestRevision, workingCopy } = await news.read(of.id);
      if (latestRevision === null) throw new Error(`Article ${of.id} has no revision to translate.`);
      const body = workingCopy.content.body.map((block) => ({
        kind: "paragraph" as const,
        from: { block: block.id },
        runs: [{ text: `${headline}: ${block.id}` }],
      }));
      return news.article(edition, headline, {
        story: of.story,
        madeFrom: { article: of.id, revision: latestRevision },
        body,
      });
    },
    async revise(article, content, minor = false) {
      const { workingCopy } = await news.read(article);
      const said = { ...workingCopy.content, ...content } as Content; // readonly in what is read, not in what is sent
      return news.call(revisions.makeRevision, { params: { article }, body: { content: said, minor } });
    },
    async publish(article, kind = "publish", note) {
      const answer = await news.call(publishing.publishArticles, { body: { articles: [{ article }], kind, note } });
      const [published] = answer.articles;
      if (published === undefined) throw new Error(`The publication of article ${article} answered without it.`);
      return published;
    },
    read: (article) => news.call(articles.readArticle, { params: { article } }),
    close: () => server.close(),
  };
  return news;
}

/** What goes along with every request, and what is kept of every answer. */
interface Credentials {
  readonly headers: () => Record<string, string>;
  readonly answered: (answer: Response) => void;
}

function tokenOf(secret: string): Credentials {
  return { headers: () => ({ authorization: `Bearer ${secret}` }), answered: () => {} };
}

function browserAt(origin: string, check: DocumentCheck): Browser {
  const browser: { cookie: string | null } = { cookie: null };
  const client = clientAt(origin, check, {
    headers: () => ({ origin, ...(browser.cookie === null ? {} : { cookie: browser.cookie }) }),
    answered(answer) {
      for (const set of answer.headers.getSetCookie()) {
        const [pair = ""] = set.split(";");
        browser.cookie = pair.endsWith("=") ? null : pair;
      }
    },
  });
  return Object.assign(browser, client);
}

function clientAt(origin: string, check: DocumentCheck, credentials: Credentials): Client {
  const client: Client = {
    async call(operation, request) {
      const tried = await client.try(operation, request);
      if (tried.ok) return tried.value;
      throw new Error(`${operation.id} was refused (${tried.status}): ${tried.error.message}`);
    },
    async try<O extends Operation>(operation: O, request: RequestOf<O>): Promise<Tried<AnswerOf<O>>> {
      const {
        params = {},
        query = {},
        body,
      } = request as {
        readonly params?: Record<string, string | number>;
        readonly query?: Record<string, string | number | undefined>;
        readonly body?: unknown;
      }; // the conditional type of any one operation
      const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
      const given = Object.entries(query).filter(([, value]) => value !== undefined);
      const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
      const headers = credentials.headers();
      if (body !== undefined && !(body instanceof FormData)) headers["content-type"] = "application/json";
      const answer = await fetch(`${origin}${path}${search === "" ? "" : `?${search}`}`, {
        method: operation.method.toUpperCase(),
        headers,
        body: body === undefined ? undefined : body instanceof FormData ? body : JSON.stringify(body),
      });
      credentials.answered(answer);
      const json: unknown = await answer.json();
      check(operation, answer.status, json);
      if (!answer.ok) return { ok: false, status: answer.status, error: errorAnswer.parse(json).error };
      return { ok: true, status: answer.status, value: operation.answer.parse(json) as AnswerOf<O> };
    },
  };
  return client;
}
