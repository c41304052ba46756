import { useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type * as articles from "../../newsroom-api/articles.ts";
import type { AnswerOf } from "../../newsroom-api/operation.ts";
import type * as stories from "../../newsroom-api/stories.ts";
import type { WireItem } from "../../newsroom-api/wire.ts";
import { call } from "../api/call.ts";

export type StoryHead = Pick<AnswerOf<typeof stories.listStories>["items"][number], "id" | "slugline">;

export interface Suggestion {
  readonly story: StoryHead;
  /** It has an article from this item, or goes by the item's slugline. */
  readonly why: "using" | "same";
}

/** Stories, newest first, as many pages as were asked for. */
export function useStories() {
  const list = useInfiniteQuery({
    queryKey: ["newsroom", "stories", "to choose from"],
    queryFn: ({ pageParam }) =>
      call<typeof stories.listStories>("get", "/api/stories", {
        query: { limit: 200, before: pageParam ?? undefined },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  return { list, items };
}

/** The stories that an article from this item probably belongs to. */
export function useStorySuggestions(item: WireItem): readonly Suggestion[] {
  const { items } = useStories();
  const using = useQueries({
    queries: item.articles.map(({ article }) => ({
      queryKey: ["newsroom", "story of article", article],
      queryFn: async (): Promise<StoryHead> => {
        const { story } = await call<typeof articles.readArticle>("get", "/api/articles/{article}", {
          params: { article },
        });
        return call<typeof stories.readStory>("get", "/api/stories/{story}", { params: { story } });
      },
    })),
    combine: (answers) => answers.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
  const wanted = comparable(item.slugline ?? "");
  const same = wanted === "" ? [] : items.filter(({ slugline }) => comparable(slugline) === wanted).slice(0, 3);
  const all = [
    ...using.map((story) => ({ story, why: "using" as const })),
    ...same.map((story) => ({ story, why: "same" as const })),
  ];
  return all.filter(({ story }, index) => all.findIndex((one) => one.story.id === story.id) === index);
}

/** As people compare sluglines: without regard to case and form. */
export function comparable(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
