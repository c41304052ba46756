import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type * as articles from "../../newsroom-api/articles.ts";
import { call } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { Sure } from "../people/Sure.tsx";
import { useSpeech } from "../texts/texts.ts";
import { articleKey, type ArticleInFull } from "./panel.ts";

interface SharedTextProps {
  readonly article: ArticleInFull;
  /** The article whose text it is. */
  readonly original: number;
  readonly mayEdit: boolean;
}

/** Says whose text the article shows, and lets an editor make it its own. */
export function SharedText({ article, original, mayEdit }: SharedTextProps) {
  const { texts, say } = useSpeech();
  const words = texts.article.shared;
  const queries = useQueryClient();
  const [asked, ask] = useState(false);
  const making = useMutation({
    mutationFn: () =>
      call<typeof articles.makeArticleOwn>("post", "/api/articles/{article}/make-own", {
        params: { article: article.id },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: articleKey(article.id) }),
  });
  return (
    <div className="notice" role="note">
      <p>
        {say(words.about)}{" "}
        <Link to="/articles/$article" params={{ article: String(original) }}>
          {say(words.open)}
        </Link>
      </p>
      {mayEdit &&
        (asked ? (
          <Sure
            note={say(words.ownAbout)}
            yes={say(words.ownNow)}
            pending={making.isPending}
            onYes={() => making.mutate()}
            onNo={() => ask(false)}
          />
        ) : (
          <Button variant="outline" size="compact-sm" onClick={() => ask(true)}>
            {say(words.own)}
          </Button>
        ))}
      <Failure error={making.error} />
    </div>
  );
}
