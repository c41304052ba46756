import { Button } from "@mantine/core";
import type { Edition } from "../../../newsroom-api/editions.ts";
import type * as api from "../../../newsroom-api/live.ts";
import { livePostLine } from "../../../story/live.ts";
import { call } from "../../api/call.ts";
import { langOf } from "../../components/EditionName.tsx";
import { When } from "../../components/When.tsx";
import { useSpeech } from "../../texts/texts.ts";
import { Confirm } from "../acts/Confirm.tsx";
import { Faults } from "../acts/Faults.tsx";
import { useAct } from "../acts/use-act.ts";
import type { ArticlePanelProps } from "../panel.ts";
import styles from "./live.module.css";

interface PostRowProps extends Pick<ArticlePanelProps, "article" | "mayWrite" | "mayEdit"> {
  readonly edition: Edition | undefined;
  readonly post: api.LivePost;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onChange: () => void;
}

/** A post in one line; opened, everything that can be done with it. */
export function PostRow({ edition, post, open, onToggle, ...props }: PostRowProps) {
  const { texts, say } = useSpeech();
  const { live } = texts;
  const line = livePostLine(post.content);
  return (
    <li className={styles.row} data-state={post.state}>
      <button type="button" className={styles.line} aria-expanded={open} onClick={onToggle}>
        <span className="small quiet">
          {post.number === null ? say(live.states.draft) : say(live.number, { number: post.number })}
          {post.state === "removed" && <> · {say(live.states.removed)}</>}
          {post.keyPoint && <> · {say(live.keyPoint)}</>}
          {post.pinned && <> · {say(live.pinned)}</>}
          {" · "}
          <When at={post.publishedAt ?? post.createdAt} zone={edition?.timeZone} />
          {post.by !== null && (
            <>
              {" · "}
              <bdi>{post.by}</bdi>
            </>
          )}
        </span>
        <span lang={langOf(props.article.edition)} dir={edition?.dir ?? "auto"}>
          {line === "" ? "…" : line}
        </span>
      </button>
      {open && <PostActs post={post} {...props} />}
    </li>
  );
}

function PostActs({ article, post, mayWrite, mayEdit, onChange }: Omit<PostRowProps, "edition" | "open" | "onToggle">) {
  const { texts, say } = useSpeech();
  const { live } = texts;
  const params = { post: post.id };
  const mark = useAct((body: { keyPoint?: boolean; pinned?: boolean }) =>
    call<typeof api.markLivePost>("patch", "/api/live-posts/{post}", { params, body }),
  );
  const publish = useAct(() => call<typeof api.publishLivePost>("post", "/api/live-posts/{post}/publish", { params }));
  const remove = useAct(() => call<typeof api.removeLivePost>("post", "/api/live-posts/{post}/remove", { params }));
  const restore = useAct(() => call<typeof api.restoreLivePost>("post", "/api/live-posts/{post}/restore", { params }));
  const { state, keyPoint, pinned } = post;
  const changes = state === "published" ? mayEdit : state === "draft" && mayWrite;
  return (
    <div className={styles.postActs}>
      <Faults error={mark.error ?? publish.error ?? remove.error ?? restore.error} article={article.id} />
      <div className={styles.acts}>
        {state === "draft" && mayEdit && (
          <Button loading={publish.isPending} onClick={() => publish.mutate()}>
            {say(live.publishDraft)}
          </Button>
        )}
        {changes && (
          <Button variant="default" onClick={onChange}>
            {say(texts.common.change)}
          </Button>
        )}
        {state === "published" && mayEdit && (
          <>
            <Button variant="default" loading={mark.isPending} onClick={() => mark.mutate({ keyPoint: !keyPoint })}>
              {say(keyPoint ? live.noKeyPoint : live.makeKeyPoint)}
            </Button>
            <Button variant="default" loading={mark.isPending} onClick={() => mark.mutate({ pinned: !pinned })}>
              {say(pinned ? live.unpin : live.pin)}
            </Button>
          </>
        )}
        {state === "draft" && mayEdit && (
          <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
            {say(live.remove)}
          </Button>
        )}
        {state === "removed" && mayEdit && (
          <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate()}>
            {say(live.restore)}
          </Button>
        )}
      </div>
      {state === "published" && mayEdit && (
        <Confirm
          begin={say(live.remove)}
          act={say(live.removeSure)}
          onAct={() => remove.mutate()}
          working={remove.isPending}
          danger
        />
      )}
    </div>
  );
}
