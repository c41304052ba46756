import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type * as articles from "../../newsroom-api/articles.ts";
import type * as stories from "../../newsroom-api/stories.ts";
import type { WireItem } from "../../newsroom-api/wire.ts";
import { call } from "../api/call.ts";

export type StoryHead = Pick<stories.BoardStory, "id" | "slugline">;

export interface Suggestion {
  readonly story: StoryHead;
  /** It has an article from this item, or goes by the item's slugline. */
  readonly why: "using" | "same";
}

interface Wanted {
  readonly search: string;
  readonly edition?: string;
}

/** Stories with these words in slugline or headline, those written in last first; asked once the typing rests. */
export function useFoundStories({ search, edition }: Wanted) {
  const [rested, setRested] = useState(search);
  useEffect(() => {
    const rest = setTimeout(() => setRested(search), 250);
    return () => clearTimeout(rest);
  }, [search]);
  return useQuery({
    queryKey: ["newsroom", "stories to choose from", edition, rested.trim()],
    queryFn: ({ signal }) =>
      call<typeof stories.readStoryBoard>(
        "get",
        "/api/story-board",
        { query: { edition, search: rested.trim() === "" ? undefined : rested.trim(), limit: 20 } },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
}

/** The stories that an article from this item probably belongs to. */
export function useStorySuggestions(item: WireItem): readonly Suggestion[] {
  const slugline = item.slugline?.trim() ?? "";
  const found = useFoundStories({ search: slugline.slice(0, 200) }).data?.items ?? [];
  const using = useQueries({
    queries: item.articles.map(({ article }) => ({
      queryKey: ["newsroom", "story of article", article],
      queryFn: () => storyOf(article),
    })),
    combine: (answers) => answers.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
  const same =
    slugline === "" ? [] : found.filter((story) => comparable(story.slugline) === comparable(slugline)).slice(0, 3);
  const all = [
    ...using.map((story) => ({ story, why: "using" as const })),
    ...same.map((story) => ({ story, why: "same" as const })),
  ];
  return all.filter(({ story }, index) => all.findIndex((one) => one.story.id === story.id) === index);
}

async function storyOf(article: number): Promise<StoryHead> {
  const { story } = await call<typeof articles.readArticle>("get", "/api/articles/{article}", { params: { article } });
  return call<typeof stories.readStory>("get", "/api/stories/{story}", { params: { story } });
}

/** As people compare sluglines: without regard to case and form. */
function comparable(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
