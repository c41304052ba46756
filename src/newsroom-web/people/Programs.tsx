import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AnswerOf } from "../../newsroom-api/operation.ts";
import type * as tokens from "../../newsroom-api/tokens.ts";
import { call } from "../api/call.ts";
import { EditionName } from "../components/EditionName.tsx";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import { AddToken } from "./AddToken.tsx";
import { Panel } from "./Panel.tsx";
import styles from "./People.module.css";
import { Sure } from "./Sure.tsx";

type Token = AnswerOf<typeof tokens.listTokens>["items"][number];

/** The tokens with which programs act in the newsroom. */
export function Programs({ onClose }: { readonly onClose: () => void }) {
  const { texts, say } = useSpeech();
  const { people } = texts;
  const { data, error, refetch } = useQuery({
    queryKey: ["newsroom", "tokens"],
    queryFn: async () => (await call<typeof tokens.listTokens>("get", "/api/tokens", {})).items,
  });
  const good = data?.filter(({ revokedAt }) => revokedAt === null) ?? [];
  const revoked = data?.filter(({ revokedAt }) => revokedAt !== null) ?? [];
  return (
    <Panel title={say(people.programs)} onClose={onClose}>
      <p className="quiet small">{say(people.programsNote)}</p>
      {error !== null && <Failure error={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data !== undefined && good.length === 0 && (
        <Empty title={say(people.noPrograms)}>{say(people.noProgramsRemedy)}</Empty>
      )}
      <ul className="rows">
        {good.map((token) => (
          <li key={token.id} className={styles.program}>
            <Program token={token} />
          </li>
        ))}
      </ul>
      {revoked.length > 0 && (
        <details style={{ marginBlock: 12 }}>
          <summary className="quiet small">{say(people.revokedTokens, { n: revoked.length })}</summary>
          <ul className="rows">
            {revoked.map((token) => (
              <li key={token.id} className={`${styles.program} quiet`}>
                <Told token={token} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <section aria-labelledby="add-token">
        <h3 id="add-token">{say(people.addToken)}</h3>
        <AddToken />
      </section>
    </Panel>
  );
}

function Program({ token }: { readonly token: Token }) {
  const { texts, say } = useSpeech();
  const { people } = texts;
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const name = `\u2068${token.name}\u2069`;
  const revoke = useMutation({
    mutationFn: () => call<typeof tokens.revokeToken>("delete", "/api/tokens/{token}", { params: { token: token.id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["newsroom", "tokens"] }),
  });
  return (
    <>
      <Told token={token} />
      {!sure && (
        <Button variant="default" aria-label={say(people.revokeOf, { name })} onClick={() => setSure(true)}>
          {say(people.revoke)}
        </Button>
      )}
      {sure && (
        <Sure
          note={say(people.revokeNote)}
          yes={say(people.revokeOf, { name })}
          onYes={() => revoke.mutate()}
          onNo={() => setSure(false)}
          pending={revoke.isPending}
        />
      )}
      <Failure error={revoke.error} />
    </>
  );
}

function Told({ token }: { readonly token: Token }) {
  const { texts, say } = useSpeech();
  const { people } = texts;
  return (
    <>
      <span>
        <bdi>{token.name}</bdi>{" "}
        <span className="quiet small">
          {token.editions === null
            ? say(people.tokenEvery)
            : token.editions.map((code, place) => (
                <span key={code}>
                  {place > 0 && say(people.between)}
                  <EditionName code={code} />
                </span>
              ))}
        </span>
      </span>
      <span className="quiet small">
        {say(token.revokedAt === null ? people.added : people.revoked)} <When at={token.revokedAt ?? token.createdAt} />
      </span>
    </>
  );
}
