import { Button, Select, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Edition } from "../../newsroom-api/editions.ts";
import type * as api from "../../newsroom-api/fronts.ts";
import { call } from "../api/call.ts";
import { mayEdit, useMe } from "../api/me.ts";
import { Failure } from "../components/Failure.tsx";
import { moved, OrderButtons } from "../components/OrderButtons.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { callTopic, useTopics } from "../editions/topic.ts";
import { TopicSelect } from "../editions/TopicSelect.tsx";
import { useSpeech } from "../texts/texts.ts";
import { ArticleSearch } from "./ArticleSearch.tsx";
import styles from "./fronts.module.css";

const mostArticles = 12;

/** What stands under the lead: sections, topics, and picks under a title, in an order of one's own. */
export function FrontBlocks({ edition }: { readonly edition: Edition }) {
  const { texts, say } = useSpeech();
  const words = texts.fronts.blocks;
  const editing = mayEdit(useMe(), edition.code);
  const queryKey = ["newsroom", "front", edition.code];
  const params = { edition: edition.code };
  const front = useQuery({
    queryKey,
    queryFn: () => call<typeof api.readFront>("get", "/api/editions/{edition}/front", { params }),
  });
  const [draft, setDraft] = useState<readonly api.FrontBlock[] | null>(null);
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: (blocks: readonly api.FrontBlock[]) =>
      call<typeof api.setFront>("put", "/api/editions/{edition}/front", {
        params,
        body: { articles: front.data?.articles ?? [], blocks: [...blocks] },
      }),
    onSuccess: (now) => {
      queries.setQueryData(queryKey, now);
      setDraft(null);
    },
  });
  if (front.error !== null) return <Failure error={front.error} again={() => void front.refetch()} />;
  if (front.data === undefined) return <Waiting />;
  const blocks = draft ?? front.data.blocks;
  const changed = draft !== null && JSON.stringify(draft) !== JSON.stringify(front.data.blocks);
  const replace = (at: number, block: api.FrontBlock) => setDraft(blocks.toSpliced(at, 1, block));
  return (
    <section aria-label={say(words.title)} className={styles.blocks}>
      <div className={styles.bar}>
        <h2 className="section-title">{say(words.title)}</h2>
      </div>
      <p className="quiet small">{say(blocks.length === 0 ? words.none : words.about)}</p>
      <ol className="rows">
        {blocks.map((block, at) => (
          <BlockRow
            key={nameOf(block)}
            edition={edition}
            block={block}
            editing={editing}
            place={{ at, count: blocks.length, onMove: (to) => setDraft(moved(blocks, at, to)) }}
            onChange={(next) => replace(at, next)}
            onRemove={() => setDraft(blocks.toSpliced(at, 1))}
          />
        ))}
      </ol>
      {editing && <AddBlock edition={edition} blocks={blocks} onAdd={(block) => setDraft([...blocks, block])} />}
      {editing && (
        <div className={styles.bar}>
          <Button disabled={!changed} loading={saving.isPending} onClick={() => saving.mutate(blocks)}>
            {say(words.save)}
          </Button>
          {changed && (
            <Button variant="default" onClick={() => setDraft(null)}>
              {say(texts.fronts.discard)}
            </Button>
          )}
          <span role="status" className="small quiet">
            {changed ? say(texts.fronts.unsaved) : saving.isSuccess ? say(texts.fronts.saved) : ""}
          </span>
        </div>
      )}
      <Failure error={saving.error} />
    </section>
  );
}

interface BlockRowProps {
  readonly edition: Edition;
  readonly block: api.FrontBlock;
  readonly editing: boolean;
  readonly place: { readonly at: number; readonly count: number; readonly onMove: (to: number) => void };
  readonly onChange: (block: api.FrontBlock) => void;
  readonly onRemove: () => void;
}

function BlockRow({ edition, block, editing, place, onChange, onRemove }: BlockRowProps) {
  const { texts, say } = useSpeech();
  const words = texts.fronts.blocks;
  const name = useNameOf(edition, block);
  return (
    <li className="row">
      <span className="grow">
        <bdi>{name}</bdi> <span className="quiet small">{say(words.kinds[block.kind])}</span>
        {block.kind === "picks" && (
          <span className="quiet small"> · {say(words.articles, { n: block.articles.length })}</span>
        )}
        {block.kind === "picks" && editing && (
          <details>
            <summary className="small">{say(words.choose)}</summary>
            <ArticleSearch
              label={say(words.choose)}
              edition={edition.code}
              act={say(texts.common.add)}
              without={block.articles}
              onChoose={({ id }) =>
                block.articles.length < mostArticles && onChange({ ...block, articles: [...block.articles, id] })
              }
            />
            <Button
              variant="subtle"
              size="compact-sm"
              disabled={block.articles.length < 2}
              onClick={() => onChange({ ...block, articles: block.articles.slice(0, -1) })}
            >
              {say(words.takeLast)}
            </Button>
          </details>
        )}
      </span>
      {editing && (
        <span className={`fixed ${styles.tools}`}>
          <OrderButtons name={name} {...place} />
          <button
            type="button"
            className={styles.tool}
            aria-label={say(texts.fronts.take, { name })}
            title={say(texts.fronts.take, { name })}
            onClick={onRemove}
          >
            ✕
          </button>
        </span>
      )}
    </li>
  );
}

function useNameOf(edition: Edition, block: api.FrontBlock): string {
  const topics = useTopics(block.kind === "topic" ? [block.topic] : []);
  switch (block.kind) {
    case "section":
      return edition.sections.find(({ id }) => id === block.section)?.name ?? `#${block.section}`;
    case "topic": {
      const topic = topics.get(block.topic);
      return topic === undefined ? "…" : callTopic(topic, edition.code);
    }
    case "picks":
      return block.title;
  }
}

interface AddBlockProps {
  readonly edition: Edition;
  readonly blocks: readonly api.FrontBlock[];
  readonly onAdd: (block: api.FrontBlock) => void;
}

function AddBlock({ edition, blocks, onAdd }: AddBlockProps) {
  const { texts, say } = useSpeech();
  const words = texts.fronts.blocks;
  const [title, setTitle] = useState("");
  const taken = new Set(blocks.map(nameOf));
  const left = edition.sections.filter(({ id }) => !taken.has(`section ${id}`));
  const named = title.trim();
  return (
    <div className={styles.search}>
      <Select
        label={say(words.addSection)}
        data={left.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={null}
        disabled={left.length === 0}
        onChange={(id) => id !== null && onAdd({ kind: "section", section: Number(id) })}
      />
      <div role="group" aria-label={say(words.addTopic)}>
        <p className="small">{say(words.addTopic)}</p>
        <TopicSelect
          value={[]}
          edition={edition.code}
          onChange={([topic]) => topic !== undefined && !taken.has(`topic ${topic}`) && onAdd({ kind: "topic", topic })}
        />
      </div>
      <TextInput
        label={say(words.addPicks)}
        description={say(words.addPicksHelp)}
        value={title}
        maxLength={80}
        dir="auto"
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {named !== "" && !taken.has(`picks ${named}`) && (
        <ArticleSearch
          label={say(words.first, { title: named })}
          edition={edition.code}
          act={say(texts.common.add)}
          onChoose={({ id }) => {
            onAdd({ kind: "picks", title: named, articles: [id] });
            setTitle("");
          }}
        />
      )}
    </div>
  );
}

function nameOf(block: api.FrontBlock): string {
  switch (block.kind) {
    case "section":
      return `section ${block.section}`;
    case "topic":
      return `topic ${block.topic}`;
    case "picks":
      return `picks ${block.title}`;
  }
}
