import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type * as accounts from "../../newsroom-api/accounts.ts";
import { SessionRow } from "../account/SessionRow.tsx";
import { call } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";

/** Where somebody is signed in, and ending all of it. */
export function SessionsOfPerson({ account }: { readonly account: number }) {
  const { texts, say } = useSpeech();
  const { people } = texts;
  const queries = useQueryClient();
  const queryKey = ["newsroom", "sessions", account];
  const params = { account };
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: async () =>
      (await call<typeof accounts.listSessionsOfPerson>("get", "/api/people/{account}/sessions", { params })).items,
  });
  const end = useMutation({
    mutationFn: () =>
      call<typeof accounts.revokeSessionsOfPerson>("delete", "/api/people/{account}/sessions", { params }),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  return (
    <section aria-labelledby="sessions">
      <h3 id="sessions">{say(people.sessions)}</h3>
      {error !== null && <Failure error={error} again={() => void refetch()} />}
      {data?.length === 0 && <p className="quiet">{say(people.noSessions)}</p>}
      <ul className="rows" style={{ marginBlockEnd: 8 }}>
        {data?.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {data !== undefined && data.length > 0 && (
        <Button variant="default" onClick={() => end.mutate()} loading={end.isPending}>
          {say(people.endSessions)}
        </Button>
      )}{" "}
      <span role="status" className="quiet small">
        {end.isSuccess ? say(texts.account.ended, { n: end.data.revoked }) : ""}
      </span>
      <Failure error={end.error} />
    </section>
  );
}
