import { Button, NativeSelect, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import type { Person } from "../../newsroom-api/accounts.ts";
import { useEditions, useMe } from "../api/me.ts";
import { Empty } from "../components/Empty.tsx";
import { useRowKeys } from "../components/row-keys.ts";
import { When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import { Grants } from "./Grants.tsx";
import styles from "./People.module.css";
import { PersonState } from "./PersonState.tsx";

interface PeopleListProps {
  readonly people: readonly Person[];
  /** The account whose panel is open. */
  readonly open: string | null;
}

/** Everybody, by name; searched by name, email, or an edition that they work in. */
export function PeopleList({ people, open }: PeopleListProps) {
  const { texts, say, language } = useSpeech();
  const me = useMe();
  const [search, setSearch] = useState("");
  const [state, setState] = useState<Person["state"] | "">("");
  const matches = useMatches(search, state);
  const shown = people.filter(matches).toSorted((a, b) => a.name.localeCompare(b.name, language));
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list);
  return (
    <div className={styles.list}>
      <div className={styles.filters}>
        <TextInput
          type="search"
          size="xs"
          aria-label={say(texts.people.searchPeople)}
          placeholder={say(texts.people.searchPeople)}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {me.administrator && <StateFilter state={state} onChange={setState} />}
        <span role="status" className="quiet small">
          {say(texts.people.count, { n: shown.length })}
        </span>
      </div>
      {shown.length === 0 && (
        <NoMatch
          again={() => {
            setSearch("");
            setState("");
          }}
        />
      )}
      <ul className={`rows ${me.administrator ? "" : styles.names}`} ref={list}>
        {shown.map((person) => (
          <li key={person.account}>
            <Row person={person} chosen={open === String(person.account)} />
          </li>
        ))}
      </ul>
      {people.length === 1 && me.administrator && open === null && (
        <Empty title={say(texts.people.onlyYou)}>{say(texts.people.onlyYouRemedy)}</Empty>
      )}
    </div>
  );
}

function Row({ person, chosen }: { readonly person: Person; readonly chosen: boolean }) {
  const { texts, say } = useSpeech();
  const me = useMe();
  const name = (
    <span className={styles.name}>
      <bdi>{person.name}</bdi>
    </span>
  );
  const roles = (
    <span className={styles.roles}>
      <Grants administrator={person.administrator} grants={person.grants} />
    </span>
  );
  if (!me.administrator)
    return (
      <div className={`row ${styles.person}`}>
        {name}
        {roles}
      </div>
    );
  return (
    <Link
      to="/people/$person"
      params={{ person: String(person.account) }}
      className={`row ${styles.person}`}
      data-chosen={chosen}
    >
      {name}
      {roles}
      <span className={styles.state}>
        <PersonState state={person.state} />
      </span>
      <span className={`${styles.seen} quiet small`}>
        {person.lastSeenAt === null ? say(texts.people.neverSeen) : <When at={person.lastSeenAt} />}
      </span>
    </Link>
  );
}

function StateFilter({
  state,
  onChange,
}: {
  readonly state: Person["state"] | "";
  readonly onChange: (state: Person["state"] | "") => void;
}): ReactNode {
  const { texts, say } = useSpeech();
  const { people } = texts;
  const states: readonly Person["state"][] = ["active", "invited", "off"];
  return (
    <NativeSelect
      size="xs"
      aria-label={say(people.stateFilter)}
      value={state}
      onChange={(event) => onChange(event.currentTarget.value as Person["state"] | "")} // one of those below
      data={[
        { value: "", label: say(people.everybody) },
        ...states.map((value) => ({ value, label: say(people.states[value]) })),
      ]}
    />
  );
}

function NoMatch({ again }: { readonly again: () => void }) {
  const { texts, say } = useSpeech();
  return (
    <Empty title={say(texts.people.noMatch)}>
      <p>{say(texts.people.noMatchRemedy)}</p>
      <Button variant="default" onClick={again}>
        {say(texts.people.showEverybody)}
      </Button>
    </Empty>
  );
}

function useMatches(search: string, state: Person["state"] | ""): (person: Person) => boolean {
  const editions = useEditions();
  return (person) => {
    if (state !== "" && person.state !== state) return false;
    const wanted = search.trim().toLocaleLowerCase();
    if (wanted === "") return true;
    const names = person.grants.flatMap(({ edition }) => {
      const known = edition === null ? undefined : editions.of(edition);
      return known === undefined ? [] : [known.code, known.name, known.englishName];
    });
    return [person.name, person.email ?? "", ...names].some((text) => text.toLocaleLowerCase().includes(wanted));
  };
}
