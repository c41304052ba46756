import { z } from "zod";
import { article } from "./articles.ts";
import { editionCode, filledLine, id, idParam, instant, line, pageOf, paging, text } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "wire";
const itemParams = z.object({ item: idParam });
const sourceParams = z.object({ source: idParam });

const languageTag = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'must be a BCP 47 tag, as "fa" or "zh-Hans"')
  .max(35);

const pubStatus = z.enum(["usable", "withheld", "canceled"]);

/** What an agency sent, as the inbox shows it. Never edited; a newer version takes its place. */
const wireItemHead = z.strictObject({
  id,
  source: id,
  sourceName: z.string(),
  guid: z.string(),
  version: z.string(),
  versions: z.int().min(1).meta({ description: "How many came in." }),
  pubStatus,
  language: z.string().nullable().meta({ description: "BCP 47, as sent." }),
  urgency: z.int().min(1).max(9).nullable(),
  headline: z.string(),
  summary: z.string(),
  slugline: z.string().nullable(),
  by: z.string().nullable(),
  located: z.string().nullable(),
  edNote: z.string().nullable().meta({ description: "For receivers, never published." }),
  subjects: z.array(z.string()).meta({ description: "Names of subjects, as sent." }),
  embargoedUntil: instant.nullable(),
  versionCreated: instant.nullable().meta({ description: "As sent." }),
  receivedAt: instant.meta({ description: "Of this version." }),
  firstReceivedAt: instant,
  dismissed: z.boolean().meta({ description: "Somebody said that it is not needed; a newer version brings it back." }),
  articles: z
    .array(z.strictObject({ article: id, edition: editionCode, headline: z.string(), version: z.string() }))
    .meta({ description: "Made from it, with the version that they were made from." }),
});
export type WireItemHead = z.output<typeof wireItemHead>;

/** Where an article stands towards a wire item that it was made from. */
export const wireUse = z
  .strictObject({
    item: id,
    headline: z.string(),
    sourceName: z.string(),
    usedVersion: z.string(),
    version: z.string(),
    warning: z.enum(["canceled", "newer"]).nullable().meta({
      description: "canceled: the agency took it back; newer: it sent another version since. Null: as it was.",
    }),
    warnedAt: instant.nullable(),
    seen: z.boolean().meta({ description: "Somebody of the edition said that they saw to it." }),
  })
  .meta({ id: "WireUse" });
export type WireUse = z.output<typeof wireUse>;

export const listWireItems = operation({
  id: "listWireItems",
  method: "get",
  path: "/api/wire-items",
  summary: "The wire inbox: what came last stands first",
  tag,
  authority: "any",
  query: z.object({
    source: idParam.optional(),
    language: languageTag.optional().meta({ description: "en gives en-GB as well." }),
    status: pubStatus.optional(),
    urgency: z
      .string()
      .regex(/^[1-9]$/, "must be 1 to 9")
      .transform(Number)
      .optional()
      .meta({ description: "At least this urgent: 3 gives 1, 2 and 3." }),
    search: z.string().max(200).optional().meta({ description: "Words of headline, summary or slugline." }),
    show: z.enum(["open", "used", "dismissed", "all"]).default("open").meta({
      description:
        "open: not dismissed, used or not, since other editions may want it too; used: articles were made from it.",
    }),
    limit: paging.limit,
    before: z.string().max(60).optional().meta({ description: "The `next` of the answer before." }),
    since: z.string().max(60).optional().meta({ description: "Only what came after the answer with this `newest`." }),
  }),
  answer: z.strictObject({
    items: z.array(wireItemHead.meta({ id: "WireItemHead" })),
    next: z.string().nullable(),
    newest: z.string().nullable().meta({
      description:
        "Give it as `since` to learn what came meanwhile. Null where `before` was given, or nothing ever came.",
    }),
  }),
});

export const readWireItem = operation({
  id: "readWireItem",
  method: "get",
  path: "/api/wire-items/{item}",
  summary: "A wire item with its text and the versions that came before",
  tag,
  authority: "any",
  params: itemParams,
  answer: wireItemHead
    .extend({
      content: z.looseObject({ uri: z.string() }).meta({ description: "As ninjs 3.1." }),
      paragraphs: z.array(z.string()).meta({ description: "The text without its marks, a paragraph each." }),
      pictures: z.array(
        z.strictObject({ href: z.string(), caption: z.string().nullable(), credit: z.string().nullable() }),
      ),
      usageTerms: z.string().nullable(),
      redistributable: z.boolean(),
      history: z
        .array(
          z.strictObject({
            version: z.string(),
            pubStatus,
            headline: z.string(),
            receivedAt: instant,
            paragraphs: z.array(z.string()),
            raw: z.boolean().meta({ description: "Its bytes are still kept." }),
          }),
        )
        .meta({ description: "Newest first, this version too." }),
    })
    .meta({ id: "WireItem" }),
});
export type WireItem = z.output<(typeof readWireItem)["answer"]>;

export const dismissWireItem = operation({
  id: "dismissWireItem",
  method: "post",
  path: "/api/wire-items/{item}/dismiss",
  summary: "Not needed: leaves the open inbox of everybody until a newer version comes",
  tag,
  authority: "write",
  params: itemParams,
  answer: wireItemHead.meta({ id: "DismissedWireItem" }),
});

export const undismissWireItem = operation({
  id: "undismissWireItem",
  method: "delete",
  path: "/api/wire-items/{item}/dismiss",
  summary: "Put it back into the open inbox",
  tag,
  authority: "write",
  params: itemParams,
  answer: wireItemHead.meta({ id: "UndismissedWireItem" }),
});

export const createArticleFromWire = operation({
  id: "createArticleFromWire",
  method: "post",
  path: "/api/wire-items/{item}/articles",
  summary: "Begin an article with a wire item's text; credit, terms and embargo come with it",
  tag,
  authority: "write",
  params: itemParams,
  body: z
    .strictObject({
      edition: editionCode,
      story: id
        .nullable()
        .default(null)
        .meta({ description: "Null: a new story, with the item's slugline and urgency." }),
    })
    .meta({ id: "ArticleFromWire" }),
  status: 201,
  answer: article,
});

const articleParams = z.object({ article: idParam });

export const listWireUses = operation({
  id: "listWireUses",
  method: "get",
  path: "/api/articles/{article}/wire-items",
  summary: "The wire items that an article was made from, with what came of them since",
  tag,
  authority: "any",
  params: articleParams,
  answer: z.strictObject({ items: z.array(wireUse) }),
});

export const addWireUse = operation({
  id: "addWireUse",
  method: "put",
  path: "/api/articles/{article}/wire-items/{item}",
  summary: "Say that an article uses a wire item, in its present version: a warning about it is then seen to",
  tag,
  authority: "write",
  params: z.object({ article: idParam, item: idParam }),
  answer: z.strictObject({ items: z.array(wireUse) }),
});

export const listWireWarnings = operation({
  id: "listWireWarnings",
  method: "get",
  path: "/api/wire-warnings",
  summary: "Articles made from wire items that were canceled or have a newer version, and that nobody saw to",
  tag,
  authority: "any",
  query: z.object({ edition: editionCode.optional() }),
  answer: z.strictObject({ items: z.array(z.strictObject({ article, use: wireUse })) }),
});

/** Where wire items come from. */
export const wireSource = z
  .strictObject({
    id,
    name: z.string(),
    kind: z.enum(["http", "folder"]),
    place: z.string().meta({
      description:
        "An http(s) address, its password as ***, for all but administrators without user and query; or an absolute path of the newsroom's machine.",
    }),
    on: z.boolean(),
    everySeconds: z.int(),
    credit: z.string().nullable().meta({ description: "The agency's name, printed with articles made from it." }),
    language: z.string().nullable().meta({ description: "BCP 47, for items that name none." }),
    redistributable: z.boolean().meta({ description: "False: articles made from it never go to partners." }),
    usageTerms: z.string().nullable(),
    keepDays: z.int().meta({ description: "How long raw bytes are kept." }),
    lastAskedAt: instant.nullable(),
    lastItemAt: instant.nullable(),
    nextAt: instant.nullable(),
    failures: z.int().meta({ description: "In a row." }),
    failure: z.string().nullable().meta({ description: "Why it failed last, as a sentence; null: it did not." }),
    note: z.string().nullable().meta({ description: "What the source said of itself, as a sentence: that it moved." }),
    items: z.int(),
    quarantined: z.int(),
  })
  .meta({ id: "WireSource" });
export type WireSource = z.output<typeof wireSource>;

const sourceFields = {
  name: filledLine(120),
  kind: z.enum(["http", "folder"]),
  place: filledLine(2_000),
  everySeconds: z.int().min(5).max(86_400),
  credit: line(200).nullable(),
  language: languageTag.nullable(),
  redistributable: z.boolean(),
  usageTerms: text(5_000).nullable(),
  keepDays: z.int().min(1).max(3_650),
  on: z.boolean(),
};

export const listWireSources = operation({
  id: "listWireSources",
  method: "get",
  path: "/api/wire-sources",
  summary: "Where wire items come from, and how that goes",
  tag,
  authority: "any",
  answer: z.strictObject({ items: z.array(wireSource) }),
});

export const addWireSource = operation({
  id: "addWireSource",
  method: "post",
  path: "/api/wire-sources",
  summary: "Add a source: a feed at an address, or a folder that is watched",
  tag,
  authority: "all",
  body: z
    .strictObject({
      ...sourceFields,
      everySeconds: sourceFields.everySeconds.default(60),
      credit: sourceFields.credit.default(null),
      language: sourceFields.language.default(null),
      redistributable: sourceFields.redistributable.default(false),
      usageTerms: sourceFields.usageTerms.default(null),
      keepDays: sourceFields.keepDays.default(30),
      on: sourceFields.on.default(true),
    })
    .meta({ id: "WireSourceToAdd" }),
  status: 201,
  answer: wireSource,
});

export const changeWireSource = operation({
  id: "changeWireSource",
  method: "patch",
  path: "/api/wire-sources/{source}",
  summary: "Change a source, or switch it on or off",
  tag,
  authority: "all",
  params: sourceParams,
  body: z
    .strictObject({ ...sourceFields })
    .omit({ kind: true })
    .partial()
    .meta({ id: "WireSourceToChange" }),
  answer: wireSource,
});

export const askWireSource = operation({
  id: "askWireSource",
  method: "post",
  path: "/api/wire-sources/{source}/ask",
  summary: "Ask the source now, whatever its rhythm",
  tag,
  authority: "all",
  params: sourceParams,
  answer: wireSource,
});

/** Bytes that could not be read as a wire item. */
const quarantined = z
  .strictObject({
    id,
    source: id,
    sourceName: z.string(),
    reason: z.string().meta({ description: "Why it could not be read, as a sentence." }),
    place: z.string().meta({ description: "Where in the source it was: an address or a file, and the item's place." }),
    byteLength: z.int(),
    beginning: z.string().meta({ description: "Its first 2,000 characters." }),
    receivedAt: instant,
    state: z.enum(["waiting", "asked", "replayed", "discarded"]),
    item: id.nullable().meta({ description: "What a replay made of it." }),
  })
  .meta({ id: "Quarantined" });
export type Quarantined = z.output<typeof quarantined>;

export const listQuarantine = operation({
  id: "listQuarantine",
  method: "get",
  path: "/api/wire-quarantine",
  summary: "What could not be read, newest first",
  tag,
  authority: "any",
  query: z.object({
    ...paging,
    state: z
      .enum(["waiting", "asked", "replayed", "discarded"])
      .optional()
      .meta({ description: "Left out: all that are not discarded." }),
  }),
  answer: pageOf(quarantined),
});

export const replayQuarantined = operation({
  id: "replayQuarantined",
  method: "post",
  path: "/api/wire-quarantine/{quarantined}/replay",
  summary: "Read the bytes again, after a mend or an upgrade; the wire does it within moments",
  tag,
  authority: "all",
  params: z.object({ quarantined: idParam }),
  answer: quarantined,
});

export const discardQuarantined = operation({
  id: "discardQuarantined",
  method: "post",
  path: "/api/wire-quarantine/{quarantined}/discard",
  summary: "Not worth keeping: leaves the list, and its bytes go when their time is up",
  tag,
  authority: "all",
  params: z.object({ quarantined: idParam }),
  answer: quarantined,
});
