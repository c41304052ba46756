import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { Article } from "../../newsroom-api/articles.ts";
import type { BoardStory } from "../../newsroom-api/stories.ts";
import { mayWrite, useEditions, useMe } from "../api/me.ts";
import { EditionName, langOf } from "../components/EditionName.tsx";
import { useKeys } from "../components/keys.ts";
import { State } from "../components/State.tsx";
import { When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./board.module.css";

/** Editions with a column of their own at most; the others are counted. */
const mostColumns = 5;

interface BoardTableProps {
  readonly items: readonly BoardStory[];
  /** The number of the story that is open. */
  readonly chosen: string | undefined;
}

/** A row a story, a column an edition; on a phone the editions stand below the story. */
export function BoardTable({ items, chosen }: BoardTableProps) {
  const { texts, say } = useSpeech();
  const columns = useColumns(items, chosen === undefined ? mostColumns : 0);
  useRowKeys(items, chosen);
  return (
    <table className={styles.board} data-narrow={chosen !== undefined}>
      <thead>
        <tr>
          <th scope="col">{say(texts.stories.story)}</th>
          {columns.map((code) => (
            <th key={code} scope="col" className="wide">
              <EditionName code={code} />
            </th>
          ))}
          <th scope="col" className="wide">
            {say(texts.stories.others)}
          </th>
          <th scope="col" className="wide">
            {say(texts.stories.written)}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((story) => (
          <StoryRow key={story.id} story={story} columns={columns} chosen={chosen === String(story.id)} />
        ))}
      </tbody>
    </table>
  );
}

interface StoryRowProps {
  readonly story: BoardStory;
  readonly columns: readonly string[];
  readonly chosen: boolean;
}

function StoryRow({ story, columns, chosen }: StoryRowProps) {
  const { texts, say } = useSpeech();
  const others = story.articles.filter(({ edition }) => !columns.includes(edition));
  const newest = story.articles[0];
  return (
    <tr data-chosen={chosen}>
      <th scope="row">
        <Link
          to="/stories/$story"
          params={{ story: String(story.id) }}
          className={styles.slugline}
          data-story={story.id}
        >
          <Urgency urgency={story.urgency} />
          <bdi>{story.slugline}</bdi>
        </Link>
        {newest !== undefined && (
          <span className={styles.headline}>
            <bdi lang={langOf(newest.edition)}>{newest.headline}</bdi>
          </span>
        )}
        <span className={`narrow ${styles.chips}`}>
          {story.articles.slice(0, 6).map((article) => (
            <Cell key={article.id} articles={[article]} named />
          ))}
          {story.articles.length > 6 && (
            <span className="small quiet">{say(texts.stories.more, { n: story.articles.length - 6 })}</span>
          )}
        </span>
      </th>
      {columns.map((code) => (
        <td key={code} className="wide">
          <Cell articles={story.articles.filter(({ edition }) => edition === code)} />
        </td>
      ))}
      <td className="wide small">
        {others.length > 0 && (
          <Link to="/stories/$story" params={{ story: String(story.id) }} className="quiet">
            {say(texts.stories.inOthers, { n: new Set(others.map(({ edition }) => edition)).size })}
          </Link>
        )}
      </td>
      <td className="wide small quiet">
        <When at={story.activeAt} />
      </td>
    </tr>
  );
}

function Cell({ articles, named = false }: { readonly articles: readonly Article[]; readonly named?: boolean }) {
  return articles.map((article) => (
    <Link key={article.id} to="/articles/$article" params={{ article: String(article.id) }} className={styles.cell}>
      {named && (
        <span className="small">
          <EditionName code={article.edition} />
        </span>
      )}
      <State state={article.state} />
    </Link>
  ));
}

function Urgency({ urgency }: { readonly urgency: number }) {
  const { texts, say, number } = useSpeech();
  const label = say(texts.stories.urgency, { n: urgency });
  return (
    <span className={urgency <= 2 ? "signal" : "quiet"} title={label}>
      <span aria-hidden="true">{number(urgency)}</span>
      <span className="hidden">{label}</span>
    </span>
  );
}

/** The person's own editions that these stories are told in, then those told most. */
function useColumns(items: readonly BoardStory[], most: number): readonly string[] {
  const me = useMe();
  const { working } = useEditions();
  return useMemo(() => {
    const told = new Map<string, number>();
    for (const { edition } of items.flatMap(({ articles }) => articles))
      told.set(edition, (told.get(edition) ?? 0) + 1);
    const own = (code: string) => (me.administrator ? 0 : mayWrite(me, code) ? 1 : 0);
    return working
      .map(({ code }) => code)
      .filter((code) => told.has(code))
      .toSorted((a, b) => own(b) - own(a) || (told.get(b) ?? 0) - (told.get(a) ?? 0) || a.localeCompare(b, "en"))
      .slice(0, most);
  }, [items, me, working, most]);
}

/** j and k go down and up, Enter opens what has the focus. */
function useRowKeys(items: readonly BoardStory[], chosen: string | undefined): void {
  const navigate = useNavigate();
  const [at, setAt] = useState(-1);
  const keys = useMemo(() => {
    const go = (step: number) => {
      const next = Math.max(0, Math.min(items.length - 1, at + step));
      const story = items[next];
      if (story === undefined) return;
      setAt(next);
      if (chosen === undefined) document.querySelector<HTMLElement>(`[data-story="${story.id}"]`)?.focus();
      else void navigate({ to: "/stories/$story", params: { story: String(story.id) } });
    };
    return { j: () => go(1), k: () => go(-1) };
  }, [items, at, chosen, navigate]);
  useKeys(keys);
}
