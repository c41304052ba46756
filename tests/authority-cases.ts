// Long because it is one list: every route with a request that it takes.
import type { Database } from "../src/db/database.ts";
import * as accounts from "../src/newsroom-api/accounts.ts";
import * as articles from "../src/newsroom-api/articles.ts";
import * as breaking from "../src/newsroom-api/breaking.ts";
import * as broadcasting from "../src/newsroom-api/broadcasting.ts";
import * as contributors from "../src/newsroom-api/contributors.ts";
import * as editions from "../src/newsroom-api/editions.ts";
import * as live from "../src/newsroom-api/live.ts";
import type { Authority } from "../src/newsroom-api/operation.ts";
import * as stories from "../src/newsroom-api/stories.ts";
import * as tokens from "../src/newsroom-api/tokens.ts";
import * as topics from "../src/newsroom-api/topics.ts";
import { wireSourceRow } from "../src/db/wire-sources.ts";
import { emptyDraft, finish } from "../src/wire/draft.ts";
import { storeItems } from "../src/wire/store-items.ts";
import type { NewsroomUnderTest, Person } from "./newsroom-builder.ts";

/** A request that is right in everything but, perhaps, who sends it. Edition "fa" is the only one that it reaches. */
export interface Sending {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
}

export interface Case {
  /** Where the act asks for more than the contract's word: `writing` is whoever may write somewhere. */
  readonly needs?: Authority | "writing";
  /** Made anew for everybody who may do it, since it can be done once. */
  readonly send: () => Sending | Promise<Sending>;
}

const reading = (sending: Sending = {}): Case => ({ send: () => sending });

/** A case for each operation of the contract, by its id. */
export function authorityCases(news: NewsroomUnderTest, database: Database): Readonly<Record<string, Case>> {
  const made = makers(news, database);
  return {
    ...accountCases(news, made),
    ...articleCases(news, made),
    ...storyCases(news, made),
    ...liveCases(news, made),
    ...editionCases(news, made),
    ...broadcastingCases(news, made),
    ...conceptCases(news, made),
    ...wireCases(made),
  };
}

type Made = ReturnType<typeof makers>;

/** New things of edition "fa", each with a name of its own. */
function makers(news: NewsroomUnderTest, database: Database) {
  let count = 0;
  const name = () => `Ours ${(count += 1)}`;
  const { queries } = database;
  const draft = () => news.draft("fa", name());
  const article = () => news.article("fa", name());
  return {
    name,
    draft,
    article,
    draftParams: async () => ({ article: (await draft()).id }),
    articleParams: async () => ({ article: (await article()).id }),
    story: async () => (await article()).story,
    person: async () =>
      news.call(accounts.addPerson, { body: { name: name(), email: `invited.${count}@newsroom.example` } }),
    token: async () => news.call(tokens.addToken, { body: { name: name() } }),
    contributor: async () => news.call(contributors.createContributor, { body: { kind: "person", name: name() } }),
    topic: async () => news.call(topics.createTopic, { body: { kind: "own", slug: `ours-${(count += 1)}` } }),
    line: async () =>
      (await news.call(breaking.raiseBreakingLine, { body: { editions: ["fa"], text: name() } })).items[0]?.id ?? 0,
    /** An asset that an article of "fa" shows to readers. */
    async shownAsset(kind: "picture" | "audio" = "picture") {
      const { id } = await queries
        .insertInto("asset")
        .values({ ...picture, kind, created_at: new Date(news.now()) })
        .returning("id")
        .executeTakeFirstOrThrow();
      await queries
        .insertInto("published_asset")
        .values({ article: (await article()).id, asset: id })
        .execute();
      return id;
    },
    async hiddenAsset() {
      const row = { ...picture, created_at: new Date(news.now()) };
      return (await queries.insertInto("asset").values(row).returning("id").executeTakeFirstOrThrow()).id;
    },
    async source() {
      const row = {
        name: name(),
        kind: "http" as const,
        place: `https://agency.example/${count}`,
        switched_on: true,
        every_seconds: 60,
        redistributable: true,
        keep_days: 30,
        created_at: new Date(news.now()),
      };
      return (await queries.insertInto("wire_source").values(row).returning("id").executeTakeFirstOrThrow()).id;
    },
    async wireItem() {
      const source = await wireSourceRow(queries, await this.source());
      const finished = finish({ ...emptyDraft, id: `urn:${name()}`, headline: name() }, "fa");
      if (source === null || !finished.ok) throw new Error("The wire item of a test is none.");
      const storing = { database, clock: news.now, fold: (text: string) => text.toLowerCase() };
      await storeItems(storing, source, [{ item: finished.item, raw: new Uint8Array([1]) }]);
      const stored = queries.selectFrom("wire_item").select("id").where("source", "=", source.id);
      return (await stored.executeTakeFirstOrThrow()).id;
    },
    async quarantined() {
      const row = {
        source: await this.source(),
        place: name(),
        reason: "It is none.",
        sha256: name(),
        byte_length: 1,
        beginning: "x",
        raw: Buffer.from("x"),
        received_at: new Date(news.now()),
        state: "waiting" as const,
      };
      return (await queries.insertInto("wire_quarantine").values(row).returning("id").executeTakeFirstOrThrow()).id;
    },
  };
}

const picture = {
  kind: "picture" as const,
  file_name: "x.jpg",
  media_type: "image/jpeg",
  sha256: "0",
  byte_length: 1,
  width: 1,
  height: 1,
  version: "0",
  widths: [1],
};

function accountCases(news: NewsroomUnderTest, made: Made): Readonly<Record<string, Case>> {
  const onPerson = (body?: unknown): Case => ({
    send: async () => ({ params: { account: (await made.person()).account }, body }),
  });
  const password = "eleven green doors";
  let owner: Promise<Person> | undefined;
  return {
    readMe: reading(),
    changeMe: reading({ body: { interfaceLanguage: "en" } }),
    changeOwnPassword: reading({ body: { current: "not this one", password } }),
    readSetUp: reading(),
    setUp: reading({ body: { code: "00000-00000", name: "x", email: "x@newsroom.example", password } }),
    signIn: {
      send: async () => {
        owner ??= news.person(made.name(), []);
        const { email, password: own } = await owner;
        return { body: { email, password: own } };
      },
    },
    signOut: reading(),
    listSessions: reading(),
    revokeSession: reading({ params: { session: "nobody's" } }),
    revokeOtherSessions: reading(),
    listPeople: reading(),
    addPerson: {
      send: () => {
        const name = made.name();
        return { body: { name, email: `${name.replace(" ", ".")}@newsroom.example` } };
      },
    },
    changePerson: onPerson({ grants: [{ edition: "fa", role: "editor" }] }),
    invitePerson: onPerson(),
    switchPersonOff: onPerson(),
    switchPersonOn: onPerson(),
    listSessionsOfPerson: onPerson(),
    revokeSessionsOfPerson: onPerson(),
    readInvitation: { send: async () => ({ params: { code: (await made.person()).invitation.code } }) },
    acceptInvitation: {
      send: async () => ({ params: { code: (await made.person()).invitation.code }, body: { password } }),
    },
    listTokens: reading(),
    addToken: { send: () => ({ body: { name: made.name() } }) },
    revokeToken: { send: async () => ({ params: { token: (await made.token()).id } }) },
    readHealth: reading(),
    readAuditLog: reading(),
  };
}

function articleCases(news: NewsroomUnderTest, made: Made): Readonly<Record<string, Case>> {
  const onDraft = (body?: unknown): Case => ({ send: async () => ({ params: await made.draftParams(), body }) });
  const onArticle = (body?: unknown): Case => ({ send: async () => ({ params: await made.articleParams(), body }) });
  const at = () => new Date(news.now() + 3_600_000).toISOString();
  /** An article of an edition whose texts "fa" can share. */
  const dari = async () => {
    await news.edition("fa-AF");
    return (await news.draft("fa-AF", made.name())).id;
  };
  return {
    createArticle: { send: () => ({ body: { edition: "fa", story: { slugline: made.name() } } }) },
    listArticles: reading(),
    readArticle: onDraft(),
    saveWorkingCopy: {
      send: async () => {
        const { id } = await made.draft();
        const { workingCopy } = await news.read(id);
        return { params: { article: id }, body: { content: {}, updatedAt: workingCopy.updatedAt } };
      },
    },
    changeSlug: onArticle({ slug: "moved" }),
    shareArticle: { send: async () => ({ params: { article: await dari() }, body: { edition: "fa" } }) },
    makeArticleOwn: {
      send: async () => {
        const body = { edition: "fa" };
        const { id } = await news.call(articles.shareArticle, { params: { article: await dari() }, body });
        return { params: { article: id } };
      },
    },
    listReach: onArticle(),
    retractArticle: onArticle({ scope: "article", note: "x" }),
    removeArticle: onArticle({ scope: "article" }),
    restoreArticle: {
      send: async () => {
        const params = await made.articleParams();
        await news.call(articles.removeArticle, { params, body: { scope: "article" } });
        return { params, body: { scope: "article" } };
      },
    },
    makeRevision: onDraft({}),
    listRevisions: onDraft(),
    readRevision: { send: async () => ({ params: { revision: await latestOf(news, (await made.draft()).id) } }) },
    restoreRevision: {
      send: async () => {
        const { id } = await made.draft();
        const { workingCopy, latestRevision } = await news.read(id);
        return { params: { revision: latestRevision ?? 0 }, body: { updatedAt: workingCopy.updatedAt } };
      },
    },
    readBehind: onDraft(),
    publishArticles: { send: async () => ({ body: { articles: [{ article: (await made.draft()).id }] } }) },
    checkPublication: { send: async () => ({ body: { articles: [{ article: (await made.draft()).id }] } }) },
    submitArticle: onDraft(),
    approveArticle: onDraft({}),
    returnArticle: onDraft(),
    scheduleArticle: { send: async () => ({ params: await made.draftParams(), body: { at: at() } }) },
    unscheduleArticle: onDraft(),
    setEmbargo: { send: async () => ({ params: await made.draftParams(), body: { until: at() } }) },
    liftEmbargo: onDraft(),
    holdArticle: onDraft(),
    liftHold: onDraft(),
    previewArticle: onDraft(),
    listExits: onArticle(),
    listFormerAddresses: { send: async () => ({ query: await made.draftParams() }) },
    setFormerAddress: {
      send: async () => {
        const { id } = await made.article();
        return { body: { address: `old/${id}`, article: id } };
      },
    },
  };
}

function liveCases(news: NewsroomUnderTest, made: Made): Readonly<Record<string, Case>> {
  const content = { headline: "x" };
  const begun = async () => {
    const params = await made.articleParams();
    await news.call(live.startLive, { params });
    return params;
  };
  const draft = async () => news.call(live.draftLivePost, { params: await begun(), body: { content } });
  const post = async () => news.call(live.publishNewLivePost, { params: await begun(), body: { content } });
  return {
    readLive: { send: async () => ({ params: await made.draftParams() }) },
    startLive: { send: async () => ({ params: await made.draftParams() }) },
    endLive: { send: async () => ({ params: await begun() }) },
    publishNewLivePost: { send: async () => ({ params: await begun(), body: { content } }) },
    draftLivePost: { send: async () => ({ params: await begun(), body: { content } }) },
    readLivePost: { send: async () => ({ params: { post: (await draft()).id } }) },
    reviseLivePost: { send: async () => ({ params: { post: (await draft()).id }, body: { content, version: 1 } }) },
    publishLivePost: { send: async () => ({ params: { post: (await draft()).id } }) },
    markLivePost: { send: async () => ({ params: { post: (await post()).id }, body: { keyPoint: true } }) },
    removeLivePost: { send: async () => ({ params: { post: (await post()).id } }) },
    restoreLivePost: {
      send: async () => {
        const params = { post: (await post()).id };
        await news.call(live.removeLivePost, { params });
        return { params };
      },
    },
  };
}

async function latestOf(news: NewsroomUnderTest, article: number): Promise<number> {
  return (await news.read(article)).latestRevision ?? 0;
}

function storyCases(news: NewsroomUnderTest, made: Made): Readonly<Record<string, Case>> {
  const pair = async () => ({ story: await made.story(), other: await made.story() });
  return {
    createStory: { needs: "writing", send: () => ({ body: { slugline: made.name() } }) },
    listStories: reading(),
    readStoryBoard: reading(),
    readStory: { send: async () => ({ params: { story: await made.story() } }) },
    changeStory: {
      needs: "writing",
      send: async () => ({ params: { story: await made.story() }, body: { slugline: made.name() } }),
    },
    linkStories: { send: async () => ({ params: await pair() }) },
    unlinkStories: {
      send: async () => {
        const params = await pair();
        await news.call(stories.linkStories, { params });
        return { params };
      },
    },
    mergeStory: {
      send: async () => {
        const { story, other } = await pair();
        return { params: { story }, body: { into: other } };
      },
    },
    splitStory: {
      send: async () => {
        const { story, id } = await made.article();
        await news.draft("fa", made.name(), { story });
        return { params: { story }, body: { articles: [id], slugline: made.name() } };
      },
    },
  };
}

function editionCases(news: NewsroomUnderTest, made: Made): Readonly<Record<string, Case>> {
  const params = { edition: "fa" };
  const sections = async () => (await news.call(editions.readEdition, { params })).sections;
  const own = (code: string) => ({ language: { code, name: "Ours", englishName: `Ours ${code}` } });
  return {
    readSite: reading(),
    listEditions: reading(),
    readEdition: reading({ params }),
    addEdition: reading({ body: own("qaa") }),
    replaceLanguage: reading({ params, body: own("fa") }),
    addPracticeEdition: reading({ params }),
    changeEdition: reading({ params, body: { wordmark: "Ours" } }),
    readLook: reading({ params }),
    replaceLook: reading({ params, body: { tokens: { light: { brand: "#5a1248" } } } }),
    readGlossary: reading({ params }),
    replaceGlossary: reading({ params, body: { entries: [] } }),
    listStanding: reading({ params }),
    writeStanding: reading({
      params: { ...params, page: "about" },
      body: { body: [{ kind: "paragraph", runs: [{ text: "Ours" }] }] },
    }),
    deleteStanding: reading({ params: { ...params, page: "about" } }),
    switchEditionOn: reading({ params, body: {} }),
    switchEditionOff: reading({ params: { edition: "yo" } }),
    addSection: { send: () => ({ params, body: { name: made.name() } }) },
    orderSections: {
      send: async () => ({ params, body: { sections: (await sections()).map(({ id }) => id) } }),
    },
    renameSection: {
      send: async () => ({ params: { section: (await sections())[0]?.id ?? 0 }, body: { name: made.name() } }),
    },
    deleteSection: { send: async () => ({ params: { section: (await sections()).at(-1)?.id ?? 0 } }) },
    readFront: reading({ params }),
    setFront: reading({ params, body: { articles: [] } }),
    raiseBreakingLine: { send: () => ({ body: { editions: ["fa"], text: made.name() } }) },
    listBreakingLines: reading(),
    endBreakingLine: { send: async () => ({ params: { line: await made.line() } }) },
  };
}

function broadcastingCases(news: NewsroomUnderTest, made: Made): Readonly<Record<string, Case>> {
  const params = { edition: "fa" };
  const channelBody = () => ({ kind: "radio" as const, name: made.name() });
  const programmeBody = () => ({ name: made.name(), description: "Ours", kind: "audio" as const });
  const channel = async () => ({
    channel: (await news.call(broadcasting.addChannel, { params, body: channelBody() })).id,
  });
  const programme = async () => ({
    programme: (await news.call(broadcasting.addProgramme, { params, body: programmeBody() })).id,
  });
  const episodeBody = async () => ({ title: made.name(), summary: "Ours", asset: await made.shownAsset("audio") });
  const episode = async () => ({
    episode: (await news.call(broadcasting.addEpisode, { params: await programme(), body: await episodeBody() })).id,
  });
  return {
    listChannels: reading({ params }),
    addChannel: { send: () => ({ params, body: channelBody() }) },
    changeChannel: { send: async () => ({ params: await channel(), body: channelBody() }) },
    removeChannel: { send: async () => ({ params: await channel() }) },
    setSchedule: { send: async () => ({ params: await channel(), body: { slots: [] } }) },
    listProgrammes: reading({ params }),
    addProgramme: { send: () => ({ params, body: programmeBody() }) },
    changeProgramme: { send: async () => ({ params: await programme(), body: programmeBody() }) },
    withdrawProgramme: { send: async () => ({ params: await programme() }) },
    showProgramme: {
      send: async () => {
        const own = await programme();
        await news.call(broadcasting.withdrawProgramme, { params: own });
        return { params: own };
      },
    },
    listEpisodes: { send: async () => ({ params: await programme() }) },
    addEpisode: { send: async () => ({ params: await programme(), body: await episodeBody() }) },
    changeEpisode: { send: async () => ({ params: await episode(), body: await episodeBody() }) },
    publishEpisode: { send: async () => ({ params: await episode(), body: {} }) },
    withdrawEpisode: {
      send: async () => {
        const own = await episode();
        await news.call(broadcasting.publishEpisode, { params: own, body: {} });
        return { params: own };
      },
    },
    deleteEpisode: { send: async () => ({ params: await episode() }) },
  };
}

function conceptCases(news: NewsroomUnderTest, made: Made): Readonly<Record<string, Case>> {
  const contributor = async () => ({ contributor: (await made.contributor()).id });
  const topic = async () => ({ topic: (await made.topic()).id });
  const upload = new FormData();
  upload.set("file", new File(["no picture"], "x.jpg"));
  return {
    createContributor: { needs: "writing", send: () => ({ body: { kind: "person", name: made.name() } }) },
    listContributors: reading(),
    readContributor: { send: async () => ({ params: await contributor() }) },
    changeContributor: { send: async () => ({ params: await contributor(), body: { name: made.name() } }) },
    setContributorText: {
      send: async () => ({ params: { ...(await contributor()), edition: "fa" }, body: { name: made.name() } }),
    },
    withholdContributor: { send: async () => ({ params: await contributor(), body: { edition: "fa" } }) },
    giveContributorBack: {
      send: async () => {
        const params = await contributor();
        await news.call(contributors.withholdContributor, { params, body: { edition: "fa" } });
        return { params, query: { edition: "fa" } };
      },
    },
    createTopic: { send: () => ({ body: { kind: "own", names: { fa: { name: made.name() } } } }) },
    listTopics: reading(),
    readTopic: { send: async () => ({ params: await topic() }) },
    nameTopic: { send: async () => ({ params: { ...(await topic()), edition: "fa" }, body: { name: made.name() } }) },
    uploadAsset: { needs: "writing", send: () => ({ body: upload }) },
    uploadMedia: { needs: "writing", send: () => ({ query: { fileName: "x.mp3" }, body: upload }) },
    makeAsset: { send: async () => ({ params: { asset: await made.shownAsset("audio") } }) },
    listAssets: reading(),
    readAsset: { send: async () => ({ params: { asset: await made.hiddenAsset() } }) },
    changeAsset: { send: async () => ({ params: { asset: await made.shownAsset() }, body: { credit: "x" } }) },
    setFocalPoint: { send: async () => ({ params: { asset: await made.shownAsset() }, body: { x: 0, y: 0 } }) },
    setAssetText: {
      send: async () => ({ params: { asset: await made.hiddenAsset(), edition: "fa" }, body: { alt: "x" } }),
    },
  };
}

function wireCases(made: Made): Readonly<Record<string, Case>> {
  const item = async () => ({ item: await made.wireItem() });
  const source = async () => ({ source: await made.source() });
  const quarantined = async () => ({ quarantined: await made.quarantined() });
  return {
    listWireItems: reading(),
    readWireItem: { send: async () => ({ params: await item() }) },
    dismissWireItem: { needs: "writing", send: async () => ({ params: await item() }) },
    undismissWireItem: { needs: "writing", send: async () => ({ params: await item() }) },
    createArticleFromWire: { send: async () => ({ params: await item(), body: { edition: "fa" } }) },
    listWireUses: { send: async () => ({ params: await made.draftParams() }) },
    addWireUse: { send: async () => ({ params: { ...(await made.draftParams()), ...(await item()) } }) },
    listWireWarnings: reading(),
    listWireSources: reading(),
    addWireSource: {
      send: () => ({ body: { name: made.name(), kind: "http", place: `https://agency.example/${made.name()}` } }),
    },
    changeWireSource: { send: async () => ({ params: await source(), body: { on: false } }) },
    askWireSource: { send: async () => ({ params: await source() }) },
    listQuarantine: reading(),
    replayQuarantined: { send: async () => ({ params: await quarantined() }) },
    discardQuarantined: { send: async () => ({ params: await quarantined() }) },
  };
}
