import { Button } from "@mantine/core";
import { useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type * as articles from "../../newsroom-api/articles.ts";
import type { Edition } from "../../newsroom-api/editions.ts";
import type * as api from "../../newsroom-api/fronts.ts";
import { articleKey } from "../article/panel.ts";
import { call } from "../api/call.ts";
import { mayEdit, useMe } from "../api/me.ts";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { ArticleSearch } from "./ArticleSearch.tsx";
import { PickRow } from "./PickRow.tsx";
import styles from "./fronts.module.css";

const most = 20;

/** The picks of one edition as they are saved, and as they are being ordered. */
export function FrontPicks({ edition }: { readonly edition: Edition }) {
  const { texts, say } = useSpeech();
  const { fronts } = texts;
  const editing = mayEdit(useMe(), edition.code);
  const front = useFront(edition.code);
  const [draft, setDraft] = useState<readonly number[] | null>(null);
  const saved = front.data?.articles;
  const picks = draft ?? saved ?? [];
  const changed = draft !== null && saved !== undefined && draft.join() !== saved.join();
  const save = useSave(edition.code, () => setDraft(null));
  const known = useArticles(picks);
  useEffect(() => {
    if (!changed) return;
    const leave = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", leave);
    return () => removeEventListener("beforeunload", leave);
  }, [changed]);
  if (front.error !== null) return <Failure error={front.error} again={() => void front.refetch()} />;
  if (saved === undefined) return <Waiting />;
  const move = (from: number, to: number) => setDraft(moved(picks, from, to));
  return (
    <div className={styles.columns}>
      <section aria-label={say(fronts.picks)}>
        <div className={styles.bar}>
          <h2 className="section-title">{say(fronts.picks)}</h2>
          <span className="quiet small">{say(fronts.count, { n: picks.length, most })}</span>
        </div>
        {!editing && <p className="quiet small">{say(fronts.editorsOnly)}</p>}
        {picks.length === 0 ? (
          <Empty title={say(fronts.emptyTitle)}>
            <p>{say(fronts.emptyRemedy)}</p>
          </Empty>
        ) : (
          <ol className="rows">
            {picks.map((id, index) => (
              <PickRow
                key={id}
                id={id}
                article={known.get(id)}
                place={index}
                last={picks.length - 1}
                editing={editing}
                onMove={move}
                onRemove={() => setDraft(picks.filter((one) => one !== id))}
              />
            ))}
          </ol>
        )}
        {editing && (
          <div className={styles.bar}>
            <Button disabled={!changed} loading={save.isPending} onClick={() => save.mutate(picks)}>
              {say(fronts.save)}
            </Button>
            {changed && (
              <Button variant="default" onClick={() => setDraft(null)}>
                {say(fronts.discard)}
              </Button>
            )}
            <span role="status" className="small quiet">
              {changed ? say(fronts.unsaved) : save.isSuccess ? say(fronts.saved) : ""}
            </span>
          </div>
        )}
        <Failure error={save.error} />
      </section>
      {editing && (
        <section aria-label={say(fronts.addTitle)}>
          <ArticleSearch
            label={say(fronts.addTitle)}
            edition={edition.code}
            act={say(texts.common.add)}
            without={picks.length >= most ? picks.concat([...known.keys()]) : picks}
            onChoose={({ id }) => picks.length < most && setDraft([...picks, id])}
          />
        </section>
      )}
    </div>
  );
}

function useFront(edition: string) {
  return useQuery({
    queryKey: ["newsroom", "front", edition],
    queryFn: () => call<typeof api.readFront>("get", "/api/editions/{edition}/front", { params: { edition } }),
  });
}

function useSave(edition: string, done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (picks: readonly number[]) =>
      call<typeof api.setFront>("put", "/api/editions/{edition}/front", {
        params: { edition },
        body: { articles: [...picks] },
      }),
    onSuccess: (front) => {
      queries.setQueryData(["newsroom", "front", edition], front);
      done();
    },
  });
}

/** The picked articles, as far as they are known. */
function useArticles(ids: readonly number[]): ReadonlyMap<number, articles.Article> {
  const asked = useQueries({
    queries: ids.map((article) => ({
      queryKey: articleKey(article),
      queryFn: () => call<typeof articles.readArticle>("get", "/api/articles/{article}", { params: { article } }),
    })),
  });
  return new Map(asked.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data] as const])));
}

function moved(picks: readonly number[], from: number, to: number): readonly number[] {
  const one = picks[from];
  if (one === undefined || to < 0 || to >= picks.length) return picks;
  return picks.toSpliced(from, 1).toSpliced(to, 0, one);
}
