import { type ReactNode, useEffect, useRef, useState } from "react";
import { type Text, useSpeech } from "../../texts/texts.ts";
import type { ArticlePanelProps } from "../panel.ts";
import styles from "./acts.module.css";
import { Change } from "./Change.tsx";
import { Exits } from "./Exits.tsx";
import { Fold } from "./Fold.tsx";
import { Embargo, Hold } from "./Gate.tsx";
import { History } from "./History.tsx";
import { type ActName, actNames, withheld } from "./offered.ts";
import { Approve, Return, Submit } from "./Progress.tsx";
import { Publish } from "./Publish.tsx";
import { Restore } from "./Restore.tsx";
import { Schedule, Unschedule } from "./Schedule.tsx";
import { Remove, Retract } from "./TakeBack.tsx";
import { WireUses } from "./WireUses.tsx";

/** What every act's panel is given besides the article. */
export interface ActProps extends ArticlePanelProps {
  /** The act was done; with the articles that it reached. */
  readonly onDone: (said: string, reached?: readonly number[]) => void;
}

const panels: Readonly<Record<ActName, (props: ActProps) => ReactNode>> = {
  submit: Submit,
  approve: Approve,
  return: Return,
  publish: Publish,
  change: Change,
  schedule: Schedule,
  unschedule: Unschedule,
  embargo: Embargo,
  hold: Hold,
  retract: Retract,
  remove: Remove,
  restore: Restore,
};

/**
 * Everything that can be done with an article, what it was made from on the wire, what went out, and which exits confirmed
 * it. Whenever `publishAsked` rises (Ctrl+Enter), the act that sends the text on folds open.
 */
export function Acts({ publishAsked = 0, ...props }: ArticlePanelProps & { readonly publishAsked?: number }) {
  const { article } = props;
  const { texts, say } = useSpeech();
  const { publishing } = texts;
  const [open, setOpen] = useState<ActName | null>(null);
  const [done, setDone] = useState<{ said: string; reached: readonly number[] } | null>(null);
  const offered = actNames.filter((act) => withheld(act, article, props) === null);
  const sending =
    offered.find((act) => act === "publish" || act === "change") ?? offered.find((act) => act === "submit");
  const answered = useRef(0);
  useEffect(() => {
    if (publishAsked <= answered.current || sending === undefined) return;
    answered.current = publishAsked;
    setOpen(sending);
  }, [publishAsked, sending]);
  const onDone = (said: string, reached: readonly number[] = [article.id]) => {
    setOpen(null);
    setDone({ said, reached });
  };
  return (
    <div>
      <WireUses {...props} />
      <p role="status" className={styles.note} hidden={done === null} style={{ color: "var(--good)", margin: 0 }}>
        {done?.said}
      </p>
      {article.publishedAt !== null && <Exits articles={done?.reached ?? [article.id]} />}
      {!props.mayWrite && <p className={styles.note}>{say(publishing.nothingOffered)}</p>}
      {offered.map((act) => {
        const Panel = panels[act];
        return (
          <Fold
            key={act}
            title={say(titleOf(publishing.acts, act, article))}
            open={open === act}
            onToggle={() => setOpen(open === act ? null : act)}
            danger={act === "retract" || act === "remove"}
            end={act === "publish" || act === "change" ? <kbd dir="ltr">Ctrl+Enter</kbd> : undefined}
          >
            <Panel {...props} onDone={onDone} />
          </Fold>
        );
      })}
      <NotOffered {...props} />
      <History article={article} />
    </div>
  );
}

/** An embargo or a hold that stands is lifted, or moved, in the same place. */
function titleOf(
  acts: Readonly<Record<ActName | "lift" | "embargoed", Text>>,
  act: ActName,
  article: ArticlePanelProps["article"],
): Text {
  if (act === "hold" && article.held) return acts.lift;
  if (act === "embargo" && article.embargoedUntil !== null) return acts.embargoed;
  return acts[act];
}

/** Which acts there are besides, and why they are not offered. */
function NotOffered(props: ArticlePanelProps) {
  const { texts, say } = useSpeech();
  const { publishing, shell } = texts;
  const [open, setOpen] = useState(false);
  const others = actNames.flatMap((act) => {
    const why = withheld(act, props.article, props);
    return why === null ? [] : [{ act, why }];
  });
  if (others.length === 0) return null;
  const values = { state: shell.states[props.article.state] as string };
  return (
    <Fold title={say(publishing.notOffered)} open={open} onToggle={() => setOpen(!open)}>
      <ul className={styles.list}>
        {others.map(({ act, why }) => (
          <li key={act}>
            {say(publishing.acts[act])}
            <span className="quiet small">
              {" · "}
              {say(why === "state" ? publishing.needs[act] : publishing[why], values)}
            </span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
