import { Button } from "@mantine/core";
import type * as publishing from "../../../newsroom-api/publishing.ts";
import { call } from "../../api/call.ts";
import { useSpeech } from "../../texts/texts.ts";
import type { ActProps } from "./Acts.tsx";
import styles from "./acts.module.css";
import { Faults } from "./Faults.tsx";
import { RevisionNote } from "./RevisionNote.tsx";
import { useTextToSend } from "./text-to-send.ts";
import { useAct } from "./use-act.ts";

/** A reporter hands a draft in. */
export function Submit(props: ActProps) {
  const { texts, say } = useSpeech();
  const { acts, done, explain } = texts.publishing;
  const text = useTextToSend(props);
  const params = { article: props.article.id };
  const act = useAct(
    async () => {
      await text.prepare();
      return call<typeof publishing.submitArticle>("post", "/api/articles/{article}/submit", { params });
    },
    () => props.onDone(say(done.submit)),
  );
  return (
    <>
      <p>{say(explain.submit)}</p>
      <RevisionNote text={text} />
      <Faults error={act.error} />
      <div className={styles.buttons}>
        <Button loading={act.isPending} onClick={() => act.mutate()}>
          {say(acts.submit)}
        </Button>
      </div>
    </>
  );
}

/** An editor approves a revision, which is then what goes out. */
export function Approve(props: ActProps) {
  const { texts, say } = useSpeech();
  const { acts, done, explain } = texts.publishing;
  const text = useTextToSend(props);
  const act = useAct(
    async () => {
      const revision = await text.prepare();
      return call<typeof publishing.approveArticle>("post", "/api/articles/{article}/approve", {
        params: { article: props.article.id },
        body: { revision },
      });
    },
    () => props.onDone(say(done.approve)),
  );
  return (
    <>
      <p>{say(explain.approve)}</p>
      <RevisionNote text={text} />
      <Faults error={act.error} />
      <div className={styles.buttons}>
        <Button loading={act.isPending} onClick={() => act.mutate()}>
          {say(acts.approve)}
        </Button>
      </div>
    </>
  );
}

/** Back to the writer: nothing pinned, nothing scheduled. */
export function Return({ article, onDone }: ActProps) {
  const { texts, say } = useSpeech();
  const { acts, done, explain } = texts.publishing;
  const act = useAct(
    () =>
      call<typeof publishing.returnArticle>("post", "/api/articles/{article}/back-to-draft", {
        params: { article: article.id },
      }),
    () => onDone(say(done.return)),
  );
  return (
    <>
      <p>{say(article.state === "scheduled" ? explain.returnScheduled : explain.return)}</p>
      <Faults error={act.error} />
      <div className={styles.buttons}>
        <Button loading={act.isPending} onClick={() => act.mutate()}>
          {say(acts.return)}
        </Button>
      </div>
    </>
  );
}
