import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type * as api from "../../newsroom-api/topics.ts";
import { call } from "../api/call.ts";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { useRowKeys } from "../components/row-keys.ts";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { callTopic } from "./topic.ts";
import styles from "./editions.module.css";

/** Topics, newest first, found by a name in any edition, the slug or the code. */
export function TopicList() {
  const { texts, say } = useSpeech();
  const { topics } = texts.editions;
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed, 200);
  return (
    <div>
      <div className={styles.filters}>
        <TextInput
          size="xs"
          type="search"
          aria-label={say(topics.search)}
          placeholder={say(topics.search)}
          value={typed}
          dir="auto"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <Found search={search} />
    </div>
  );
}

function Found({ search }: { readonly search: string }) {
  const { texts, say } = useSpeech();
  const { topics } = texts.editions;
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["newsroom", "topics", "list", search],
    queryFn: ({ pageParam, signal }) =>
      call<typeof api.listTopics>("get", "/api/topics", { query: { search, limit: 100, before: pageParam } }, signal),
    initialPageParam: undefined as number | undefined, // the first page has no `before`
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
  if (data === undefined) return error === null ? <Waiting /> : <Failure error={error} again={() => void refetch()} />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return <Empty title={say(search.trim() === "" ? topics.noneYet : topics.none)}>{say(topics.noneRemedy)}</Empty>;
  return (
    <>
      <ul className="rows" ref={list} aria-label={say(topics.title)}>
        {items.map((topic) => (
          <li key={topic.id}>
            <Row topic={topic} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div style={{ padding: 16, textAlign: "center" }}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say(texts.common.more)}
          </Button>
        </div>
      )}
    </>
  );
}

function Row({ topic }: { readonly topic: api.Topic }) {
  const { texts, say, language } = useSpeech();
  const { topics } = texts.editions;
  return (
    <Link className="row" to="/topics/$topic" params={{ topic: String(topic.id) }}>
      <span className="grow">
        <bdi>{callTopic(topic, language)}</bdi>{" "}
        <span className="quiet small">{say(topics.named, { n: topic.names.length })}</span>
      </span>
      <span className="fixed quiet small">{say(topics.kinds[topic.kind])}</span>
    </Link>
  );
}
