import { Button } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type * as audit from "../../newsroom-api/audit.ts";
import type { AnswerOf } from "../../newsroom-api/operation.ts";
import { call } from "../api/call.ts";
import { useMe } from "../api/me.ts";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { fullDate } from "../components/full-date.ts";
import { useSpeech } from "../texts/texts.ts";
import styles from "./AuditLog.module.css";
import { AuditFilter } from "./AuditFilter.tsx";
import { AuditRow } from "./AuditRow.tsx";

type Row = AnswerOf<typeof audit.readAuditLog>["items"][number];

/** What was done in the newsroom, by whom, newest first; all of it, or about one thing. For administrators. */
export function AuditLog() {
  const { texts, say } = useSpeech();
  const { people, shell } = texts;
  const me = useMe();
  const { subject = "" } = useSearch({ from: "/inside/log" });
  return (
    <>
      <div className="head">
        <h1>{say(shell.log)}</h1>
        {me.administrator && <AuditFilter key={subject} subject={subject} />}
      </div>
      <div className="view">
        {me.administrator ? (
          <Log key={subject} subject={subject} />
        ) : (
          <Empty title={say(people.log.forAdministrators)}>
            <p>{say(people.log.forAdministratorsRemedy)}</p>
            <Button component={Link} to="/people" variant="default">
              {say(shell.people)}
            </Button>
          </Empty>
        )}
      </div>
    </>
  );
}

function readLog(query: { readonly subject: string; readonly before?: number; readonly limit: number }) {
  return call<typeof audit.readAuditLog>("get", "/api/audit-log", { query });
}

function Log({ subject }: { readonly subject: string }) {
  const { texts, say } = useSpeech();
  const { log } = texts.people;
  const asked = useInfiniteQuery({
    queryKey: ["audit-log", subject], // no channel: what arrives waits until it is asked for
    queryFn: ({ pageParam }) => readLog({ subject, limit: 100, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
  const rows = asked.data?.pages.flatMap(({ items }) => items);
  if (rows === undefined)
    return asked.error === null ? <Waiting /> : <Failure error={asked.error} again={() => void asked.refetch()} />;
  if (rows.length === 0) return <NothingNoted subject={subject} />;
  return (
    <div className={styles.log}>
      <Fresh subject={subject} newest={rows[0]?.id ?? 0} show={() => void asked.refetch()} />
      {daysOf(rows).map((day) => (
        <Day key={day.key} rows={day.rows} />
      ))}
      <div className={styles.foot}>
        <Failure error={asked.error} />
        {asked.hasNextPage ? (
          <Button variant="default" onClick={() => void asked.fetchNextPage()} loading={asked.isFetchingNextPage}>
            {say(texts.common.more)}
          </Button>
        ) : (
          <p className="quiet small">{say(subject === "" ? log.end : log.endOfThis)}</p>
        )}
      </div>
    </div>
  );
}

const countedAtMost = 50;

/** How many were noted since; they come when asked for, so that nothing jumps. */
function Fresh(props: { readonly subject: string; readonly newest: number; readonly show: () => void }) {
  const { texts, say, number } = useSpeech();
  const { data } = useQuery({
    queryKey: ["newsroom", "audit-log", props.subject],
    queryFn: () => readLog({ subject: props.subject, limit: countedAtMost }),
  });
  const fresh = data?.items.filter(({ id }) => id > props.newest).length ?? 0;
  return (
    <div className="notice" role="status" hidden={fresh === 0} style={fresh === 0 ? { display: "none" } : {}}>
      <Button variant="default" onClick={props.show}>
        {fresh < countedAtMost ? say(texts.people.log.fresh, { n: fresh }) : `${number(countedAtMost)}+`}
      </Button>
    </div>
  );
}

function Day({ rows }: { readonly rows: readonly Row[] }) {
  const { texts, say, language } = useSpeech();
  const { log } = texts.people;
  const at = new Date(rows[0]?.at ?? 0);
  const date = fullDate(at, language);
  const ago = Math.round((midnight(new Date()) - midnight(at)) / 86_400_000);
  const near = ago === 0 ? say(log.today) : ago === 1 ? say(log.yesterday) : null;
  return (
    <section>
      <h2 className={styles.day}>{near === null ? date : `${near} · ${date}`}</h2>
      <ul className="rows">
        {rows.map((row) => (
          <AuditRow key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

function midnight(instant: Date): number {
  return new Date(instant.getFullYear(), instant.getMonth(), instant.getDate()).getTime();
}

function daysOf(rows: readonly Row[]): readonly { readonly key: number; readonly rows: readonly Row[] }[] {
  const days = Map.groupBy(rows, ({ at }) => midnight(new Date(at)));
  return [...days].map(([key, inDay]) => ({ key, rows: inDay }));
}

function NothingNoted({ subject }: { readonly subject: string }) {
  const { texts, say } = useSpeech();
  const { log } = texts.people;
  const navigate = useNavigate();
  if (subject === "") return <Empty title={say(log.empty)}>{say(log.emptyRemedy)}</Empty>;
  return (
    <Empty title={say(log.nothing)}>
      <p>{say(log.nothingRemedy)}</p>
      <Button variant="default" onClick={() => void navigate({ to: "/log", search: {} })}>
        {say(log.everything)}
      </Button>
    </Empty>
  );
}
