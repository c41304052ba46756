import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Article } from "../../../newsroom-api/articles.ts";
import type * as publishing from "../../../newsroom-api/publishing.ts";
import { isFlash } from "../../../story/revision.ts";
import { call } from "../../api/call.ts";
import { useSpeech } from "../../texts/texts.ts";
import type { ActProps } from "./Acts.tsx";
import styles from "./acts.module.css";
import { Confirm } from "./Confirm.tsx";
import { FaultLine, Faults } from "./Faults.tsx";
import { type Fault, faultOf } from "./faults.ts";
import { RevisionNote } from "./RevisionNote.tsx";
import { Together } from "./Together.tsx";
import { useTextToSend } from "./text-to-send.ts";
import { useAct } from "./use-act.ts";

/** The first publication, of this article or of several of its story in one act. */
export function Publish(props: ActProps) {
  const { article, onDone } = props;
  const { texts, say } = useSpeech();
  const { acts, done, explain, publishIn, others } = texts.publishing;
  const text = useTextToSend(props);
  const [together, setTogether] = useState<readonly number[]>([]);
  const check = usePublicationCheck([article.id, ...together]);
  const own = text.makes === null ? (check.data?.get(article.id) ?? []) : ownFaults(article);
  const ids = [article.id, ...together];
  const act = useAct(
    async () => {
      const revision = await text.prepare();
      const articles = [{ article: article.id, revision }, ...together.map((id) => ({ article: id }))];
      return call<typeof publishing.publishArticles>("post", "/api/publications", {
        body: { articles, kind: "publish" },
      });
    },
    () => onDone(say(done.publish, { n: ids.length }), ids),
  );
  return (
    <>
      <p>{say(article.state === "removed" ? explain.publishAgain : explain.publish)}</p>
      <RevisionNote text={text} />
      {own.length > 0 && (
        <ul className={styles.list} aria-label={say(others.missing)}>
          {own.map((fault) => (
            <li key={JSON.stringify(fault)}>
              <FaultLine fault={fault} />
            </li>
          ))}
        </ul>
      )}
      <Together article={article} chosen={together} onChoose={setTogether} faults={check.data} />
      <Faults error={act.error ?? check.error} article={article.id} />
      <Confirm
        begin={say(acts.publish)}
        act={say(publishIn, { n: ids.length })}
        working={act.isPending}
        onAct={() => act.mutate()}
      />
    </>
  );
}

/** What would stand in the way, by article; asked again when something in the newsroom changed. */
function usePublicationCheck(ids: readonly number[]) {
  return useQuery({
    queryKey: ["newsroom", "check", ...ids],
    queryFn: async (): Promise<ReadonlyMap<Article["id"], readonly Fault[]>> => {
      const { faults } = await call<typeof publishing.checkPublication>("post", "/api/publications/check", {
        body: { articles: ids.map((article) => ({ article })) },
      });
      const byArticle = Map.groupBy(faults, (fault) => fault.article);
      return new Map(ids.map((id) => [id, (byArticle.get(id) ?? []).map(({ message }) => faultOf(message))]));
    },
    placeholderData: (before) => before,
  });
}

/** Of a working copy that is in no revision yet, which the newsroom therefore has not checked. */
function ownFaults({ workingCopy: { content }, held, embargoedUntil }: ActProps["article"]): readonly Fault[] {
  const faults: Fault[] = [];
  if (held) faults.push({ kind: "held" });
  if (embargoedUntil !== null && Date.parse(embargoedUntil) > Date.now()) faults.push({ kind: "embargoed" });
  if (content.headline.trim() === "") faults.push({ kind: "headline" });
  if (content.summary.trim() === "" && !isFlash(content)) faults.push({ kind: "summary" });
  return faults;
}
