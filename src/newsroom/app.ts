import { OpenAPIHono } from "@hono/zod-openapi";
import { compress } from "hono/compress";
import { uploadMedia } from "../newsroom-api/assets.ts";
import type { Operation } from "../newsroom-api/operation.ts";
import { binder, type App, type Door } from "./bind.ts";
import { callerCheck } from "./caller.ts";
import { failed, failure, headers, hostCheck, type Log, notValid, sizeLimit } from "./door.ts";
import { eventStream } from "./event-stream.ts";
import { mediaRoute } from "./media.ts";
import type { Newsroom } from "./newsroom.ts";
import { openApiDocument } from "./openapi.ts";
import { bindAccounts } from "./routes/accounts.ts";
import { bindArticles } from "./routes/articles.ts";
import { bindAssets } from "./routes/assets.ts";
import { bindBroadcasting } from "./routes/broadcasting.ts";
import { bindConcepts } from "./routes/concepts.ts";
import { bindEditions } from "./routes/editions.ts";
import { bindExits } from "./routes/exits.ts";
import { bindLive } from "./routes/live.ts";
import { bindMeta } from "./routes/meta.ts";
import { bindPreview } from "./routes/preview.ts";
import { bindStories } from "./routes/stories.ts";
import { bindTokens } from "./routes/tokens.ts";
import { bindWire } from "./routes/wire.ts";
import { webApp, webHeaders } from "./web-app.ts";
import { wholePictureRoute } from "./whole-picture.ts";

export interface AppOptions {
  readonly log: Log;
  /** Host names besides localhost that the newsroom answers to. */
  readonly hosts?: readonly string[];
  /** Where the built web app is; left out, there is none. */
  readonly webDirectory?: string;
}

const megabyte = 1_048_576;

/** The newsroom's HTTP API as a Hono app: acts bound to the contract behind one door. */
export function newsroomApp(newsroom: Newsroom, { log, hosts = [], webDirectory }: AppOptions): App {
  const app: App = new OpenAPIHono<Door>({ defaultHook: notValid });
  const upload = sizeLimit(64 * megabyte);
  const usual = sizeLimit(4 * megabyte);
  const web = webDirectory === undefined ? null : webApp(webDirectory);
  app.use((context, next) => (isView(context.req.path) ? webHeaders : headers)(context, next));
  app.use("/api/*", compress()); // lists of many articles go over lines of many kinds
  app.use(hostCheck(hosts));
  const open: Operation[] = [];
  const check = callerCheck(newsroom, (method, path) => isDocument(path) || open.some(isAt(method, path)));
  app.use("/api/*", check);
  app.use("/media/*", check);
  app.use("/api/*", (context, next) => {
    if (context.req.path === uploadMedia.path && context.req.method === "POST") return next(); // counts as it comes in
    return (context.req.path === "/api/assets" ? upload : usual)(context, next);
  });
  const bind = binder(app, open);
  bindMeta(bind, newsroom);
  bindEditions(bind, newsroom);
  bindStories(bind, newsroom);
  bindArticles(bind, newsroom);
  bindLive(bind, newsroom);
  bindBroadcasting(bind, newsroom);
  bindConcepts(bind, newsroom);
  bindAssets(bind, newsroom);
  bindTokens(bind, newsroom);
  bindPreview(bind, newsroom);
  bindExits(bind, newsroom);
  bindWire(bind, newsroom);
  bindAccounts(bind, newsroom);
  let document: string | undefined;
  app.get("/api/openapi.json", (context) => {
    document ??= JSON.stringify(openApiDocument(app));
    return context.body(document, 200, { "Content-Type": "application/json" });
  });
  app.get("/api/events", eventStream(newsroom.events));
  app.get("/api/assets/:asset/whole", wholePictureRoute(newsroom));
  app.get("/media/*", mediaRoute(newsroom.desk.picturesDirectory));
  if (web !== null)
    app.get("*", (context, next) => (isView(context.req.path) ? Promise.resolve(web(context)) : next()));
  app.notFound((context) => {
    const { method, path } = context.req;
    return failure(
      context,
      404,
      "not-found",
      `There is nothing at ${method} ${path}; /api/openapi.json lists what there is.`,
    );
  });
  app.onError(failed(log));
  return app;
}

function isDocument(path: string): boolean {
  return path === "/api/openapi.json";
}

function isAt(method: string, path: string): (operation: Operation) => boolean {
  const given = path.split("/");
  return (operation) => {
    const own = operation.path.split("/");
    const same = own.length === given.length && own.every((part, at) => part.startsWith("{") || part === given[at]);
    return same && operation.method === method.toLowerCase();
  };
}

/** Whether an address belongs to the web app: its files and the views that it shows. */
function isView(path: string): boolean {
  return !path.startsWith("/api/") && !path.startsWith("/media/");
}
