import { Button } from "@mantine/core";
import { useState } from "react";
import type * as api from "../../../newsroom-api/revisions.ts";
import type { AnswerOf } from "../../../newsroom-api/operation.ts";
import { call } from "../../api/call.ts";
import { useEditions } from "../../api/me.ts";
import { langOf } from "../../components/EditionName.tsx";
import { When } from "../../components/When.tsx";
import { useSpeech } from "../../texts/texts.ts";
import { Faults } from "../acts/Faults.tsx";
import type { TextToSend } from "../acts/text-to-send.ts";
import { useAct } from "../acts/use-act.ts";
import type { ArticlePanelProps } from "../panel.ts";
import styles from "./revisions.module.css";

/** One end of a comparison: the id of a revision, or the working copy. */
export type End = number | "copy";

export interface Ends {
  readonly from: End | null;
  readonly to: End | null;
  readonly setFrom: (end: End | null) => void;
  readonly setTo: (end: End | null) => void;
}

type Head = AnswerOf<typeof api.listRevisions>["items"][number];

interface RevisionRowProps extends ArticlePanelProps {
  readonly revision: Head;
  readonly text: TextToSend;
  readonly ends: Ends;
}

export function RevisionRow({ revision, text, ends, ...props }: RevisionRowProps) {
  const { article, mayWrite } = props;
  const { texts, say } = useSpeech();
  const said = texts.publishing.revisions;
  const [asked, setAsked] = useState(false);
  const zone = useEditions().of(article.edition)?.timeZone;
  const name = say(said.name, { number: revision.number });
  const marks = [
    revision.id === article.liveRevision && article.state === "published" ? `● ${say(said.live)}` : null,
    revision.id === article.pinnedRevision ? `◆ ${say(said.pinned)}` : null,
    revision.minor ? say(said.minor) : null,
  ].filter((mark) => mark !== null);
  return (
    <li data-chosen={ends.from === revision.id || ends.to === revision.id}>
      <Choice end={revision.id} name={name} ends={ends} />
      <div>
        <div>
          <strong style={{ fontWeight: 550 }}>{name}</strong>{" "}
          <span className="quiet small">
            <When at={revision.createdAt} zone={zone} />
            {marks.map((mark) => (
              <span key={mark} style={{ color: "var(--ink)" }}>
                {" · "}
                {mark}
              </span>
            ))}
          </span>
        </div>
        <bdi className="small" lang={langOf(article.edition)}>
          {revision.headline || say(texts.publishing.others.noHeadline)}
        </bdi>
        {mayWrite && !asked && (
          <div className={styles.buttons} style={{ marginBlockStart: 4 }}>
            <Button variant="default" size="compact-xs" onClick={() => setAsked(true)}>
              {say(said.restore)}
            </Button>
          </div>
        )}
        {asked && <Restoring {...props} revision={revision} text={text} onClose={() => setAsked(false)} />}
      </div>
    </li>
  );
}

interface RestoringProps extends ArticlePanelProps {
  readonly revision: Head;
  readonly text: TextToSend;
  readonly onClose: () => void;
}

/** Puts an old revision into the working copy; what stood there is in a revision first. */
function Restoring({ revision, text, onReplaced, onClose }: RestoringProps) {
  const { texts, say } = useSpeech();
  const said = texts.publishing.revisions;
  const { number } = revision;
  const restore = useAct(
    async () =>
      call<typeof api.restoreRevision>("post", "/api/revisions/{revision}/restore", {
        params: { revision: revision.id },
        body: { updatedAt: await text.keep() },
      }),
    (copy) => {
      onReplaced(copy);
      onClose();
    },
  );
  return (
    <div>
      <p className="small" style={{ margin: "6px 0 0" }}>
        {text.makes === null
          ? say(said.restoreLosesNothing, { number })
          : say(said.restoreKeepsFirst, { number, made: text.makes })}
      </p>
      <Faults error={restore.error} />
      <div className={styles.buttons}>
        <Button loading={restore.isPending} onClick={() => restore.mutate()} autoFocus>
          {say(said.restoreConfirm, { number })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say(texts.common.cancel)}
        </Button>
      </div>
    </div>
  );
}

interface WorkingCopyRowProps {
  readonly article: ArticlePanelProps["article"];
  readonly makes: number | null;
  readonly ends: Ends;
}

/** The working copy at the top of the list, where it says something that no revision says. */
export function WorkingCopyRow({ article, makes, ends }: WorkingCopyRowProps) {
  const { texts, say } = useSpeech();
  const { revisions } = texts.publishing;
  return (
    <li data-chosen={ends.from === "copy" || ends.to === "copy"}>
      <Choice end="copy" name={say(revisions.copy)} ends={ends} />
      <div>
        <strong style={{ fontWeight: 550 }}>{say(revisions.copy)}</strong>{" "}
        <span className="quiet small">
          <When at={article.workingCopy.updatedAt} />
        </span>
        <div className="small quiet">{say(makes === null ? revisions.copyIsNewest : revisions.copyDiffers)}</div>
      </div>
    </li>
  );
}

interface ChoiceProps {
  readonly end: End;
  readonly name: string;
  readonly ends: Ends;
}

/** Which two are compared: the earlier in the first column, the later in the second. */
function Choice({ end, name, ends }: ChoiceProps) {
  const { texts, say } = useSpeech();
  const { revisions } = texts.publishing;
  const chooseFrom = () => {
    ends.setFrom(end);
    if (ends.to === null || ends.to === end) ends.setTo(end === "copy" ? null : "copy"); // what is typed now, usually
  };
  return (
    <div className={styles.ends}>
      <label title={say(revisions.compareFrom, { name })}>
        <input
          type="radio"
          name="compare-from"
          aria-label={say(revisions.compareFrom, { name })}
          checked={ends.from === end}
          onChange={chooseFrom}
        />
      </label>
      <label title={say(revisions.compareTo, { name })}>
        <input
          type="radio"
          name="compare-to"
          aria-label={say(revisions.compareTo, { name })}
          checked={ends.to === end}
          onChange={() => ends.setTo(end)}
        />
      </label>
    </div>
  );
}
