import { Button, Textarea } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Edition } from "../../../newsroom-api/editions.ts";
import type * as api from "../../../newsroom-api/live.ts";
import { call } from "../../api/call.ts";
import { langOf } from "../../components/EditionName.tsx";
import { useKeys } from "../../components/keys.ts";
import { useSpeech } from "../../texts/texts.ts";
import { Faults } from "../acts/Faults.tsx";
import { useAct } from "../acts/use-act.ts";
import type { ArticleInFull } from "../panel.ts";
import styles from "./live.module.css";
import { PostEditor, useTyping } from "./PostEditor.tsx";

interface ChangePostProps {
  readonly article: ArticleInFull;
  readonly edition: Edition | undefined;
  readonly post: api.LivePost;
  readonly onEnd: () => void;
}

/** What a post says, to be changed; a published one with the correction that readers are told, if there is one to tell. */
export function ChangePost({ article, edition, post, onEnd }: ChangePostProps) {
  const { texts, say } = useSpeech();
  const { live } = texts;
  const [begunWith] = useState(post); // a colleague's newer version is a conflict, and is said
  const typing = useTyping(`post.${post.id}`, begunWith);
  const [note, setNote] = useState("");
  const public_ = post.state === "published";
  const end = () => {
    typing.forget();
    onEnd();
  };
  const change = useAct(
    () =>
      call<typeof api.reviseLivePost>("put", "/api/live-posts/{post}", {
        params: { post: post.id },
        body: {
          content: typing.content(),
          version: begunWith.version,
          note: public_ && note.trim() !== "" ? note : null,
        },
      }),
    end,
  );
  const send = () => {
    if (!change.isPending) change.mutate();
  };
  useKeys(useMemo(() => ({ "Mod+Enter": send }), [send]));
  return (
    <section className={styles.changing}>
      <h3>{public_ ? say(live.changing, { number: post.number ?? 0 }) : say(live.changingDraft)}</h3>
      <PostEditor typing={typing} article={article} edition={edition}>
        {public_ && (
          <Textarea
            label={say(live.note)}
            description={say(live.noteHint)}
            autosize
            minRows={1}
            lang={langOf(article.edition)}
            dir={edition?.dir ?? "auto"}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value.replaceAll(/[\n\r\u2028\u2029]+/g, " "))}
          />
        )}
        <Faults error={change.error} article={article.id} />
        <div className={styles.acts}>
          <Button loading={change.isPending} onClick={send} title="Ctrl+Enter">
            {say(public_ ? live.publishChange : live.saveDraft)}
          </Button>
          <Button variant="default" onClick={end}>
            {say(texts.common.cancel)}
          </Button>
        </div>
      </PostEditor>
    </section>
  );
}
