import { Button, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type * as api from "../../newsroom-api/articles.ts";
import { call } from "../api/call.ts";
import { EditionName, langOf } from "../components/EditionName.tsx";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./fronts.module.css";

interface ArticleSearchProps {
  readonly label: string;
  /** Null: of every edition. */
  readonly edition: string | null;
  /** What a press on an article does: "Add", "Choose". */
  readonly act: string;
  readonly onChoose: (article: api.Article) => void;
  /** Those that cannot be chosen again. */
  readonly without?: readonly number[];
}

/** Published articles, newest first, found by words of their headlines. */
export function ArticleSearch({ label, edition, act, onChoose, without = [] }: ArticleSearchProps) {
  const { texts, say } = useSpeech();
  const { fronts } = texts;
  const [words, setWords] = useState("");
  const published = usePublished(edition);
  const all = published.data?.pages.flatMap(({ items }) => items) ?? [];
  const wanted = fold(words)
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = all.filter(({ headline }) => wanted.every((word) => fold(headline).includes(word)));
  const shown = found.slice(0, words === "" ? 20 : 50);
  return (
    <div className={styles.search}>
      <TextInput
        label={label}
        type="search"
        value={words}
        dir="auto"
        placeholder={say(fronts.searchHint)}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Failure error={published.error} again={() => void published.refetch()} />
      {published.isPending && <Waiting />}
      {published.data !== undefined && found.length === 0 && (
        <Empty title={say(words === "" ? fronts.nonePublished : fronts.noneFound)}>
          {words !== "" && published.hasNextPage && <p>{say(fronts.lookFurther)}</p>}
        </Empty>
      )}
      <ul className="rows">
        {shown.map((article) => (
          <li key={article.id} className="row">
            <span className="grow">
              <bdi lang={langOf(article.edition)}>{article.headline}</bdi>
              <span className="quiet small">
                {" "}
                {edition === null && (
                  <>
                    <EditionName code={article.edition} />
                    {" · "}
                  </>
                )}
                {article.publishedAt !== null && <When at={article.publishedAt} />}
              </span>
            </span>
            <Button
              variant="default"
              size="compact-xs"
              className={styles.tap}
              disabled={without.includes(article.id)}
              onClick={() => onChoose(article)}
              aria-label={`${act}: ${article.headline}`}
            >
              {act}
            </Button>
          </li>
        ))}
      </ul>
      {published.hasNextPage && (
        <Button
          variant="default"
          loading={published.isFetchingNextPage}
          onClick={() => void published.fetchNextPage()}
          className={styles.tap}
        >
          {say(fronts.older)}
        </Button>
      )}
    </div>
  );
}

function usePublished(edition: string | null) {
  return useInfiniteQuery({
    queryKey: ["newsroom", "published", "pages", edition],
    queryFn: ({ pageParam }) =>
      call<typeof api.listArticles>("get", "/api/articles", {
        query: {
          state: "published",
          limit: 100,
          ...(edition === null ? {} : { edition }),
          ...(pageParam === null ? {} : { before: pageParam }),
        },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
}

/** Case and accents do not matter in a search. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
