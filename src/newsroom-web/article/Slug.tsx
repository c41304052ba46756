import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type * as articles from "../../newsroom-api/articles.ts";
import { call } from "../api/call.ts";
import { mayEdit, useMe } from "../api/me.ts";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import { type ArticleInFull, articleKey } from "./panel.ts";

/** The readable part of the address: made from the headline at the first publication, then changed only here. */
export function Slug({ article }: { readonly article: ArticleInFull }) {
  const { texts, say } = useSpeech();
  const { details } = texts.article;
  const me = useMe();
  const queries = useQueryClient();
  const [slug, setSlug] = useState(article.slug ?? "");
  const change = useMutation({
    mutationFn: () =>
      call<typeof articles.changeSlug>("put", "/api/articles/{article}/slug", {
        params: { article: article.id },
        body: { slug },
      }),
    onSuccess: (changed) => {
      setSlug(changed.slug ?? "");
      return queries.invalidateQueries({ queryKey: articleKey(article.id) });
    },
  });
  if (article.slug === null || !mayEdit(me, article.edition)) return null;
  return (
    <div>
      <TextInput
        label={say(details.slug)}
        description={say(details.slugHint)}
        dir="auto"
        value={slug}
        onChange={(event) => setSlug(event.currentTarget.value)}
      />
      {slug.trim() !== "" && slug !== article.slug && (
        <Button mt="xs" variant="default" loading={change.isPending} onClick={() => change.mutate()}>
          {say(details.changeSlug)}
        </Button>
      )}
      <Failure error={change.error} />
    </div>
  );
}
