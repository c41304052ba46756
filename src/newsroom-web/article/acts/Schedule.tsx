import { Button } from "@mantine/core";
import { useState } from "react";
import type * as publishing from "../../../newsroom-api/publishing.ts";
import { call } from "../../api/call.ts";
import { useEditions } from "../../api/me.ts";
import { absolute, When } from "../../components/When.tsx";
import { useSpeech } from "../../texts/texts.ts";
import type { ActProps } from "./Acts.tsx";
import styles from "./acts.module.css";
import { Faults } from "./Faults.tsx";
import { InstantField, soon } from "./InstantField.tsx";
import { RevisionNote } from "./RevisionNote.tsx";
import { useTextToSend } from "./text-to-send.ts";
import { useAct } from "./use-act.ts";

/** Publishes one revision at a time to come: what is typed after that does not go out by itself. */
export function Schedule(props: ActProps) {
  const { article, onDone } = props;
  const { texts, say, language } = useSpeech();
  const { done, explain, times, acts } = texts.publishing;
  const text = useTextToSend(props);
  const zone = useEditions().of(article.edition)?.timeZone;
  const [at, setAt] = useState<Date | null>(() =>
    article.scheduledAt === null ? soon() : new Date(article.scheduledAt),
  );
  const act = useAct(
    async (time: Date) => {
      const revision = await text.prepare();
      return call<typeof publishing.scheduleArticle>("post", "/api/articles/{article}/schedule", {
        params: { article: article.id },
        body: { at: time.toISOString(), revision },
      });
    },
    () => onDone(say(done.schedule, { time: at === null ? "" : absolute(at, language, zone) })),
  );
  const mayGo = at !== null && at.getTime() > Date.now();
  return (
    <>
      {article.scheduledAt !== null && (
        <p>
          {say(times.scheduledNow)} <When at={article.scheduledAt} zone={zone} />
        </p>
      )}
      <InstantField label={say(times.publishAt)} edition={article.edition} value={at} onChange={setAt} />
      <p className="quiet small">{say(explain.schedule)}</p>
      <RevisionNote text={text} />
      <Faults error={act.error} />
      <div className={styles.buttons}>
        <Button disabled={!mayGo} loading={act.isPending} onClick={() => at !== null && act.mutate(at)}>
          {say(acts.schedule)}
        </Button>
      </div>
    </>
  );
}

export function Unschedule({ article, onDone }: ActProps) {
  const { texts, say } = useSpeech();
  const { acts, done, explain } = texts.publishing;
  const act = useAct(
    () =>
      call<typeof publishing.unscheduleArticle>("post", "/api/articles/{article}/unschedule", {
        params: { article: article.id },
      }),
    () => onDone(say(done.unschedule)),
  );
  return (
    <>
      <p>{say(explain.unschedule)}</p>
      <Faults error={act.error} />
      <div className={styles.buttons}>
        <Button loading={act.isPending} onClick={() => act.mutate()}>
          {say(acts.unschedule)}
        </Button>
      </div>
    </>
  );
}
