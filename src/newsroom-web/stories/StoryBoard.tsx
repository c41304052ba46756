import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { articleStates, type ArticleState } from "../../story/article.ts";
import type * as stories from "../../newsroom-api/stories.ts";
import { call } from "../api/call.ts";
import { useEditions, useMe } from "../api/me.ts";
import { EditionSelect } from "../components/EditionSelect.tsx";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useKeys } from "../components/keys.ts";
import { useRemembered } from "../components/remembered.ts";
import { useSpeech } from "../texts/texts.ts";
import { BoardTable } from "./BoardTable.tsx";
import { NewStory } from "./NewStory.tsx";
import { StoryPane } from "./StoryPane.tsx";

/** Stories by edition and state: what is told where, and what stands in which state. */
export function StoryBoard() {
  const { texts, say } = useSpeech();
  const { stories: said } = texts;
  const { story } = useParams({ strict: false });
  const [edition, setEdition] = useRemembered<string | null>("board-edition", null);
  const [state, setState] = useRemembered<string | null>("board-state", null);
  const [search, setSearch] = useState("");
  const [words] = useDebouncedValue(search.trim(), 250);
  const [beginning, setBeginning] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const query = useBoard({ edition, state: state as ArticleState | null, search: words });
  const keys = useMemo(() => ({ "/": () => field.current?.focus(), c: () => setBeginning(true) }), []);
  useKeys(keys);
  const { working, writing } = useEditions();
  const filtered = edition !== null || state !== null || words !== "";
  const items = query.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <header className="head">
        <h1>{say(texts.shell.stories)}</h1>
        <EditionSelect
          label={say(texts.common.edition)}
          hideLabel
          every
          editions={working}
          value={edition}
          onChange={setEdition}
        />
        <NativeSelect
          aria-label={say(said.state)}
          size="xs"
          value={state ?? ""}
          onChange={({ currentTarget: { value } }) => setState(value === "" ? null : value)}
          data={[
            { value: "", label: say(said.everyState) },
            ...articleStates.map((one) => ({ value: one, label: say(texts.shell.states[one]) })),
          ]}
        />
        <TextInput
          ref={field}
          size="xs"
          type="search"
          aria-label={say(said.search)}
          placeholder={say(said.search)}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          rightSection={<kbd aria-hidden="true">/</kbd>}
        />
        <div className="end">
          {writing.length > 0 && (
            <Button onClick={() => setBeginning(true)} rightSection={<kbd aria-hidden="true">c</kbd>}>
              {say(said.begin)}
            </Button>
          )}
        </div>
      </header>
      {beginning && <NewStory editions={writing} usual={edition} onClose={() => setBeginning(false)} />}
      <div className="view">
        <div className={story === undefined ? undefined : "panes"} data-open={story !== undefined}>
          <div>
            <Failure error={query.error} again={() => void query.refetch()} />
            {items === undefined && query.error === null && <Waiting />}
            {items?.length === 0 && <NoStories filtered={filtered} />}
            {items !== undefined && items.length > 0 && <BoardTable items={items} chosen={story} />}
            {query.hasNextPage && (
              <Button
                m="md"
                variant="default"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {say(texts.common.more)}
              </Button>
            )}
          </div>
          {story !== undefined && <StoryPane story={Number(story)} />}
        </div>
      </div>
    </>
  );
}

function useBoard(wanted: { edition: string | null; state: ArticleState | null; search: string }) {
  const { edition, state, search } = wanted;
  return useInfiniteQuery({
    queryKey: ["newsroom", "board", edition, state, search],
    queryFn: ({ pageParam }) =>
      call<typeof stories.readStoryBoard>("get", "/api/story-board", {
        query: {
          edition: edition ?? undefined,
          state: state ?? undefined,
          search: search === "" ? undefined : search,
          before: pageParam ?? undefined,
          limit: 50,
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
}

function NoStories({ filtered }: { readonly filtered: boolean }) {
  const { texts, say } = useSpeech();
  const { stories: said } = texts;
  const me = useMe();
  return (
    <Empty title={say(filtered ? said.noneFound : said.none)}>
      <p>{say(filtered ? said.noneFoundRemedy : said.noneRemedy)}</p>
      {!filtered && me.administrator && (
        <Button component={Link} to="/editions" variant="default">
          {say(texts.shell.editions)}
        </Button>
      )}
    </Empty>
  );
}
