import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useEditions } from "../../api/me.ts";
import { langOf } from "../../components/EditionName.tsx";
import { When } from "../../components/When.tsx";
import { useSpeech } from "../../texts/texts.ts";
import type { ArticleInFull } from "../panel.ts";
import styles from "./acts.module.css";
import { Fold } from "./Fold.tsx";
import { revisionsQuery } from "./text-to-send.ts";

/** What was done to the article in public, newest first. */
export function History({ article }: { readonly article: ArticleInFull }) {
  const { texts, say, number } = useSpeech();
  const { publishing } = texts;
  const [open, setOpen] = useState(false);
  const revisions = useQuery({ ...revisionsQuery(article.id), enabled: open }).data;
  const edition = useEditions().of(article.edition);
  const all = article.publications.toReversed();
  return (
    <Fold title={say(publishing.history)} open={open} onToggle={() => setOpen(!open)} end={number(all.length)}>
      {all.length === 0 && <p className="quiet">{say(publishing.historyEmpty)}</p>}
      <ol className={styles.list} reversed>
        {all.map((one) => {
          const revision = revisions?.find(({ id }) => id === one.revision);
          const said = say(publishing.kinds[one.kind]);
          return (
            <li key={one.id}>
              {one.undone ? <s>{said}</s> : <strong style={{ fontWeight: 550 }}>{said}</strong>}
              {one.undone && <span className="small"> · {say(publishing.undone)}</span>}
              <span className="quiet small">
                {revision !== undefined && <> · {say(publishing.revisionNumber, { number: revision.number })}</>}
                {" · "}
                {one.by === null ? say(publishing.byNewsroom) : <bdi>{one.by}</bdi>}
                {" · "}
                <When at={one.at} zone={edition?.timeZone} />
              </span>
              {one.note !== null && (
                <div className={styles.reader} lang={langOf(article.edition)} dir={edition?.dir ?? "auto"}>
                  {one.note}
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </Fold>
  );
}
