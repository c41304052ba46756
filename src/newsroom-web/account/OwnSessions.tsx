import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type * as accounts from "../../newsroom-api/accounts.ts";
import { call } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./Account.module.css";
import { SessionRow } from "./SessionRow.tsx";

/** Where one is signed in; each can be ended from here. */
export function OwnSessions() {
  const { texts, say } = useSpeech();
  const { account } = texts;
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ["newsroom", "sessions"],
    queryFn: async () => (await call<typeof accounts.listSessions>("get", "/api/sessions", {})).items,
  });
  const end = useMutation({
    mutationFn: (session: string | null) =>
      session === null
        ? call<typeof accounts.revokeOtherSessions>("delete", "/api/sessions", {})
        : call<typeof accounts.revokeSession>("delete", "/api/sessions/{session}", { params: { session } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["newsroom", "sessions"] }),
  });
  if (data === undefined) return error === null ? <Waiting /> : <Failure error={error} again={() => void refetch()} />;
  if (data.length === 0) return <p className="quiet">{say(account.noSessions)}</p>;
  return (
    <>
      <p className="quiet small">{say(account.sessionsNote)}</p>
      <ul className="rows">
        {data.map((session) => (
          <SessionRow key={session.id} session={session}>
            {!session.current && (
              <Button
                variant="default"
                aria-label={say(account.endSession, { device: session.device ?? say(account.unknownDevice) })}
                onClick={() => end.mutate(session.id)}
                loading={end.isPending && end.variables === session.id}
              >
                {say(account.end)}
              </Button>
            )}
          </SessionRow>
        ))}
      </ul>
      <Failure error={end.error} />
      <div className={styles.last}>
        {data.some((session) => !session.current) && (
          <Button variant="default" onClick={() => end.mutate(null)} loading={end.isPending && end.variables === null}>
            {say(account.endOthers)}
          </Button>
        )}{" "}
        <span role="status" className="quiet small">
          {end.isSuccess ? say(account.ended, { n: end.data.revoked }) : ""}
        </span>
      </div>
    </>
  );
}
