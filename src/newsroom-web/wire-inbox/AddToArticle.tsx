import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type * as articles from "../../newsroom-api/articles.ts";
import type * as api from "../../newsroom-api/wire.ts";
import { call } from "../api/call.ts";
import { useEditions } from "../api/me.ts";
import { langOf } from "../components/EditionName.tsx";
import { EditionSelect } from "../components/EditionSelect.tsx";
import { Failure } from "../components/Failure.tsx";
import { State } from "../components/State.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { useEditionChoice } from "./edition-choice.ts";
import { useFoundStories } from "./story-suggestions.ts";
import classes from "./acts.module.css";

interface AddToArticleProps {
  readonly item: api.WireItem;
  readonly close: () => void;
}

/** Notes that an article which exists uses the item as well. */
export function AddToArticle({ item, close }: AddToArticleProps) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  const { writing } = useEditions();
  const [edition, choose] = useEditionChoice(item.language);
  const [words, setWords] = useState("");
  const { added, add } = useAdding(item);
  return (
    <div className={classes.form}>
      <h2>{say(wire.addTitle)}</h2>
      <p className="quiet">{say(wire.addWhat)}</p>
      <div className={classes.pair}>
        <EditionSelect label={say(wire.editions)} editions={writing} value={edition} onChange={choose} />
        <TextInput
          size="xs"
          label={say(wire.findArticle)}
          className={classes.grow}
          value={words}
          dir="auto"
          autoFocus
          maxLength={200}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      {edition !== null && (
        <Found
          edition={edition}
          words={words}
          used={item.articles.map(({ article }) => article)}
          pending={add.isPending ? add.variables.id : null}
          onAdd={(article) => add.mutate(article)}
        />
      )}
      <Failure error={add.error} />
      <p role="status" className={classes.said}>
        {added !== null && (
          <>
            {say(wire.added)}{" "}
            <Link to="/articles/$article" params={{ article: String(added.id) }}>
              <bdi dir="auto">{added.headline}</bdi>
            </Link>
          </>
        )}
      </p>
      <div className={classes.formActs}>
        <Button variant="default" onClick={close}>
          {say(texts.common.close)}
        </Button>
      </div>
    </div>
  );
}

function useAdding(item: api.WireItem) {
  const queries = useQueryClient();
  const [added, setAdded] = useState<articles.Article | null>(null);
  const add = useMutation({
    mutationFn: ({ id }: articles.Article) =>
      call<typeof api.addWireUse>("put", "/api/articles/{article}/wire-items/{item}", {
        params: { article: id, item: item.id },
      }),
    async onSuccess(_, article) {
      setAdded(article);
      await queries.invalidateQueries({ queryKey: ["wire"] });
    },
  });
  return { added, add };
}

interface FoundProps {
  readonly edition: string;
  readonly words: string;
  readonly used: readonly number[];
  readonly pending: number | null;
  readonly onAdd: (article: articles.Article) => void;
}

/** The edition's articles with these words in their headline or slugline, those written in last first. */
function Found({ edition, words, used, pending, onAdd }: FoundProps) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  const { data, error, isPending } = useFoundStories({ search: words, edition });
  const there = data?.items.flatMap((story) => story.articles) ?? [];
  const open = there.filter(
    ({ edition: of, state, id }) =>
      of === edition && state !== "removed" && state !== "retracted" && !used.includes(id),
  );
  if (isPending) return <Waiting />;
  return (
    <>
      <ul className="rows">
        {open.slice(0, 8).map((article) => (
          <li key={article.id}>
            <button type="button" className="row" disabled={pending !== null} onClick={() => onAdd(article)}>
              <bdi className="grow" lang={langOf(edition)} dir="auto">
                <span className="hidden">{say(wire.addTo)}: </span>
                {article.headline}
              </bdi>
              <State state={article.state} />
            </button>
          </li>
        ))}
      </ul>
      {open.length === 0 && error === null && <p className="quiet small">{say(wire.noArticle)}</p>}
      <Failure error={error} />
    </>
  );
}
