import { Button, Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Faults } from "../acts/Faults.tsx";
import { revisionQuery, revisionsQuery, type TextToSend, useTextToSend } from "../acts/text-to-send.ts";
import { useAct } from "../acts/use-act.ts";
import { Empty } from "../../components/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Waiting } from "../../components/Waiting.tsx";
import { useSpeech } from "../../texts/texts.ts";
import type { ArticlePanelProps } from "../panel.ts";
import { Behind } from "./Behind.tsx";
import { Comparison } from "./Comparison.tsx";
import { type End, RevisionRow, WorkingCopyRow } from "./RevisionRow.tsx";
import styles from "./revisions.module.css";

/** An article's revisions: made, compared and restored; and for a translation what its source says since. */
export function Revisions(props: ArticlePanelProps) {
  const { article, mayWrite } = props;
  const { texts, say } = useSpeech();
  const said = texts.publishing.revisions;
  const list = useQuery(revisionsQuery(article.id));
  const text = useTextToSend(props);
  const [from, setFrom] = useState<End | null>(null);
  const [to, setTo] = useState<End | null>(null);
  const newest = list.data?.[0];
  const ends = { from, to, setFrom, setTo };
  return (
    <div>
      <Behind article={article} />
      {mayWrite && <Make text={text} />}
      {from !== null && to !== null && <Compared {...props} from={from} to={to} onClose={() => setFrom(null)} />}
      <Failure error={list.error} again={() => void list.refetch()} />
      {list.data === undefined && list.error === null && <Waiting />}
      {list.data?.length === 0 && (
        <Empty title={say(said.emptyTitle)}>
          <p>{say(said.emptyRemedy)}</p>
        </Empty>
      )}
      {newest !== undefined && (
        <>
          <p className="quiet small" style={{ margin: 0, padding: "8px 16px" }}>
            {say(said.howToCompare)}
          </p>
          <ol className={styles.list} reversed aria-label={say(said.list)}>
            <WorkingCopyRow article={article} makes={text.makes} ends={ends} />
            {list.data?.map((revision) => (
              <RevisionRow key={revision.id} {...props} revision={revision} text={text} ends={ends} />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

/** A revision by an explicit act; minor asks no translation to look again. */
function Make({ text }: { readonly text: TextToSend }) {
  const { texts, say } = useSpeech();
  const said = texts.publishing.revisions;
  const [minor, setMinor] = useState(false);
  const make = useAct(
    () => text.revise(minor),
    () => setMinor(false),
  );
  return (
    <div className={styles.made}>
      <Button loading={make.isPending} onClick={() => make.mutate()}>
        {say(said.make)}
      </Button>
      <kbd className="wide" dir="ltr">
        Ctrl+S
      </kbd>
      <Checkbox
        checked={minor}
        onChange={(event) => setMinor(event.currentTarget.checked)}
        label={say(said.minor)}
        description={say(said.minorMeans)}
      />
      <span role="status" className="small" style={{ color: "var(--good)" }}>
        {make.isSuccess && say(said.made, { number: make.data })}
      </span>
      <Faults error={make.error} />
    </div>
  );
}

interface ComparedProps extends ArticlePanelProps {
  readonly from: End;
  readonly to: End;
  readonly onClose: () => void;
}

function Compared({ article, from, to, onClose }: ComparedProps) {
  const { texts, say } = useSpeech();
  const said = texts.publishing.compare;
  const before = useEnd(from, article);
  const after = useEnd(to, article);
  const name = (end: End, number: number | undefined) =>
    end === "copy" ? say(said.workingCopy) : say(texts.publishing.revisionNumber, { number: number ?? 0 });
  return (
    <section className={styles.compared} aria-live="polite">
      <h2>{say(said.title, { from: name(from, before.number), to: name(to, after.number) })}</h2>
      <Failure error={before.error ?? after.error} />
      {before.content !== undefined && after.content !== undefined ? (
        <Comparison edition={article.edition} before={before.content} after={after.content} />
      ) : (
        <Waiting />
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {say(texts.common.close)}
        </Button>
      </div>
    </section>
  );
}

/** One end of a comparison: a revision, or the working copy as it was last saved. */
function useEnd(end: End, article: ArticlePanelProps["article"]) {
  const { data, error } = useQuery({ ...revisionQuery(end === "copy" ? 0 : end), enabled: end !== "copy" });
  if (end === "copy") return { content: article.workingCopy.content, number: undefined, error: null };
  return { content: data?.content, number: data?.number, error };
}
