import { useMutation, useQueryClient } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/topics.ts";
import { call } from "../api/call.ts";
import { mayWrite, useMe } from "../api/me.ts";
import { Failure } from "../components/Failure.tsx";
import { Finder } from "../components/Finder.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./TopicSelect.module.css";
import { callTopic, findTopics, topicNameIn, topicQuery, useTopics } from "./topic.ts";

interface TopicSelectProps {
  readonly value: readonly number[];
  readonly onChange: (value: readonly number[]) => void;
  readonly edition: string;
  readonly disabled?: boolean;
}

/** What an article is filed under; finds topics by their name in any edition, and adds one of the newsroom's own. */
export function TopicSelect({ value, onChange, edition, disabled = false }: TopicSelectProps) {
  const { texts, say } = useSpeech();
  const { topics } = texts.editions;
  const me = useMe();
  const known = useTopics(value);
  const add = (topic: number) => onChange([...value, topic]);
  const adding = useNewTopic(edition, add);
  return (
    <div>
      {value.length > 0 && (
        <ul className={styles.topics} aria-label={say(topics.title)}>
          {value.map((id) => (
            <Chosen
              key={id}
              topic={known.get(id)}
              edition={edition}
              disabled={disabled}
              onRemove={() => onChange(value.filter((other) => other !== id))}
            />
          ))}
        </ul>
      )}
      <Finder
        label={say(topics.file)}
        queryKey={["newsroom", "topics", "found"]}
        find={async (typed, signal) => (await findTopics(typed, signal)).filter(({ id }) => !value.includes(id))}
        idOf={({ id }) => String(id)}
        show={(found) => <Found topic={found} edition={edition} />}
        onPick={({ id }) => add(id)}
        onNew={mayWrite(me, edition) ? adding.mutate : undefined}
        newLabel={(typed) => say(topics.addNew, { name: typed })}
        disabled={disabled || adding.isPending}
      />
      <Failure error={adding.error} />
    </div>
  );
}

function useNewTopic(edition: string, add: (id: number) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      call<typeof api.createTopic>("post", "/api/topics", { body: { kind: "own", names: { [edition]: { name } } } }),
    onSuccess: (made) => {
      queries.setQueryData(topicQuery(made.id).queryKey, made);
      void queries.invalidateQueries({ queryKey: ["newsroom", "topics"] });
      add(made.id);
    },
  });
}

function Found({ topic, edition }: { readonly topic: api.Topic; readonly edition: string }) {
  const { texts, say } = useSpeech();
  return (
    <>
      <bdi>{callTopic(topic, edition)}</bdi>
      <span className="quiet small">
        {" · "}
        {say(texts.editions.topics.kinds[topic.kind])}
        {topicNameIn(topic, edition) === null && ` · ${say(texts.editions.topics.noName)}`}
      </span>
    </>
  );
}

interface ChosenProps {
  readonly topic: api.Topic | undefined;
  readonly edition: string;
  readonly disabled: boolean;
  readonly onRemove: () => void;
}

function Chosen({ topic, edition, disabled, onRemove }: ChosenProps) {
  const { texts, say } = useSpeech();
  const name = topic === undefined ? "…" : callTopic(topic, edition);
  const nameless = topic !== undefined && topicNameIn(topic, edition) === null;
  return (
    <li className={styles.topic}>
      <span>
        <bdi>{name}</bdi>
        {nameless && <span className="quiet small"> {say(texts.editions.topics.noName)}</span>}
      </span>
      <button
        type="button"
        disabled={disabled}
        onClick={onRemove}
        aria-label={say(texts.editions.bylines.removeOne, { name })}
      >
        <svg width="10" height="10" viewBox="0 0 10 10" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
          <path d="M1.500 1.500l7 7M8.500 1.500l-7 7" />
        </svg>
      </button>
    </li>
  );
}
