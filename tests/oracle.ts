// Long because it is one list: every act of the newsroom, and how often it is played.
import { livePageSize } from "../src/story/live.ts";
import { randomFrom, type Random } from "./random.ts";
import type { Answer, World } from "./world.ts";

// Random acts through the newsroom's API, in the proportions of a lively newsroom with a nervous lawyer.

/** What the acts have made so far, as far as they need to know it. */
interface Made {
  readonly stories: number[];
  readonly articles: { readonly id: number; readonly edition: string; story: number }[];
  readonly contributors: number[];
  readonly topics: number[];
  readonly assets: number[];
  readonly lines: number[];
  /** Editions that are switched off. */
  readonly off: string[];
  /** Articles in the practice edition. */
  readonly practised: number[];
  /** Articles that have, or had, live coverage; and its posts. */
  readonly live: number[];
  readonly posts: number[];
}

export interface OracleAct {
  readonly name: string;
  /** HTTP statuses of what was asked; a refusal is part of the game. */
  readonly statuses: readonly number[];
}

type Play = (world: World, made: Made, random: Random) => Promise<readonly Answer[]>;

const words = "water market north talks harbour rain school vaccine border song river council radio bridge".split(" ");

/** Plays one random act after another: `play()` does the next and says what it was. */
export function openOracle(world: World, seed: number) {
  const random = randomFrom(seed);
  const made: Made = {
    stories: [],
    articles: [],
    contributors: [],
    topics: [],
    assets: [],
    lines: [],
    off: [],
    practised: [],
    live: [],
    posts: [],
  };
  return {
    made,
    async prepare() {
      for (let index = 0; index < 3; index += 1) {
        await newContributor(world, made, random);
        await newTopic(world, made, random);
      }
      for (let index = 0; index < 2; index += 1) await newAsset(world, made, random);
      await world.call("POST", "/api/editions/en/practice");
      // So many posts that those of the game begin, and fill, pages of older ones.
      await publishNew(world, made, random);
      await turnLive(world, made, randomFrom(1));
      for (let count = 0; count < 2 * livePageSize - 1; count += 1) await postLive(world, made, random);
    },
    /** Plays the act of that name, or any. */
    async play(name?: string): Promise<OracleAct> {
      const [, chosen, play] = acts.find(([, own]) => own === name) ?? weighted(random);
      const answers = await play(world, made, random);
      return { name: chosen, statuses: answers.map((answer) => answer.status) };
    },
  };
}

function weighted(random: Random): (typeof acts)[number] {
  const total = acts.reduce((sum, [weight]) => sum + weight, 0);
  let at = random.below(total);
  for (const act of acts) {
    at -= act[0];
    if (at < 0) return act;
  }
  throw new Error("The weights of the acts do not add up.");
}

const headline = (random: Random) => `${random.pick(words)} ${random.pick(words)} ${random.below(1000)}`;

function content(world: World, made: Made, random: Random, edition: string) {
  const some = (from: readonly number[], most: number) =>
    from.length === 0 ? [] : [...new Set(Array.from({ length: random.below(most + 1) }, () => random.pick(from)))];
  const flash = random.chance(0.1);
  const asset = flash || made.assets.length === 0 || random.chance(0.4) ? null : random.pick(made.assets);
  const inBody =
    !flash && made.assets.length > 0 && random.chance(0.15)
      ? [{ kind: "picture", asset: random.pick(made.assets) }]
      : [];
  const siblings = made.articles.filter((one) => one.edition === edition).map((one) => one.id);
  return {
    headline: headline(random),
    shortHeadline: random.chance(0.3) ? headline(random) : null,
    summary: headline(random),
    dateline: random.chance(0.5) ? "GENEVA" : null,
    genre: random.pick(["news", "analysis", "opinion"]),
    section: random.chance(0.8) ? random.pick(world.sections(edition)) : null,
    topics: some(made.topics, 2),
    bylines: some(made.contributors, 2).map((contributor) => ({ contributor, role: "reporter" })),
    body: flash
      ? []
      : [
          { kind: "paragraph", runs: [{ text: headline(random) }] },
          ...inBody,
          { kind: "quotation", runs: [{ text: headline(random) }], by: "A. Person", original: null },
        ],
    leadAsset: asset,
    related: siblings.length > 0 && random.chance(0.2) ? [random.pick(siblings)] : [],
    machineDraft: random.chance(0.5),
    rights: { redistributable: random.chance(0.8) },
  };
}

const newArticle: Play = async (world, made, random) => {
  const edition = random.pick(world.editions);
  const story =
    made.stories.length > 0 && random.chance(0.3)
      ? random.pick(made.stories)
      : { slugline: headline(random), urgency: 1 + random.below(9) };
  const created = await world.call("POST", "/api/articles", {
    edition,
    story,
    content: content(world, made, random, edition),
  });
  if (created.status !== 201) return [created];
  const { id, story: storyId } = created.json as { id: number; story: number };
  if (!made.stories.includes(storyId)) made.stories.push(storyId);
  made.articles.push({ id, edition, story: storyId });
  const revised = await world.call("POST", `/api/articles/${id}/revisions`, {});
  return [created, revised];
};

const publishNew: Play = async (world, made, random) => {
  const created = await newArticle(world, made, random);
  const article = made.articles.at(-1);
  if (article === undefined) return created;
  return [
    ...created,
    await world.call("POST", "/api/publications", { articles: [{ article: article.id }], kind: "publish" }),
  ];
};

/** An article of an existing one's story in another edition, made from its newest revision, and published. */
const translate: Play = async (world, made, random) => {
  if (made.articles.length === 0) return [];
  const source = random.pick(made.articles);
  const edition = random.pick(world.editions);
  const revisions = await world.call("GET", `/api/articles/${source.id}/revisions`);
  const newest = (revisions.json as { items: { id: number }[] }).items[0];
  if (newest === undefined) return [revisions];
  const story = ((await world.call("GET", `/api/articles/${source.id}`)).json as { story: number }).story;
  const madeFrom = { article: source.id, revision: newest.id };
  const created = await world.call("POST", "/api/articles", {
    edition,
    story,
    content: content(world, made, random, edition),
    madeFrom,
  });
  if (created.status !== 201) return [created];
  const { id } = created.json as { id: number };
  made.articles.push({ id, edition, story });
  const revised = await world.call("POST", `/api/articles/${id}/revisions`, {});
  return [
    created,
    revised,
    await world.call("POST", "/api/publications", { articles: [{ article: id }], kind: "publish" }),
  ];
};

/** One story in several editions, published in one act. */
const publishMany: Play = async (world, made, random) => {
  const answers: Answer[] = [];
  const ids: number[] = [];
  let story: number | object = { slugline: headline(random), urgency: 5 };
  for (const edition of world.editions.filter(() => random.chance(0.7))) {
    const created = await world.call("POST", "/api/articles", {
      edition,
      story,
      content: content(world, made, random, edition),
    });
    answers.push(created);
    if (created.status !== 201) continue;
    const { id, story: storyId } = created.json as { id: number; story: number };
    story = storyId;
    if (!made.stories.includes(storyId)) made.stories.push(storyId);
    made.articles.push({ id, edition, story: storyId });
    ids.push(id);
    answers.push(await world.call("POST", `/api/articles/${id}/revisions`, {}));
  }
  if (ids.length === 0) return answers;
  return [
    ...answers,
    await world.call("POST", "/api/publications", { articles: ids.map((article) => ({ article })), kind: "publish" }),
  ];
};

const schedule: Play = async (world, made, random) => {
  const created = await newArticle(world, made, random);
  const article = made.articles.at(-1);
  if (article === undefined) return created;
  return [
    ...created,
    await world.call("POST", `/api/articles/${article.id}/schedule`, { at: later(world, 1 + random.below(20)) }),
  ];
};

const change =
  (kind: string): Play =>
  async (world, made, random) => {
    if (made.articles.length === 0) return [];
    const article = random.pick(made.articles);
    const before = await world.call("GET", `/api/articles/${article.id}`);
    const { workingCopy } = before.json as { workingCopy: { content: Record<string, unknown> } };
    const body = random.chance(0.5)
      ? { ...workingCopy.content, headline: headline(random) }
      : { ...workingCopy.content, ...content(world, made, random, article.edition) };
    const revised = await world.call("POST", `/api/articles/${article.id}/revisions`, { content: body });
    const note = kind === "edit" ? {} : { note: headline(random) };
    return [
      revised,
      await world.call("POST", "/api/publications", { articles: [{ article: article.id }], kind, ...note }),
    ];
  };

const onArticle =
  (method: string, path: string, body: (world: World, random: Random) => object | undefined): Play =>
  async (world, made, random) =>
    made.articles.length === 0
      ? []
      : [await world.call(method, `/api/articles/${random.pick(made.articles).id}${path}`, body(world, random))];

const scope = (random: Random) => random.pick(["article", "article", "made-from", "story"]);
const later = (world: World, hours: number) => new Date(world.now() + hours * 3_600_000).toISOString();

const onStories =
  (method: string, path: (story: number, other: number) => string, body: (other: number) => object | undefined): Play =>
  async (world, made, random) => {
    if (made.stories.length < 2) return [];
    const story = random.pick(made.stories);
    const other = random.pick(made.stories.filter((one) => one !== story));
    return [await world.call(method, path(story, other), body(other))];
  };

const split: Play = async (world, made, random) => {
  if (made.articles.length === 0) return [];
  const article = random.pick(made.articles);
  const { story } = (await world.call("GET", `/api/articles/${article.id}`)).json as { story: number };
  const answer = await world.call("POST", `/api/stories/${story}/split`, {
    slugline: headline(random),
    articles: [article.id],
  });
  const id = (answer.json as { id?: number }).id;
  if (answer.status < 300 && id !== undefined) made.stories.push(id);
  return [answer];
};

const newContributor: Play = async (world, made, random) => {
  const answer = await world.call("POST", "/api/contributors", {
    kind: random.pick(["person", "desk", "agency"]),
    name: `Name ${random.below(10_000)}`,
  });
  if (answer.status === 201) made.contributors.push((answer.json as { id: number }).id);
  return [answer];
};

const newTopic: Play = async (world, made, random) => {
  const slug = `topic-${made.topics.length}`;
  const names = Object.fromEntries(
    world.editions
      .filter(() => random.chance(0.8))
      .map((edition) => [edition, { name: `Topic ${random.below(1000)}` }]),
  );
  const answer = await world.call("POST", "/api/topics", { kind: "own", slug, names });
  if (answer.status === 201) made.topics.push((answer.json as { id: number }).id);
  return [answer];
};

const newAsset: Play = async (world, made, random) => {
  const answer = await world.upload(`picture-${made.assets.length}.png`, random.below(1_000_000));
  if (answer.status !== 201) return [answer];
  const { id } = answer.json as { id: number };
  made.assets.push(id);
  const texts = [];
  for (const edition of world.editions)
    texts.push(
      await world.call("PUT", `/api/assets/${id}/texts/${edition}`, {
        alt: `Alt ${random.below(1000)}`,
        caption: null,
      }),
    );
  return [answer, ...texts];
};

const assetText: Play = async (world, made, random) => [
  await world.call("PUT", `/api/assets/${random.pick(made.assets)}/texts/${random.pick(world.editions)}`, {
    alt: `Alt ${random.below(1000)}`,
    caption: headline(random),
  }),
];

const assetRights: Play = async (world, made, random) => [
  await world.call(
    "PATCH",
    `/api/assets/${random.pick(made.assets)}`,
    random.chance(0.5) ? { credit: `Agency ${random.below(100)}` } : { expiresAt: later(world, 1 + random.below(40)) },
  ),
];

const renameContributor: Play = async (world, made, random) => {
  const contributor = random.pick(made.contributors);
  if (random.chance(0.5))
    return [await world.call("PATCH", `/api/contributors/${contributor}`, { name: `Renamed ${random.below(1000)}` })];
  return [
    await world.call("PUT", `/api/contributors/${contributor}/texts/${random.pick(world.editions)}`, {
      name: `Local ${random.below(1000)}`,
      description: headline(random),
    }),
  ];
};

const portrait: Play = async (world, made, random) => [
  await world.call("PATCH", `/api/contributors/${random.pick(made.contributors)}`, {
    portrait: random.chance(0.3) ? null : random.pick(made.assets),
  }),
];

const withhold: Play = async (world, made, random) => {
  const path = `/api/contributors/${random.pick(made.contributors)}/withhold`;
  const where = random.chance(0.5) ? {} : { edition: random.pick(world.editions) };
  return [await world.call(random.chance(0.6) ? "POST" : "DELETE", path, where)];
};

const renameTopic: Play = async (world, made, random) => [
  await world.call("PUT", `/api/topics/${random.pick(made.topics)}/names/${random.pick(world.editions)}`, {
    name: `Topic ${random.below(1000)}`,
  }),
];

const breakingLine: Play = async (world, made, random) => {
  const editions = world.editions.filter(() => random.chance(0.5));
  if (editions.length === 0) return [];
  const article = made.articles.length > 0 && random.chance(0.4) ? random.pick(made.articles) : null;
  const answer = await world.call("POST", "/api/breaking-lines", {
    editions: article === null ? editions : [article.edition],
    text: headline(random),
    article: article?.id ?? null,
    startsAt: random.chance(0.3) ? later(world, 1 + random.below(10)) : null,
    endsAt: random.chance(0.5) ? later(world, 12 + random.below(30)) : null,
  });
  for (const line of (answer.json as { items?: { id: number }[] }).items ?? []) made.lines.push(line.id);
  return [answer];
};

const endLine: Play = async (world, made, random) =>
  made.lines.length === 0 ? [] : [await world.call("POST", `/api/breaking-lines/${random.pick(made.lines)}/end`)];

const frontBlocks: Play = async (world, made, random) => {
  const edition = random.pick(world.editions);
  const sections = world.sections(edition);
  const articles = made.articles.filter((one) => one.edition === edition).map((one) => one.id);
  const picked = articles.length === 0 ? [] : [random.pick(articles), ...articles.slice(0, random.below(3))];
  const blocks = [
    { kind: "section", section: random.pick(sections) },
    ...(made.topics.length > 0 ? [{ kind: "topic", topic: random.pick(made.topics) }] : []),
    ...(articles.length > 0
      ? [{ kind: "picks", title: `Picks ${random.below(100)}`, articles: [...new Set(picked)] }]
      : []),
  ];
  const body = { articles: [], blocks: random.chance(0.3) ? [] : blocks };
  return [await world.call("PUT", `/api/editions/${edition}/front`, body)];
};

const standingPage: Play = async (world, _made, random) => {
  const edition = random.pick(world.editions);
  const page = random.pick(["about", "corrections", "contact", "privacy"]);
  const at = `/api/editions/${edition}/standing/${page}`;
  if (random.chance(0.3)) return [await world.call("DELETE", at)];
  const body = [{ kind: "paragraph", runs: [{ text: headline(random) }] }];
  return [await world.call("PUT", at, { body })];
};

const look: Play = async (world, _made, random) => {
  const brand = random.pick(["#0b4668", "#5a1248", "#24451f"]);
  const tokens = random.chance(0.3) ? null : { light: { brand } };
  return [await world.call("PUT", `/api/editions/${random.pick(world.editions)}/look`, { tokens })];
};

const frontPicks: Play = async (world, made, random) => {
  const edition = random.pick(world.editions);
  const own = made.articles.filter((one) => one.edition === edition).map((one) => one.id);
  if (own.length === 0) return [];
  const articles = [...new Set([random.pick(own), random.pick(own)])];
  return [await world.call("PUT", `/api/editions/${edition}/front`, { articles })];
};

const renameSection: Play = async (world, _made, random) => [
  await world.call("PATCH", `/api/sections/${random.pick(world.sections(random.pick(world.editions)))}`, {
    name: `Section ${random.below(1000)}`,
  }),
];

/** Off, or on again; the first edition stays on. */
const switchEdition: Play = async (world, made, random) => {
  const off = made.off.pop();
  if (off !== undefined) return [await world.call("POST", `/api/editions/${off}/switch-on`, {})];
  const edition = random.pick(world.editions.slice(1));
  made.off.push(edition);
  return [await world.call("POST", `/api/editions/${edition}/switch-off`)];
};

/** Everything that nobody may ever see, some of it in stories that real editions tell. */
const practise: Play = async (world, made, random) => {
  if (made.practised.length > 0 && random.chance(0.4)) {
    const path = `/api/articles/${random.pick(made.practised)}`;
    if (random.chance(0.5))
      return [await world.call("POST", `${path}/retract`, { scope: "article", note: "Practice" })];
    return [await world.call("POST", `${path}/remove`, { scope: "article" })];
  }
  const edition = "en-x-practice";
  const story = made.stories.length > 0 ? random.pick(made.stories) : { slugline: headline(random) };
  const own = (await world.call("GET", `/api/editions/${edition}`)).json as { sections: { id: number }[] };
  const body = {
    ...content(world, made, random, "en"),
    section: own.sections[0]?.id ?? null,
    leadAsset: null,
    related: [],
  };
  const written = body.body.filter((block) => block.kind !== "picture");
  const created = await world.call("POST", "/api/articles", { edition, story, content: { ...body, body: written } });
  if (created.status !== 201) return [created];
  const { id } = created.json as { id: number };
  made.practised.push(id);
  const revised = await world.call("POST", `/api/articles/${id}/revisions`, {});
  return [
    created,
    revised,
    await world.call("POST", "/api/publications", { articles: [{ article: id }], kind: "publish" }),
  ];
};

const postContent = (made: Made, random: Random) => ({
  headline: random.chance(0.6) ? headline(random) : null,
  body: [
    { kind: "paragraph", runs: [{ text: headline(random) }] },
    ...(made.assets.length > 0 && random.chance(0.2) ? [{ kind: "picture", asset: random.pick(made.assets) }] : []),
  ],
  bylines: random.chance(0.2) ? [{ contributor: random.pick(made.contributors), role: "reporter" }] : [],
});

/** Begins live coverage, or ends it, or goes on with it. */
const turnLive: Play = async (world, made, random) => {
  if (made.articles.length === 0) return [];
  const begun = made.live.length > 0 && random.chance(0.6);
  const id = begun ? random.pick(made.live) : random.pick(made.articles).id;
  const started = await world.call("POST", `/api/articles/${id}/live`);
  if (started.status === 409 && begun) return [await world.call("POST", `/api/articles/${id}/live/end`)];
  if (started.status < 300 && !made.live.includes(id)) made.live.push(id);
  return [started];
};

const postLive: Play = async (world, made, random) => {
  if (made.live.length === 0) return [];
  const marks = { keyPoint: random.chance(0.2), pinned: random.chance(0.1) };
  const body = { content: postContent(made, random), ...marks };
  const posted = await world.call("POST", `/api/articles/${random.pick(made.live)}/live/posts`, body);
  if (posted.status === 201) made.posts.push((posted.json as { id: number }).id);
  return [posted];
};

/** A post in coverage of an article that is new. */
async function freshPost(world: World, made: Made, random: Random): Promise<void> {
  await publishNew(world, made, random);
  const id = made.articles.at(-1)?.id;
  if (id === undefined || (await world.call("POST", `/api/articles/${id}/live`)).status >= 300) return;
  made.live.push(id);
  const posted = await world.call("POST", `/api/articles/${id}/live/posts`, {
    content: postContent(made, random),
    keyPoint: false,
    pinned: false,
  });
  if (posted.status === 201) made.posts.push((posted.json as { id: number }).id);
}

const onPost =
  (method: string, path: string, body: (made: Made, random: Random) => object | undefined): Play =>
  async (world, made, random) => {
    // The coverage of every post so far may have ended, or its article be gone: sometimes begin anew.
    if (random.chance(0.15)) await freshPost(world, made, random);
    if (made.posts.length === 0) return [];
    const id = random.chance(0.3) ? made.posts.at(-1) : random.pick(made.posts);
    if (path === "/restore" && random.chance(0.3)) await world.call("POST", `/api/live-posts/${id}/remove`);
    const given = body(made, random);
    if (method !== "PUT") return [await world.call(method, `/api/live-posts/${id}${path}`, given)];
    const { version } = (await world.call("GET", `/api/live-posts/${id}`)).json as { version: number };
    return [await world.call(method, `/api/live-posts/${id}${path}`, { ...given, version })];
  };

const timePasses =
  (minutes: number): Play =>
  async (world, _made, random) => {
    await world.pass((1 + random.below(minutes)) * 60_000);
    return [];
  };

const acts: readonly (readonly [number, string, Play])[] = [
  [10, "publish a new article", publishNew],
  [3, "write a new article", newArticle],
  [8, "translate and publish", translate],
  [3, "publish many", publishMany],
  [5, "edit", change("edit")],
  [3, "update", change("update")],
  [3, "correct", change("correction")],
  [2, "clarify", change("clarification")],
  [3, "retract", onArticle("POST", "/retract", (_, random) => ({ scope: scope(random), note: headline(random) }))],
  [2, "remove", onArticle("POST", "/remove", (_, random) => ({ scope: scope(random) }))],
  [4, "restore", onArticle("POST", "/restore", (_, random) => ({ scope: scope(random) }))],
  [2, "embargo", onArticle("PUT", "/embargo", (world, random) => ({ until: later(world, 1 + random.below(30)) }))],
  [1, "lift an embargo", onArticle("DELETE", "/embargo", () => undefined)],
  [2, "hold", onArticle("POST", "/hold", () => undefined)],
  [2, "lift a hold", onArticle("DELETE", "/hold", () => undefined)],
  [2, "schedule", schedule],
  [
    2,
    "change a slug",
    onArticle("PUT", "/slug", (_, random) => ({ slug: `${random.pick(words)}-${random.below(100)}` })),
  ],
  [
    2,
    "link stories",
    onStories(
      "PUT",
      (story, other) => `/api/stories/${story}/links/${other}`,
      () => undefined,
    ),
  ],
  [
    1,
    "unlink stories",
    onStories(
      "DELETE",
      (story, other) => `/api/stories/${story}/links/${other}`,
      () => undefined,
    ),
  ],
  [
    2,
    "merge stories",
    onStories(
      "POST",
      (story) => `/api/stories/${story}/merge`,
      (other) => ({ into: other }),
    ),
  ],
  [2, "split a story", split],
  [1, "new contributor", newContributor],
  [1, "new topic", newTopic],
  [1, "new picture", newAsset],
  [2, "describe a picture", assetText],
  [2, "change a picture's rights", assetRights],
  [3, "rename a contributor", renameContributor],
  [1, "change a portrait", portrait],
  [3, "take a name off, or give it back", withhold],
  [2, "rename a topic", renameTopic],
  [3, "raise a breaking line", breakingLine],
  [2, "end a breaking line", endLine],
  [2, "pick for a front", frontPicks],
  [1, "put blocks on a front", frontBlocks],
  [1, "write about the service", standingPage],
  [0.5, "give a look", look],
  [3, "rename a section", renameSection],
  [2, "switch an edition off, or on again", switchEdition],
  [3, "practise", practise],
  [3, "begin or end live coverage", turnLive],
  [4, "post live", postLive],
  [
    2,
    "change a live post",
    onPost("PUT", "", (made, random) => ({
      content: postContent(made, random),
      note: random.chance(0.5) ? headline(random) : null,
    })),
  ],
  [
    1,
    "mark a live post",
    onPost("PATCH", "", (_, random) => ({ keyPoint: random.chance(0.5), pinned: random.chance(0.3) })),
  ],
  [1, "remove a live post", onPost("POST", "/remove", () => undefined)],
  [1, "restore a live post", onPost("POST", "/restore", () => undefined)],
  [4, "minutes pass", timePasses(90)],
  [3, "days pass", timePasses(60 * 40)],
];

/** Every act that can be played, for a test that wants to see each at least once. */
export const actNames: readonly string[] = acts.map(([, name]) => name);
