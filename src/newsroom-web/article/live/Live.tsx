import { Button } from "@mantine/core";
import { useState } from "react";
import type { Edition } from "../../../newsroom-api/editions.ts";
import type * as api from "../../../newsroom-api/live.ts";
import { call } from "../../api/call.ts";
import { Failure } from "../../components/Failure.tsx";
import { Waiting } from "../../components/Waiting.tsx";
import { When } from "../../components/When.tsx";
import { useSpeech } from "../../texts/texts.ts";
import { Confirm } from "../acts/Confirm.tsx";
import { Faults } from "../acts/Faults.tsx";
import { useAct } from "../acts/use-act.ts";
import type { ArticlePanelProps } from "../panel.ts";
import { ChangePost } from "./ChangePost.tsx";
import styles from "./live.module.css";
import { NewPost } from "./NewPost.tsx";
import { PostRow } from "./PostRow.tsx";
import { type Live as LiveState, useLive } from "./use-live.ts";

interface LiveProps extends ArticlePanelProps {
  readonly edition: Edition | undefined;
}

/** Live coverage of the article: begin it, post, put posts right, end it. */
export function Live(props: LiveProps) {
  const { article, mayWrite } = props;
  const { texts, say } = useSpeech();
  const { live: said } = texts;
  const live = useLive(article.id);
  const [told, setTold] = useState("");
  if (live.coverage === undefined)
    return live.error === null ? <Waiting /> : <Failure error={live.error} again={live.again} />;
  const runs = live.coverage !== null && live.coverage.endedAt === null;
  return (
    <div className={styles.live}>
      <Coverage {...props} coverage={live.coverage} />
      {runs && article.state !== "published" && <p className="small quiet">{say(said.unpublished)}</p>}
      {runs && mayWrite && (
        <NewPost
          {...props}
          onWritten={(post) => {
            live.wrote(post.id);
            setTold(say(post.state === "published" ? said.done.published : said.done.drafted));
          }}
        />
      )}
      <p role="status" className={`small ${styles.told}`}>
        {told}
      </p>
      {live.coverage !== null && <Posts {...props} live={live} />}
    </div>
  );
}

/** Whether it runs, and what begins or ends it. */
function Coverage({ article, edition, mayEdit, coverage }: LiveProps & { readonly coverage: LiveState["coverage"] }) {
  const { texts, say } = useSpeech();
  const { live } = texts;
  const params = { article: article.id };
  const start = useAct(() => call<typeof api.startLive>("post", "/api/articles/{article}/live", { params }));
  const end = useAct(() => call<typeof api.endLive>("post", "/api/articles/{article}/live/end", { params }));
  const runs = coverage !== undefined && coverage !== null && coverage.endedAt === null;
  return (
    <section className={styles.coverage}>
      <h2>{say(live.title)}</h2>
      {coverage === null || coverage === undefined ? (
        <p className="small quiet">{say(live.none)}</p>
      ) : (
        <p className={runs ? "small signal" : "small quiet"}>
          {say(runs ? live.since : live.endedAt)}{" "}
          <When at={coverage.endedAt ?? coverage.startedAt} zone={edition?.timeZone} />
        </p>
      )}
      <Faults error={start.error ?? end.error} article={article.id} />
      {mayEdit && !runs && (
        <div className={styles.acts}>
          <Button loading={start.isPending} onClick={() => start.mutate()}>
            {say(coverage === null ? live.start : live.resume)}
          </Button>
        </div>
      )}
      {mayEdit && runs && (
        <Confirm begin={say(live.end)} act={say(live.endSure)} onAct={() => end.mutate()} working={end.isPending} />
      )}
    </section>
  );
}

function Posts({ live, ...props }: LiveProps & { readonly live: LiveState }) {
  const { texts, say } = useSpeech();
  const { live: said, common } = texts;
  const [open, setOpen] = useState<number | null>(null);
  const [changing, setChanging] = useState<number | null>(null);
  const fresh = live.fresh === 0 ? "" : say(said.fresh, { n: live.fresh });
  return (
    <>
      <span className="hidden" role="status">
        {fresh}
      </span>
      {live.fresh > 0 && (
        <Button size="xs" onClick={live.showFresh}>
          {fresh}
        </Button>
      )}
      {live.posts.length === 0 && <p className="small quiet">{say(said.empty)}</p>}
      <ol className={styles.posts} reversed>
        {live.posts.map((post) =>
          changing === post.id ? (
            <li key={post.id} className={styles.row}>
              <ChangePost {...props} post={post} onEnd={() => setChanging(null)} />
            </li>
          ) : (
            <PostRow
              key={post.id}
              {...props}
              post={post}
              open={open === post.id}
              onToggle={() => setOpen(open === post.id ? null : post.id)}
              onChange={() => setChanging(post.id)}
            />
          ),
        )}
      </ol>
      {live.hasMore && (
        <Button variant="default" onClick={live.more}>
          {say(common.more)}
        </Button>
      )}
    </>
  );
}
