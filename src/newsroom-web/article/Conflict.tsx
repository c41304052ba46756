import { Button, Group } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type * as articles from "../../newsroom-api/articles.ts";
import type * as revisions from "../../newsroom-api/revisions.ts";
import { call } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import type { ArticleInFull } from "./panel.ts";
import type { Editing } from "./use-article-editing.ts";

interface ConflictProps {
  readonly article: ArticleInFull;
  readonly editing: Editing;
}

/**
 * Somebody else saved meanwhile. Nothing is overwritten in silence: whichever text is chosen, the other becomes a
 * revision first, so that both can be compared and restored.
 */
export function Conflict({ article, editing }: ConflictProps) {
  const { texts, say } = useSpeech();
  const { conflict } = texts.article;
  const decide = useMutation({
    mutationFn: async (choice: "mine" | "theirs") => {
      const mine = editing.content();
      const params = { article: article.id };
      const { workingCopy: theirs } = await call<typeof articles.readArticle>("get", "/api/articles/{article}", {
        params,
      });
      const keep = (content: typeof mine | undefined, updatedAt: string) =>
        call<typeof revisions.makeRevision>("post", "/api/articles/{article}/revisions", {
          params,
          body: { updatedAt, ...(content === undefined ? {} : { content: content as never }) }, // readonly when read
        });
      // The loser first, as a revision; then the winner, which the working copy becomes.
      await keep(choice === "mine" ? undefined : mine, theirs.updatedAt);
      const between = await call<typeof articles.readArticle>("get", "/api/articles/{article}", { params });
      const winner = choice === "mine" ? mine : theirs.content;
      return call<typeof articles.saveWorkingCopy>("put", "/api/articles/{article}/working-copy", {
        params,
        body: { content: winner as never, updatedAt: between.workingCopy.updatedAt }, // as above
      });
    },
    onSuccess: editing.replace,
  });
  if (editing.saving.state.kind !== "conflict") return null;
  return (
    <div className="notice" data-kind="signal" role="alert">
      <span>{say(conflict.told)}</span>
      <Group gap="xs">
        <Button onClick={() => decide.mutate("mine")} loading={decide.isPending}>
          {say(conflict.mine)}
        </Button>
        <Button variant="default" onClick={() => decide.mutate("theirs")} loading={decide.isPending}>
          {say(conflict.theirs)}
        </Button>
      </Group>
      <Failure error={decide.error} />
    </div>
  );
}
