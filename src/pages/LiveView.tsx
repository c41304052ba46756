import { breakable } from "../language/segmentation.ts";
import { isAllForeign, isolate } from "../language/isolation.ts";
import { formatNumber } from "../language/numbers.ts";
import { term } from "../language/term.ts";
import { truncate } from "../language/truncation.ts";
import { ArticleBody, blocksStyle } from "./ArticleBody.tsx";
import { BylineLine, RoleLines } from "./Bylines.tsx";
import { Document } from "./Document.tsx";
import { FramedPage } from "./Frame.tsx";
import { LightPage } from "./light/LightPage.tsx";
import { lineOf } from "./live-json-ld.ts";
import { liveNoticeName } from "./live-notice.ts";
import type { LiveCoverage, LivePost, LivePostsPage, PageBlock } from "./page.ts";
import { pageTitle } from "./page-title.ts";
import type { Setting } from "./setting.ts";
import { Sentence, Text, Time } from "./Words.tsx";

// Live coverage on its article's page, and its older posts on pages of their own.

interface Props {
  setting: Setting;
  live: LiveCoverage;
}

/** A key point is a post's headline or its first words, no longer than this (graphemes). */
const keyPointLength = 140;

/** A text version shows no more posts, and leads on to the page itself. */
const lightPosts = 10;

/** The id that skip links lead to. */
export const keyPointsId = "key-points";

function shortened({ language }: Setting, line: string): string {
  return breakable(language, truncate(language, line, keyPointLength));
}

function postsHere({ light }: Setting, { posts }: LiveCoverage): readonly LivePost[] {
  return light ? posts.slice(0, lightPosts) : posts;
}

/** What happened so far, newest first, each line leading to its post. */
export function KeyPoints({ setting, live, address: page }: Props & { address: string }) {
  const { language, link } = setting;
  if (live.keyPoints.length === 0) return null;
  const here = [live.pinned, ...postsHere(setting, live)].map((post) => post?.number);
  const place = (number: number, address: string | null) => {
    if (address !== null) return link(address);
    return here.includes(number) ? "" : setting.full(page);
  };
  return (
    <section class="keys" aria-labelledby={keyPointsId}>
      <h2 class="strong" id={keyPointsId} tabindex={-1}>
        <Text language={language} of="keyPoints" />
      </h2>
      <ul>
        {live.keyPoints.map(({ number, at, line, address }) => (
          <li>
            <Time setting={setting} at={at} style="dateAndTime" />
            <a href={`${place(number, address)}#${anchorOf(number)}`}>{shortened(setting, line)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The pinned post, then the newest. What a script needs to tell of new ones stands on the section while the coverage runs. */
export function Posts({ setting, live, address }: Props & { address: string }) {
  const { language, link } = setting;
  const posts = postsHere(setting, live);
  const next = live.posts[posts.length];
  const older =
    next === undefined ? live.older && link(live.older) : `${setting.full(address)}#${anchorOf(next.number)}`;
  const told =
    live.endedAt === null && !setting.preview && !setting.light
      ? { "data-live": liveNoticeName, "data-version": live.version, "data-newest": live.newest }
      : {};
  return (
    <section class="live" id="live" aria-labelledby="posts" {...told}>
      <h2 class="strong" id="posts">
        <Text language={language} of="latestPosts" />
      </h2>
      {live.pinned === null ? null : <PostView setting={setting} post={live.pinned} pinned />}
      {posts.map((post) => (
        <PostView setting={setting} post={post} />
      ))}
      {older === null ? null : (
        <nav class="pager" aria-label={term(language, "olderPosts")}>
          <a rel="prev" href={older}>
            <Text language={language} of="olderPosts" />
          </a>
        </nav>
      )}
    </section>
  );
}

/** A post; its time is its link, to be shared. */
function PostView({ setting, post, pinned }: { setting: Setting; post: LivePost; pinned?: boolean }) {
  const { language } = setting;
  const id = anchorOf(post.number);
  return (
    <article class={pinned ? "post pin" : "post"} id={id}>
      {pinned ? (
        <span class="genre">
          <Text language={language} of="pinnedPost" />
        </span>
      ) : null}
      <a class="at" href={`#${id}`}>
        <Time setting={setting} at={post.at} style="dateAndTime" />
      </a>
      {post.headline === null ? null : <h3>{breakable(language, post.headline)}</h3>}
      <ArticleBody setting={setting} dateline={null} blocks={post.body.map(withoutHeading)} />
      <BylineLine setting={setting} bylines={post.bylines} />
      <RoleLines setting={setting} bylines={post.bylines} />
      {post.notices.map(({ at, text }) => (
        <div class="notice">
          <b>
            <Text language={language} of="correction" />
          </b>{" "}
          <Time setting={setting} at={at} style="dateAndTime" />
          <p>
            <Sentence language={language}>{text}</Sentence>
          </p>
        </div>
      ))}
    </article>
  );
}

// The article's own headings would stand above the post's.
function withoutHeading(block: PageBlock): PageBlock {
  if (block.kind !== "heading") return block;
  return { kind: "paragraph", id: block.id, runs: block.runs.map((run) => ({ ...run, strong: true })) };
}

/** Thirty older posts, oldest first. */
export function LivePostsView({ setting, page }: { setting: Setting; page: LivePostsPage }) {
  const { language, link } = setting;
  return (
    <Document
      kind={page.kind}
      language={language}
      theme={setting.theme}
      setting={setting}
      title={titleOf(setting, page)}
      canonical={setting.absolute(page.address)}
      style={blocksStyle(page.posts.flatMap(({ body }) => body))}
      head={
        <>
          {page.previous === null ? null : <link rel="prev" href={link(page.previous)} />}
          <link rel="next" href={link(page.next)} />
        </>
      }
    >
      <FramedPage setting={setting} frame={page.frame}>
        <div class="live art">
          <OlderHeading setting={setting} page={page} />
          {page.posts.map((post) => (
            <PostView setting={setting} post={post} />
          ))}
          <Pager setting={setting} page={page} />
        </div>
      </FramedPage>
    </Document>
  );
}

/** The same as text: a line for each post, which leads to it. */
export function LightLivePosts({ setting, page }: { setting: Setting; page: LivePostsPage }) {
  return (
    <LightPage setting={setting} frame={page.frame} address={page.address} title={titleOf(setting, page)}>
      <OlderHeading setting={setting} page={page} />
      <ul class="list">
        {page.posts.map((post) => (
          <li id={anchorOf(post.number)}>
            <Time setting={setting} at={post.at} style="dateAndTime" />{" "}
            <a href={`${setting.full(page.address)}#${anchorOf(post.number)}`}>{shortened(setting, lineOf(post))}</a>
          </li>
        ))}
      </ul>
      <Pager setting={setting} page={page} />
    </LightPage>
  );
}

function titleOf(setting: Setting, { article, number }: LivePostsPage): string {
  const { language } = setting;
  const about = isAllForeign(language, article.headline) ? isolate(article.headline) : article.headline;
  return pageTitle(setting, `${about} · ${formatNumber(language, number)}`);
}

function OlderHeading({ setting, page }: { setting: Setting; page: LivePostsPage }) {
  const { language, link } = setting;
  return (
    <>
      <h1>
        <a href={link(page.article.address)}>{breakable(language, page.article.headline)}</a>
      </h1>
      <h2 class="strong" id="posts">
        <Text language={language} of="olderPosts" /> · {formatNumber(language, page.number)}
      </h2>
    </>
  );
}

function Pager({ setting, page }: { setting: Setting; page: LivePostsPage }) {
  const { language, link } = setting;
  return (
    <nav class="pager" aria-labelledby="posts">
      {page.previous === null ? null : (
        <a rel="prev" href={link(page.previous)}>
          <Text language={language} of="olderPosts" />
        </a>
      )}{" "}
      <a rel="next" href={link(page.next)}>
        <Text language={language} of="newerPosts" />
      </a>
    </nav>
  );
}

/** Where a post stands in its page: it never changes. */
export function anchorOf(number: number): string {
  return `post-${number}`;
}
