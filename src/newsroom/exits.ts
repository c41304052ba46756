import { key } from "../content/key.ts";
import type { Target } from "../content/target.ts";
import { type ExitRow, exitRows, lastPublicAct, standingOf } from "../db/newsroom-exits.ts";
import type { Transaction } from "../db/database.ts";
import type { Exit, listExits } from "../newsroom-api/exits.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { type Desk, read } from "./act.ts";
import { found } from "./refused.ts";
import { iso, isoOrNull } from "./views.ts";

/** Which ways out an article's last public act reached, and which have confirmed it. */
export function exitActs(desk: Desk) {
  return {
    list: ({ params }: InputOf<typeof listExits>) => read(desk, (trx) => exitsOf(trx, params.article)),
  };
}

async function exitsOf(trx: Transaction, article: number) {
  const standing = found(
    await standingOf(trx, article),
    `article ${article}`,
    "GET /api/articles lists those that there are.",
  );
  const act = await lastPublicAct(trx, article);
  if (act === null) return { act: null, confirmed: 0, waiting: 0, failed: 0, items: [] };
  const kind = act.kind ?? act.act;
  const rows = await exitRows(trx, article, act.seq, [key.article(article), key.card(article)]);
  const items = rows.map((row) => exitOf(row, { article, kind, ...standing }));
  const count = (state: Exit["state"]) => items.filter((item) => item.state === state).length;
  return {
    act: { kind, at: iso(act.at), by: act.by },
    confirmed: count("confirmed"),
    waiting: count("waiting"),
    failed: count("failed"),
    items,
  };
}

type Asked = { readonly article: number; readonly kind: string } & NonNullable<Awaited<ReturnType<typeof standingOf>>>;

function exitOf(row: ExitRow, asked: Asked): Exit {
  const kind = kindOf(row.target as Target, asked); // written by `raise` from a Target
  const state = row.written ? "confirmed" : row.failed === null ? "waiting" : "failed";
  return {
    kind,
    address: row.address,
    shows: shows(row, kind, asked),
    state,
    confirmedAt: row.written ? isoOrNull(row.finished_at) : null,
    reason: state === "failed" ? row.failed : null,
  };
}

function kindOf(target: Target, { article, edition, line }: Asked): Exit["kind"] {
  switch (target.kind) {
    case "article":
    case "door":
    case "live-posts":
    case "live-notice":
      if (target.article === article) return "article";
      if (target.edition !== edition) return "other edition";
      return line ? "breaking line" : "list"; // a related box is a list too
    case "former":
      return "article";
    case "front":
      return "front";
    case "breaking":
      return "breaking line";
    case "rss":
    case "section-rss":
    case "topic-rss":
      return "feed";
    case "partners":
      return "partners";
    case "sitemap":
    case "sitemap-index":
    case "news-sitemap":
      return "sitemap";
    case "rendition":
    case "share":
    case "media":
      return "picture";
    case "on-air":
    case "schedule":
    case "programmes":
    case "programme":
    case "episodes":
    case "episode":
    case "podcast":
    case "standing":
    case "section":
    case "section-month":
    case "topic":
    case "topic-month":
    case "contributor":
    case "chooser":
    case "robots":
    case "security-txt":
    case "trust-txt":
    case "opensearch":
    case "search":
    case "not-found":
    case "script":
    case "worker":
    case "app-manifest":
    case "offline":
    case "icon":
    case "font":
      return "list";
  }
}

/** Acts that bring an article to pages which had nothing of it before. */
const bringing: ReadonlySet<string> = new Set(["publish", "restore", "lift hold", "lift embargo", "end embargo"]);

/** Of a page that is not written yet: what it showed before the act. */
function shows({ outcome, written, reads }: ExitRow, kind: Exit["kind"], asked: Asked): boolean {
  if (outcome === null || outcome === "nothing" || outcome === "gone") return false;
  const visible = written ? asked.public === "shown" : !bringing.has(asked.kind);
  switch (kind) {
    case "article":
      return written ? asked.public === "shown" || asked.public === "retracted" : true;
    case "picture":
      return outcome === "file";
    // These name the article without reading its card.
    case "sitemap":
    case "other edition":
      return visible;
    case "front":
    case "list":
    case "feed":
    case "partners":
    case "breaking line":
      return reads && (written ? visible : true);
  }
}
