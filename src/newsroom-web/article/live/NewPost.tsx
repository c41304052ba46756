import { Button, Checkbox } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Edition } from "../../../newsroom-api/editions.ts";
import type * as api from "../../../newsroom-api/live.ts";
import { call } from "../../api/call.ts";
import { useKeys } from "../../components/keys.ts";
import { useSpeech } from "../../texts/texts.ts";
import { Faults } from "../acts/Faults.tsx";
import { useAct } from "../acts/use-act.ts";
import type { ArticlePanelProps } from "../panel.ts";
import styles from "./live.module.css";
import { PostEditor, useTyping } from "./PostEditor.tsx";

interface NewPostProps extends Pick<ArticlePanelProps, "article" | "mayEdit"> {
  readonly edition: Edition | undefined;
  readonly onWritten: (post: api.LivePost) => void;
}

/** A post to write; Ctrl+Enter sends it to readers, or to an editor. */
export function NewPost({ article, mayEdit, edition, onWritten }: NewPostProps) {
  const { texts, say } = useSpeech();
  const { live } = texts;
  const typing = useTyping(`new.${article.id}`, null);
  const [marks, setMarks] = useState({ keyPoint: false, pinned: false });
  const written = (post: api.LivePost) => {
    typing.forget();
    setMarks({ keyPoint: false, pinned: false });
    onWritten(post);
  };
  const params = { article: article.id };
  const publish = useAct(
    () =>
      call<typeof api.publishNewLivePost>("post", "/api/articles/{article}/live/posts", {
        params,
        body: { content: typing.content(), ...marks },
      }),
    written,
  );
  const draft = useAct(
    () =>
      call<typeof api.draftLivePost>("post", "/api/articles/{article}/live/drafts", {
        params,
        body: { content: typing.content() },
      }),
    written,
  );
  const publishes = mayEdit && article.state === "published";
  const working = publish.isPending || draft.isPending;
  const send = () => {
    if (!working) (publishes ? publish : draft).mutate();
  };
  useKeys(useMemo(() => ({ "Mod+Enter": send }), [send]));
  return (
    <PostEditor typing={typing} article={article} edition={edition}>
      {mayEdit && (
        <div className={styles.marks}>
          <Checkbox
            label={say(live.keyPoint)}
            checked={marks.keyPoint}
            onChange={(event) => setMarks({ ...marks, keyPoint: event.currentTarget.checked })}
          />
          <Checkbox
            label={say(live.pinned)}
            checked={marks.pinned}
            onChange={(event) => setMarks({ ...marks, pinned: event.currentTarget.checked })}
          />
        </div>
      )}
      <Faults error={publish.error ?? draft.error} article={article.id} />
      <div className={styles.acts}>
        {publishes && (
          <Button loading={publish.isPending} disabled={working} onClick={send} title="Ctrl+Enter">
            {say(live.publish)}
          </Button>
        )}
        <Button
          variant={publishes ? "default" : "filled"}
          loading={draft.isPending}
          disabled={working}
          onClick={() => draft.mutate()}
        >
          {say(mayEdit ? live.draft : live.handIn)}
        </Button>
        <kbd className="wide" dir="ltr">
          Ctrl+Enter
        </kbd>
      </div>
    </PostEditor>
  );
}
