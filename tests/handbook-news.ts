// The newsroom that the handbook's pictures show: invented news of invented places, as an editor would have it in hand.
import { setTimeout as sleep } from "node:timers/promises";
import type { APIRequestContext } from "playwright-core";
import sharp from "sharp";
import type { FeedItem } from "./feed-server.ts";
import type { NewsroomSite } from "./newsroom-site.ts";

/** What the pictures are taken of, by number. */
export interface HandbookNews {
  /** The river's article in English, published and corrected; in Persian, published, and behind. */
  readonly english: number;
  readonly persian: number;
  readonly picture: number;
  /** In the practice edition. */
  readonly practice: number;
  /** Brings four more reports into the wire, and asks for them. */
  later(): Promise<void>;
}

const paragraph = (id: string, text: string) => ({ kind: "paragraph", id, runs: [{ text }] });
const translated = (block: string, text: string) => ({ kind: "paragraph", from: { block }, runs: [{ text }] });

const river = (level: string) => ({
  headline: "River Teren rises above its banks, and the ferry stops",
  summary:
    "Water stands in the streets of two towns on the lower river. Nobody is hurt; schools are closed until Friday.",
  dateline: "ORVEN",
  body: [
    paragraph("night", `The river rose ${level} in one night and flooded the market of Orven before dawn.`),
    paragraph("ferry", "The ferry to the islands has stopped. Boats of the fire service carry people who must cross."),
    {
      kind: "quotation",
      id: "teacher",
      runs: [{ text: "We carried the books up first, then the chairs." }],
      by: "Salma Idris, a teacher",
      original: { text: "اول کتاب‌ها را بالا بردیم، بعد صندلی‌ها را.", language: "fa" },
    },
    { kind: "heading", id: "next", runs: [{ text: "What comes next" }] },
    paragraph(
      "forecast",
      "More rain is expected tonight. The water office says that the river will fall from Thursday.",
    ),
  ],
  wireSources: ["Delta Press"],
});

const riverInPersian = {
  headline: "رودخانهٔ ترن از کناره‌ها بالا آمد و کشتی ایستاد",
  summary: "آب در خیابان‌های دو شهر ایستاده است. کسی آسیب ندیده است؛ مدرسه‌ها تا جمعه بسته‌اند.",
  dateline: "اورون",
  body: [
    translated("night", "رودخانه در یک شب دو متر بالا آمد و پیش از سپیده‌دم بازار اورون را آب گرفت."),
    translated("ferry", "کشتی جزیره‌ها ایستاده است. قایق‌های آتش‌نشانی کسانی را که باید بگذرند می‌برند."),
    translated("forecast", "امشب باران بیشتری می‌بارد. ادارهٔ آب می‌گوید رودخانه از پنجشنبه پایین می‌رود."),
  ],
};

const item = (guid: string, minutesAgo: number, title: string, ...paragraphs: readonly string[]): FeedItem => ({
  guid,
  title,
  description: paragraphs[0] ?? title,
  paragraphs,
  at: new Date(Date.now() - minutesAgo * 60_000),
});

/** As agencies list them, newest first. */
const reports = () => [
  item(
    "d7",
    12,
    "River rises above its banks at Orven",
    "Water stands in the streets of Orven and Sel, on the lower Teren.",
    "The river rose two metres in one night, the water office said on Wednesday. It flooded the market before dawn.",
    "The ferry to the islands has stopped. Boats of the fire service carry people who must cross.",
    "Nobody is hurt, the mayor of Orven said. Schools are closed until Friday.",
  ),
  item("d6", 40, "Water office warns of a high river tonight", "The warning holds for the lower Teren."),
  item("d5", 70, "Court at Kell hears the case of the old mill", "A ruling is expected next week."),
  item("d4", 95, "Fishers count fewer eels in the delta", "They ask for a closed season of two months."),
  item("d3", 150, "Orven's library opens its map room", "Four hundred maps of the river can be seen."),
  item("d2", 180, "Night train to the coast runs again", "The bridge at Kell was mended in nine weeks."),
  item("d1", 210, "Islands' bakers agree on one price for bread", "The price holds until the spring."),
];

const laterReports = () => [
  item("d11", 1, "River gauge at Kell reads lower", "It fell by four centimetres."),
  item("d10", 2, "Volunteers bring sandbags to Sel", "Two thousand are needed."),
  item("d9", 3, "Schools of Orven teach by radio", "Lessons begin at eight."),
  item("d8", 4, "Ferry company says when boats may sail again", "Not before Thursday noon."),
];

/** Prepares all of it through the API, as the administrator. */
export async function prepareNews(site: NewsroomSite, request: APIRequestContext): Promise<HandbookNews> {
  const { feed } = site;
  const send = sender(request, site.station.newsroom);
  for (const one of reports()) feed.put(one);
  const agency = { name: "Delta Press", kind: "http", place: feed.url, credit: "Delta Press", language: "en" };
  const source = await send("post", "wire-sources", agency);
  const picture = await uploadPicture(send);
  const english = await tellRiver(send, picture);
  const persian = await tellInPersian(send, english, picture);
  await correct(send, english.id, picture);
  await beginOthers(send, english.story);
  return {
    english: english.id,
    persian,
    picture,
    practice: await practise(send),
    async later() {
      for (const one of laterReports()) feed.put(one);
      await send("post", `wire-sources/${source.id}/ask`, {});
    },
  };
}

/** What answers hold that is used here; the contract's own tests hold them. */
interface Answer {
  readonly id: number;
  readonly story: number;
  readonly waiting: number;
  readonly workingCopy: { readonly updatedAt: string };
}
/** An article, with the revision that it was published as. */
interface Told extends Answer {
  readonly revision: number;
}
type Send = (method: "get" | "post" | "put" | "patch", path: string, body?: object) => Promise<Answer>;

function sender(request: APIRequestContext, origin: string): Send {
  return async (method, path, body) => {
    const file = body instanceof FormData;
    const answer = await request.fetch(`${origin}/api/${path}`, {
      method,
      headers: { origin },
      ...(file ? { multipart: body } : { data: body }),
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
}

async function tellRiver(send: Send, leadAsset: number): Promise<Told> {
  const content = { ...river("two metres"), leadAsset };
  const article = await send("post", "articles", {
    edition: "en",
    story: { slugline: "RIVER-TEREN", urgency: 2 },
    content,
  });
  const told = { ...article, revision: await publish(send, article.id) };
  while ((await send("get", `articles/${article.id}/exits`)).waiting !== 0) await sleep(200);
  return told;
}

async function tellInPersian(send: Send, { id, story, revision }: Told, leadAsset: number): Promise<number> {
  const article = await send("post", "articles", {
    edition: "fa",
    story,
    madeFrom: { article: id, revision },
    content: { ...riverInPersian, leadAsset },
  });
  await publish(send, article.id);
  return article.id;
}

async function correct(send: Send, id: number, leadAsset: number): Promise<void> {
  const { workingCopy } = await send("get", `articles/${id}`);
  await send("put", `articles/${id}/working-copy`, {
    updatedAt: workingCopy.updatedAt,
    content: { ...river("three metres"), leadAsset },
  });
  await publish(send, id, {
    kind: "correction",
    note: "An earlier version said that the river rose two metres; it was three.",
  });
}

async function publish(send: Send, article: number, how: object = {}): Promise<number> {
  const { id: revision } = await send("post", `articles/${article}/revisions`, {});
  await send("post", "publications", { articles: [{ article, revision }], ...how });
  return revision;
}

/** Stories in other states, so that the board shows them all. */
async function beginOthers(send: Send, river: number): Promise<void> {
  const begin = async (edition: string, story: number | string, headline: string, summary = "") => {
    const told = typeof story === "number" ? story : { slugline: story, urgency: 4 };
    const body = [{ kind: "paragraph", runs: [{ text: summary === "" ? headline : summary }] }];
    const article = await send("post", "articles", { edition, story: told, content: { headline, summary, body } });
    return { ...article, revision: (await send("post", `articles/${article.id}/revisions`, {})).id };
  };
  await begin("fr", river, "La rivière Teren sort de son lit");
  const eels = await begin(
    "en",
    "EELS-DELTA",
    "Fishers ask for a closed season",
    "They count fewer eels in the delta.",
  );
  await send("post", `articles/${eels.id}/submit`, {});
  const mill = await begin("en", "COURT-KELL", "Who owns the old mill at Kell?", "A court rules next week.");
  await send("post", `articles/${mill.id}/approve`, { revision: mill.revision });
  const train = await begin("en", "TRAIN-COAST", "Night train to the coast runs again", "The bridge is mended.");
  const tomorrow = new Date(Date.now() + 20 * 3_600_000).toISOString();
  await send("post", `articles/${train.id}/schedule`, { at: tomorrow, revision: train.revision });
  const bread = await begin("en", "BREAD-PRICE", "Bakers agree on one price for bread", "It holds until the spring.");
  await publish(send, bread.id);
  await send("post", `articles/${bread.id}/retract`, {
    scope: "article",
    note: "The bakers say that no price was agreed on.",
  });
}

async function practise(send: Send): Promise<number> {
  const article = await send("post", "articles", {
    edition: "en-x-practice", // the demonstration's
    story: { slugline: "PRACTICE-CAT" },
    content: {
      headline: "Cat of the town hall is found on the roof",
      summary: "It came down by itself, when lunch was served.",
      body: [
        paragraph("roof", "The cat of the town hall was seen on the roof on Monday morning."),
        paragraph("lunch", "A ladder was brought. The cat came down by itself, when lunch was served."),
      ],
    },
  });
  await publish(send, article.id);
  return article.id;
}

/** Houses above brown water, drawn: a place that nobody lives in. */
async function uploadPicture(send: Send): Promise<number> {
  const house = (x: number, colour: string) =>
    `<path d="M${x} 640V400l110-90 110 90v240z" fill="${colour}"/><path d="M${x - 24} 412l134-112 134 112z" fill="#7c3b2e"/>
     <path d="M${x + 40} 450h48v62h-48zM${x + 132} 450h48v62h-48z" fill="#2c3a44"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000"><rect width="1600" height="1000" fill="#d5dce0"/>
    <path d="M0 380c300-60 500 30 800-10s500-50 800 0v300H0z" fill="#8ea17f"/>
    ${house(240, "#e8d9bd")}${house(560, "#d9b98c")}${house(1060, "#eee3d0")}
    <path d="M0 600c200-40 400 40 600 0s400-40 600 0 300 20 400 0v400H0z" fill="#8a6a48"/>
    <path d="M0 720c260-30 420 30 700 0s600-30 900 0M0 850c260-30 420 30 700 0s600-30 900 0" fill="none" stroke="#a98a63" stroke-width="10"/>
    <path d="M820 690h200l-36 70H860z" fill="#b1402f"/><path d="M920 690V560" stroke="#222" stroke-width="8"/></svg>`;
  const form = new FormData();
  const bytes = new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer());
  form.set("file", new File([bytes], "orven-market.png", { type: "image/png" }));
  const { id } = await send("post", "assets", form);
  await send("patch", `assets/${id}`, { credit: "N. Das / Delta Press" });
  await send("put", `assets/${id}/focal-point`, { x: 0.58, y: 0.55 });
  await send("put", `assets/${id}/texts/en`, {
    alt: "A red boat between houses that stand in brown water",
    caption: "The market of Orven on Wednesday morning",
  });
  await send("put", `assets/${id}/texts/fa`, {
    alt: "قایقی سرخ میان خانه‌هایی که در آب گل‌آلود ایستاده‌اند",
    caption: "بازار اورون، بامداد چهارشنبه",
  });
  return id;
}
