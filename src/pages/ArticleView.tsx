import type { ComponentChildren } from "preact";
import { breakable } from "../language/segmentation.ts";
import { ArticleBody, blocksStyle } from "./ArticleBody.tsx";
import { ArticleHead, canonicalAddress } from "./ArticleHead.tsx";
import { CardView, GenreLabel } from "./CardView.tsx";
import { BylineCards, BylineLine, Credits } from "./Bylines.tsx";
import { Document } from "./Document.tsx";
import { EditionList, FramedPage } from "./Frame.tsx";
import { articleJsonLd } from "./json-ld.ts";
import { KeyPoints, keyPointsId, Posts } from "./LiveView.tsx";
import type { ArticlePage, Notice, PageBlock } from "./page.ts";
import { pageTitle } from "./page-title.ts";
import { Caption, PictureView } from "./PictureView.tsx";
import type { Setting } from "./setting.ts";
import { Name, Sentence, Text, Time } from "./Words.tsx";

interface Props {
  setting: Setting;
  page: ArticlePage;
}

/** An article, also as a flash and as a retracted one. */
export function ArticleView({ setting, page }: Props) {
  const reference = hasReference(page);
  return (
    <Document
      kind={page.live === null ? "article" : "live-posts"}
      language={setting.language}
      theme={setting.theme}
      setting={setting}
      title={pageTitle(setting, page.headline)}
      description={page.summary}
      canonical={setting.preview ? null : setting.absolute(canonicalAddress(page))}
      head={setting.preview ? <base target="_blank" /> : <ArticleHead setting={setting} page={page} />}
      jsonLd={setting.preview ? undefined : articleJsonLd(setting, page)}
      style={blocksStyle([...page.body, ...liveBlocks(page)])}
    >
      <FramedPage
        setting={setting}
        frame={page.frame}
        current={page.section?.address}
        alternates={page.alternates}
        keyPoints={page.live !== null && page.live.keyPoints.length > 0 ? keyPointsId : undefined}
      >
        <div class={reference ? "cols" : "solo"}>
          <article class="art">
            <Opening setting={setting} page={page} />
            {page.retracted ? null : <Content setting={setting} page={page} />}
          </article>
          {reference ? <Reference setting={setting} page={page} /> : null}
        </div>
      </FramedPage>
    </Document>
  );
}

/** Headline, summary, who and when, and the notices that must be read first. */
export function Opening({ setting, page }: Props) {
  const { language } = setting;
  const notices = page.notices.filter((notice) => notice.kind !== "update");
  return (
    <header>
      <Label setting={setting} page={page} />
      <h1>{breakable(language, page.headline)}</h1>
      {page.summary !== "" && !page.retracted ? <p class="sum">{breakable(language, page.summary)}</p> : null}
      <div class="meta">
        {page.retracted ? null : <BylineLine setting={setting} bylines={page.bylines} />}
        <Times setting={setting} page={page} />
        <FirstPublishedBy setting={setting} page={page} />
        {otherEditions(page).length > 0 ? (
          <a href={`${setting.light ? setting.full(page.address) : ""}#languages`}>
            <Text language={language} of="inOtherLanguages" />
          </a>
        ) : null}
      </div>
      {page.retracted && notices.every((notice) => notice.kind !== "retraction") ? (
        <section class="notice">
          <h2>
            <Text language={language} of="retracted" />
          </h2>
        </section>
      ) : null}
      {notices.map((notice) => (
        <NoticeView setting={setting} notice={notice} />
      ))}
    </header>
  );
}

/** Whose text it is, where another edition's. */
function FirstPublishedBy({ setting, page }: Props) {
  const { language, link } = setting;
  if (page.firstPublished === null) return null;
  const { service, address } = page.firstPublished;
  return (
    <p>
      <Text language={language} of="firstPublishedBy">
        <a href={link(address)}>
          <Name language={language}>{service}</Name>
        </a>
      </Text>
    </p>
  );
}

/** Live, breaking, or what kind of journalism it is. */
function Label({ setting, page }: Props) {
  const { language } = setting;
  const ended = page.live !== null && page.live.endedAt !== null;
  if (!ended && page.live === null && !page.flash) return <GenreLabel setting={setting} genre={page.genre} />;
  return (
    <span class={ended ? "genre" : "genre flash"}>
      <Text language={language} of={ended ? "liveEnded" : page.live === null ? "breakingNews" : "live"} />
    </span>
  );
}

function Times({ setting, page }: Props) {
  const { language } = setting;
  return (
    <>
      <p>
        <Text language={language} of="published" /> <Time setting={setting} at={page.publishedAt} style="dateAndTime" />
      </p>
      {page.updatedAt === null ? null : (
        <p>
          <Text language={language} of="updated" /> <Time setting={setting} at={page.updatedAt} style="dateAndTime" />
        </p>
      )}
    </>
  );
}

/** Lead picture, text, updates and credits. */
export function Content({ setting, page }: Props) {
  const updates = page.notices.filter((notice) => notice.kind === "update");
  const { live } = page;
  return (
    <>
      {live === null ? null : <KeyPoints setting={setting} live={live} address={page.address} />}
      {page.lead && page.lead.widths.length > 0 ? (
        <figure>
          <PictureView
            setting={setting}
            picture={page.lead}
            sizes="(min-width:1200px) 736px,100vw"
            widest={1597}
            first
          />
          <Caption setting={setting} picture={page.lead} />
        </figure>
      ) : null}
      {page.flash && live === null ? (
        <p class="soon">
          <Text language={setting.language} of="moreSoon" />
        </p>
      ) : (
        <ArticleBody setting={setting} dateline={page.dateline} blocks={page.body} />
      )}
      {live === null ? null : <Posts setting={setting} live={live} address={page.address} />}
      {updates.map((notice) => (
        <NoticeView setting={setting} notice={notice} />
      ))}
      <Credits setting={setting} page={page} />
      {setting.light ? null : <BylineCards setting={setting} bylines={page.bylines} />}
      {setting.light || setting.preview ? null : <div class="do" />}
    </>
  );
}

const noticeTerms = {
  update: "whatChanged",
  correction: "correction",
  clarification: "clarification",
  retraction: "retracted",
} as const;

function NoticeView({ setting, notice }: { setting: Setting; notice: Notice }) {
  return (
    <section class="notice">
      <h2>
        <Text language={setting.language} of={noticeTerms[notice.kind]} />
      </h2>{" "}
      <Time setting={setting} at={notice.at} style="dateAndTime" />
      <p>
        <Sentence language={setting.language}>{notice.text}</Sentence>
      </p>
    </section>
  );
}

function Reference({ setting, page }: Props) {
  const { language, link } = setting;
  const topics = page.section ? [page.section, ...page.topics] : page.topics;
  const others = otherEditions(page);
  return (
    <aside class="side">
      {page.related.length > 0 ? (
        <Box class="r" heading={<Text language={language} of="related" />}>
          <ul>
            {page.related.map((card) => (
              <li>
                <CardView setting={setting} card={card} size="line" level={3} />
              </li>
            ))}
          </ul>
        </Box>
      ) : null}
      {topics.length > 0 ? (
        <Box heading={<Text language={language} of="relatedTopics" />}>
          <ul class="t">
            {topics.map((topic) => (
              <li>
                <a href={link(topic.address)}>
                  <Name language={language}>{topic.name}</Name>
                </a>
              </li>
            ))}
          </ul>
        </Box>
      ) : null}
      {others.length > 0 ? (
        <Box heading={<Text language={language} of="inOtherLanguages" />} id="languages">
          <EditionList setting={setting} editions={page.alternates} />
        </Box>
      ) : null}
    </aside>
  );
}

function Box(props: { heading: ComponentChildren; id?: string; class?: string; children: ComponentChildren }) {
  return (
    <section class={props.class}>
      <h2 class="strong" id={props.id}>
        {props.heading}
      </h2>
      {props.children}
    </section>
  );
}

function otherEditions(page: ArticlePage) {
  return page.alternates.filter((alternate) => !alternate.self);
}

function liveBlocks({ live }: ArticlePage): readonly PageBlock[] {
  if (live === null) return [];
  return [...(live.pinned === null ? [] : [live.pinned]), ...live.posts].flatMap(({ body }) => body);
}

function hasReference(page: ArticlePage): boolean {
  return page.related.length + page.topics.length + otherEditions(page).length > 0 || page.section !== null;
}
