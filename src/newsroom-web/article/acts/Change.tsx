import { useId, useState } from "react";
import type * as publishing from "../../../newsroom-api/publishing.ts";
import { call } from "../../api/call.ts";
import { useSpeech } from "../../texts/texts.ts";
import type { ActProps } from "./Acts.tsx";
import styles from "./acts.module.css";
import { Confirm } from "./Confirm.tsx";
import { Faults } from "./Faults.tsx";
import { Note, oneLine } from "./Note.tsx";
import { RevisionNote } from "./RevisionNote.tsx";
import { useTextToSend } from "./text-to-send.ts";
import { useAct } from "./use-act.ts";

const kinds = ["edit", "update", "correction", "clarification"] as const;
type Kind = (typeof kinds)[number];

/** How a published article changes: unannounced, or with a note that readers see. */
export function Change(props: ActProps) {
  const { article, onDone } = props;
  const { texts, say } = useSpeech();
  const { change, done } = texts.publishing;
  const group = useId();
  const text = useTextToSend(props);
  const [kind, setKind] = useState<Kind | null>(null);
  const [note, setNote] = useState("");
  const asksNote = kind !== null && kind !== "edit";
  const act = useAct(
    async () => {
      const revision = await text.prepare();
      return call<typeof publishing.publishArticles>("post", "/api/publications", {
        body: {
          articles: [{ article: article.id, revision }],
          kind: kind ?? "edit",
          ...(asksNote ? { note: oneLine(note) } : {}),
        },
      });
    },
    () => onDone(say(done.change[kind ?? "edit"])),
  );
  return (
    <>
      <fieldset>
        <legend>{say(change.legend)}</legend>
        {kinds.map((one) => (
          <label key={one} className={styles.choice}>
            <input type="radio" name={group} checked={kind === one} onChange={() => setKind(one)} />
            <span>{say(change.kinds[one])}</span>
            <small>{say(change.meaning[one])}</small>
          </label>
        ))}
      </fieldset>
      {asksNote && (
        <Note kind={kind} edition={article.edition} label={say(change.note[kind])} value={note} onChange={setNote} />
      )}
      <RevisionNote text={text} />
      {text.makes === null && article.liveRevision === article.latestRevision && (
        <p style={{ color: "var(--warn)" }}>{say(change.nothingChanged)}</p>
      )}
      <Faults error={act.error} />
      <Confirm
        begin={say(kind === null ? change.chooseFirst : change.kinds[kind])}
        act={kind === null ? "" : say(change.confirm[kind])}
        disabled={kind === null || (asksNote && note.trim() === "")}
        working={act.isPending}
        onAct={() => act.mutate()}
      />
    </>
  );
}
