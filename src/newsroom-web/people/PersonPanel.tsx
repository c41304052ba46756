import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type * as accounts from "../../newsroom-api/accounts.ts";
import { call } from "../api/call.ts";
import { useMe } from "../api/me.ts";
import { Failure } from "../components/Failure.tsx";
import { When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import { Access } from "./Access.tsx";
import { Panel } from "./Panel.tsx";
import styles from "./People.module.css";
import { type Described, isComplete, PersonFields, sent } from "./PersonFields.tsx";
import { PersonState } from "./PersonState.tsx";
import { SessionsOfPerson } from "./SessionsOfPerson.tsx";

interface PersonPanelProps {
  readonly person: accounts.Person;
  readonly onClose: () => void;
}

/** One person, for administrators: who they are, what they may do, whether they get in. */
export function PersonPanel({ person, onClose }: PersonPanelProps) {
  const { texts, say } = useSpeech();
  const { people } = texts;
  return (
    <Panel title={<bdi>{person.name}</bdi>} onClose={onClose}>
      <p className="quiet small" style={{ display: "flex", flexWrap: "wrap", gap: "4px 16px", margin: "0 0 12px" }}>
        <PersonState state={person.state} />
        <span>
          {say(people.lastSeen)}: {person.lastSeenAt === null ? say(people.neverSeen) : <When at={person.lastSeenAt} />}
        </span>
        <span>
          {say(people.added)}: <When at={person.createdAt} />
        </span>
        <Link to="/log" search={{ subject: `account ${person.account}` }}>
          {say(people.inLog)}
        </Link>
      </p>
      <ChangePerson person={person} />
      <Access person={person} />
      <SessionsOfPerson account={person.account} />
    </Panel>
  );
}

function ChangePerson({ person }: { readonly person: accounts.Person }) {
  const { texts, say } = useSpeech();
  const { people, common } = texts;
  const me = useMe();
  const queries = useQueryClient();
  const before = describedOf(person);
  const [changed, setChanged] = useState<Described | null>(null);
  const value = changed ?? before;
  const differs = JSON.stringify(sent(value)) !== JSON.stringify(sent(before));
  const change = useMutation({
    mutationFn: () =>
      call<typeof accounts.changePerson>("patch", "/api/people/{account}", {
        params: { account: person.account },
        body: sent(value),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["newsroom", "people"] });
      if (person.account === me.account) void queries.invalidateQueries({ queryKey: ["me"] });
      setChanged(null);
    },
  });
  return (
    <form
      className={styles.form}
      style={{ marginBlockEnd: 16 }}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (differs && isComplete(value)) change.mutate();
      }}
    >
      <PersonFields value={value} onChange={setChanged} asked />
      {person.account === me.account && <p className="small">{say(people.yourself)}</p>}
      <Failure error={change.error} />
      <div className={styles.acts}>
        <Button type="submit" disabled={!differs || !isComplete(value)} loading={change.isPending}>
          {say(common.save)}
        </Button>
        {differs && (
          <Button variant="default" onClick={() => setChanged(null)}>
            {say(common.cancel)}
          </Button>
        )}
        <span role="status" className="quiet small">
          {differs ? say(people.changesAtOnce) : change.isSuccess ? say(people.saved) : ""}
        </span>
      </div>
    </form>
  );
}

function describedOf({ name, email, administrator, grants }: accounts.Person): Described {
  return { name, email: email ?? "", administrator, grants };
}
