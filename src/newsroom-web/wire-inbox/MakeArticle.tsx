import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type * as api from "../../newsroom-api/wire.ts";
import { call } from "../api/call.ts";
import { useEditions } from "../api/me.ts";
import { langOf } from "../components/EditionName.tsx";
import { EditionSelect } from "../components/EditionSelect.tsx";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import { useEditionChoice } from "./edition-choice.ts";
import { StoryChoice } from "./StoryChoice.tsx";
import { useStorySuggestions } from "./story-suggestions.ts";
import classes from "./acts.module.css";
import marks from "./marks.module.css";

interface MakeArticleProps {
  readonly item: api.WireItem;
  readonly close: () => void;
}

/** Begins an article with the item's text: in which edition, and in which story. */
export function MakeArticle({ item, close }: MakeArticleProps) {
  const { texts, say } = useSpeech();
  const { wire } = texts;
  const { writing } = useEditions();
  const [edition, choose] = useEditionChoice(item.language);
  const suggested = useStorySuggestions(item);
  const [chosen, setChosen] = useState<number | null | undefined>(undefined);
  // A story that already has an article from this item is most likely the one; until somebody says otherwise.
  const story = chosen === undefined ? (suggested.find(({ why }) => why === "using")?.story.id ?? null) : chosen;
  const make = useMake(item);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (edition !== null) make.mutate({ edition, story });
      }}
    >
      <h2>{say(wire.makeTitle)}</h2>
      <p className="quiet">{say(wire.makeWhat)}</p>
      <div>
        <EditionSelect label={say(wire.editions)} editions={writing} value={edition} onChange={choose} />
      </div>
      {edition !== null && <AlreadyMade item={item} edition={edition} />}
      <StoryChoice item={item} suggested={suggested} story={story} onChange={setChosen} />
      <Failure error={make.error} />
      <div className={classes.formActs}>
        <Button type="submit" loading={make.isPending} disabled={edition === null} data-autofocus autoFocus>
          {say(wire.makeIt)}
        </Button>
        <Button variant="default" onClick={close}>
          {say(texts.common.cancel)}
        </Button>
      </div>
    </form>
  );
}

function useMake(item: api.WireItem) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: { readonly edition: string; readonly story: number | null }) =>
      call<typeof api.createArticleFromWire>("post", "/api/wire-items/{item}/articles", {
        params: { item: item.id },
        body,
      }),
    async onSuccess(article) {
      void queries.invalidateQueries({ queryKey: ["wire"] });
      void queries.invalidateQueries({ queryKey: ["newsroom"] });
      await navigate({ to: "/articles/$article", params: { article: String(article.id) } });
    },
  });
}

/** Two articles from one item in one edition are seldom meant. */
function AlreadyMade({ item, edition }: { readonly item: api.WireItem; readonly edition: string }) {
  const { texts, say } = useSpeech();
  const made = item.articles.filter((one) => one.edition === edition);
  if (made.length === 0) return null;
  return (
    <p className={marks.warn}>
      {say(texts.wire.alreadyMade)}{" "}
      {made.map(({ article, headline }) => (
        <Link key={article} to="/articles/$article" params={{ article: String(article) }}>
          <bdi lang={langOf(edition)} dir="auto">
            {headline}
          </bdi>{" "}
        </Link>
      ))}
    </p>
  );
}
