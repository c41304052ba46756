import { useQuery } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/breaking.ts";
import { call } from "../api/call.ts";
import { mayEdit, useEditions, useMe } from "../api/me.ts";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { LineRow } from "./LineRow.tsx";
import { RaiseLine } from "./RaiseLine.tsx";
import styles from "./fronts.module.css";

/** The lines across editions' pages: raised in one, some or all of them, and ended. */
export function BreakingLines() {
  const { texts, say } = useSpeech();
  const { breaking } = texts.fronts;
  const me = useMe();
  const live = useEditions().all.filter((edition) => edition.live);
  const own = live.filter(({ code }) => mayEdit(me, code));
  const lines = useQuery({
    queryKey: ["newsroom", "breaking"],
    queryFn: async () => (await call<typeof api.listBreakingLines>("get", "/api/breaking-lines", {})).items,
  });
  const standing = lines.data ?? [];
  return (
    <>
      <header className="head">
        <h1>{say(texts.shell.breaking)}</h1>
        <span className="quiet small wide">{say(breaking.what)}</span>
      </header>
      <div className="view">
        <div className={styles.columns}>
          <section aria-label={say(breaking.raiseTitle)}>
            {own.length > 0 && <RaiseLine live={live} own={own} standing={standing} />}
            {own.length === 0 && live.length > 0 && (
              <Empty title={say(breaking.notYoursTitle)}>
                <p>{say(breaking.notYoursRemedy)}</p>
              </Empty>
            )}
          </section>
          <section aria-label={say(breaking.standing)}>
            <h2 className="section-title">{say(breaking.standing)}</h2>
            <Failure error={lines.error} again={() => void lines.refetch()} />
            {lines.isPending && <Waiting />}
            {lines.data?.length === 0 && (
              <Empty title={say(breaking.emptyTitle)}>
                <p>{say(breaking.emptyRemedy)}</p>
              </Empty>
            )}
            <ul className="rows" aria-live="polite">
              {standing.map((line) => (
                <LineRow key={line.id} line={line} />
              ))}
            </ul>
          </section>
        </div>
      </div>
    </>
  );
}
