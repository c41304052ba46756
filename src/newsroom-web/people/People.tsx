import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import type { Person } from "../../newsroom-api/accounts.ts";
import { useMe } from "../api/me.ts";
import { Empty } from "../components/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { AddPerson } from "./AddPerson.tsx";
import styles from "./People.module.css";
import { PeopleList } from "./PeopleList.tsx";
import { PersonPanel } from "./PersonPanel.tsx";
import { Programs } from "./Programs.tsx";
import { peopleQuery } from "./queries.ts";

/** Who can sign in. Administrators see to people and programs here; the others see who works where. */
export function People() {
  const { texts, say } = useSpeech();
  const me = useMe();
  const { person = null } = useParams({ strict: false });
  const open = me.administrator ? person : null;
  return (
    <>
      <div className="head">
        <h1>{say(texts.shell.people)}</h1>
        {me.administrator && (
          <div className={`end ${styles.headActs}`}>
            <Button component={Link} to="/people/programs" variant="default">
              {say(texts.people.programs)}
            </Button>
            <Button component={Link} to="/people/new">
              {say(texts.people.addPerson)}
            </Button>
          </div>
        )}
      </div>
      <Work open={open} />
    </>
  );
}

function Work({ open }: { readonly open: string | null }) {
  const { data, error, refetch } = useQuery(peopleQuery);
  if (data === undefined)
    return error === null ? (
      <Waiting />
    ) : (
      <div className="page">
        <Failure error={error} again={() => void refetch()} />
      </div>
    );
  return (
    <div className={styles.work} data-open={open !== null}>
      <PeopleList people={data} open={open} />
      {open !== null && <Panel key={open} open={open} people={data} />}
    </div>
  );
}

function Panel({ open, people }: { readonly open: string; readonly people: readonly Person[] }) {
  const { texts, say } = useSpeech();
  const navigate = useNavigate();
  const person = people.find(({ account }) => String(account) === open);
  const close = async () => {
    await navigate({ to: "/people" });
    document.querySelector<HTMLElement>(`a.row[href="/people/${open}"]`)?.focus();
  };
  if (open === "new") return <AddPerson onClose={() => void close()} />;
  if (open === "programs") return <Programs onClose={() => void close()} />;
  if (person !== undefined) return <PersonPanel person={person} onClose={() => void close()} />;
  return (
    <Empty title={say(texts.people.gone)}>
      <p>{say(texts.people.goneRemedy)}</p>
      <Button variant="default" onClick={() => void close()}>
        {say(texts.people.closePanel)}
      </Button>
    </Empty>
  );
}
