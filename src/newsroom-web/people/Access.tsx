import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type * as accounts from "../../newsroom-api/accounts.ts";
import { call } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import { InvitationLink } from "./InvitationLink.tsx";
import styles from "./People.module.css";
import { invitedOf } from "./queries.ts";
import { Sure } from "./Sure.tsx";

/** Letting somebody in: a new invitation, off, on again. */
export function Access({ person }: { readonly person: accounts.Person }) {
  const { texts, say } = useSpeech();
  return (
    <section aria-labelledby="access">
      <h3 id="access">{say(texts.people.access)}</h3>
      {person.state === "off" ? (
        <SwitchOn person={person} />
      ) : (
        <>
          <InviteAgain person={person} />
          <SwitchOff person={person} />
        </>
      )}
    </section>
  );
}

function InviteAgain({ person }: { readonly person: accounts.Person }) {
  const { texts, say } = useSpeech();
  const { people } = texts;
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: () =>
      call<typeof accounts.invitePerson>("post", "/api/people/{account}/invitation", {
        params: { account: person.account },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["newsroom", "people"] }),
  });
  return (
    <>
      <p>{say(person.state === "invited" ? people.inviteAgainInvited : people.inviteAgainActive)}</p>
      <Button variant="default" onClick={() => invite.mutate()} loading={invite.isPending}>
        {say(people.inviteAgain)}
      </Button>
      <Failure error={invite.error} />
      {invite.data !== undefined && (
        <InvitationLink key={invite.data.invitation.code} invited={invitedOf(invite.data)} />
      )}
    </>
  );
}

function SwitchOff({ person }: { readonly person: accounts.Person }) {
  const { texts, say } = useSpeech();
  const { people } = texts;
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const off = useMutation({
    mutationFn: () =>
      call<typeof accounts.switchPersonOff>("post", "/api/people/{account}/switch-off", {
        params: { account: person.account },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["newsroom"] }),
  });
  return (
    <div style={{ marginBlockStart: 16 }}>
      {sure ? (
        <Sure
          note={say(people.switchOffNote)}
          yes={say(people.switchOffYes, { name: `\u2068${person.name}\u2069` })}
          onYes={() => off.mutate()}
          onNo={() => setSure(false)}
          pending={off.isPending}
        />
      ) : (
        <Button variant="default" onClick={() => setSure(true)} aria-expanded={false}>
          {say(people.switchOff)}
        </Button>
      )}
      <Failure error={off.error} />
    </div>
  );
}

function SwitchOn({ person }: { readonly person: accounts.Person }) {
  const { texts, say } = useSpeech();
  const { people } = texts;
  const queries = useQueryClient();
  const on = useMutation({
    mutationFn: () =>
      call<typeof accounts.switchPersonOn>("post", "/api/people/{account}/switch-on", {
        params: { account: person.account },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["newsroom", "people"] }),
  });
  return (
    <>
      <p>{say(people.switchOnNote)}</p>
      <div className={styles.acts}>
        <Button onClick={() => on.mutate()} loading={on.isPending}>
          {say(people.switchOn)}
        </Button>
      </div>
      <Failure error={on.error} />
    </>
  );
}
