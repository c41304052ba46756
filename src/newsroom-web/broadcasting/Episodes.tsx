import { Button, TextInput } from "@mantine/core";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type * as api from "../../newsroom-api/broadcasting.ts";
import type { Edition } from "../../newsroom-api/editions.ts";
import { call } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./broadcasting.module.css";
import { EpisodeForm } from "./EpisodeForm.tsx";
import { useBroadcastingChanged } from "./queries.ts";

interface EpisodesProps {
  readonly edition: Edition;
  readonly programme: api.Programme;
  readonly may: boolean;
}

/** A programme's episodes, newest first; one at a time is opened to be written or published. */
export function Episodes({ edition, programme, may }: EpisodesProps) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting.episodes;
  const [open, setOpen] = useState<number | "new" | null>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["newsroom", "broadcasting", "episodes", programme.id],
    queryFn: ({ pageParam }) =>
      call<typeof api.listEpisodes>("get", "/api/programmes/{programme}/episodes", {
        params: { programme: programme.id },
        query: { before: pageParam },
      }),
    initialPageParam: undefined as number | undefined, // the first page has no `before`
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  if (data === undefined) return error === null ? <Waiting /> : <Failure error={error} again={() => void refetch()} />;
  const items = data.pages.flatMap((page) => page.items);
  return (
    <div className={styles.form}>
      {may && (
        <div>
          <Button
            variant="default"
            aria-expanded={open === "new"}
            onClick={() => setOpen(open === "new" ? null : "new")}
          >
            {say(words.add)}
          </Button>
        </div>
      )}
      {open === "new" && (
        <EpisodeForm edition={edition} programme={programme} episode={null} onClose={() => setOpen(null)} />
      )}
      {items.length === 0 && open !== "new" && <p className="quiet">{say(words.none)}</p>}
      <ul className={styles.things}>
        {items.map((episode) => (
          <li key={episode.id}>
            <div className={styles.thing}>
              <span className={styles.name}>
                <bdi>{episode.title}</bdi>{" "}
                <span className="quiet small">
                  {say(words.states[episode.state])}
                  {episode.publishedAt !== null && (
                    <>
                      {" · "}
                      <When at={episode.publishedAt} />
                    </>
                  )}
                </span>
              </span>
              {may && (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-expanded={open === episode.id}
                  aria-label={`${say(texts.common.change)}: ${episode.title}`}
                  onClick={() => setOpen(open === episode.id ? null : episode.id)}
                >
                  {say(texts.common.change)}
                </Button>
              )}
            </div>
            {open === episode.id && may && (
              <>
                <EpisodeForm edition={edition} programme={programme} episode={episode} onClose={() => setOpen(null)} />
                <EpisodeActs episode={episode} onGone={() => setOpen(null)} />
              </>
            )}
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say(texts.common.more)}
        </Button>
      )}
    </div>
  );
}

/** Publishing now or later, taking back, deleting what nobody has seen. */
function EpisodeActs({ episode, onGone }: { readonly episode: api.Episode; readonly onGone: () => void }) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting.episodes;
  const [at, setAt] = useState("");
  const renew = useBroadcastingChanged();
  const params = { episode: episode.id };
  const publishing = useMutation({
    mutationFn: (when: string | null) =>
      call<typeof api.publishEpisode>("post", "/api/episodes/{episode}/publish", { params, body: { at: when } }),
    onSuccess: renew,
  });
  const withdrawing = useMutation({
    mutationFn: () => call<typeof api.withdrawEpisode>("post", "/api/episodes/{episode}/withdraw", { params }),
    onSuccess: renew,
  });
  const deleting = useMutation({
    mutationFn: () => call<typeof api.deleteEpisode>("delete", "/api/episodes/{episode}", { params }),
    onSuccess: async () => {
      await renew();
      onGone();
    },
  });
  const { state, address } = episode;
  const seen = state === "published" || state === "withdrawn";
  return (
    <div className={styles.form}>
      <Failure error={publishing.error ?? withdrawing.error ?? deleting.error} />
      <div className={styles.thing}>
        {state !== "published" && (
          <Button loading={publishing.isPending} onClick={() => publishing.mutate(null)}>
            {say(state === "withdrawn" ? words.back : words.publish)}
          </Button>
        )}
        {state === "published" && address !== null && (
          <a href={address} target="_blank" rel="noreferrer">
            {say(words.see)}
          </a>
        )}
        {(state === "published" || state === "scheduled") && (
          <Button variant="subtle" color="red" loading={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
            {say(state === "scheduled" ? words.unschedule : words.withdraw)}
          </Button>
        )}
        {!seen && (
          <Button variant="subtle" color="red" loading={deleting.isPending} onClick={() => deleting.mutate()}>
            {say(words.delete)}
          </Button>
        )}
      </div>
      {!seen && (
        <div className={styles.fields}>
          <TextInput
            label={say(words.publishAt)}
            type="datetime-local"
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={at === ""}
            loading={publishing.isPending}
            onClick={() => publishing.mutate(new Date(at).toISOString())}
          >
            {say(words.schedule)}
          </Button>
        </div>
      )}
    </div>
  );
}
