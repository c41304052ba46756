import { Button, NativeSelect, Select } from "@mantine/core";
import { useState } from "react";
import type { Grant, Role } from "../../newsroom-api/accounts.ts";
import type { Edition } from "../../newsroom-api/editions.ts";
import { useEditions } from "../api/me.ts";
import { EditionName } from "../components/EditionName.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./People.module.css";

interface GrantsEditorProps {
  readonly grants: readonly Grant[];
  readonly onChange: (grants: readonly Grant[]) => void;
}

/** The editions that somebody works in, each with a role; another is added by searching its name. */
export function GrantsEditor({ grants, onChange }: GrantsEditorProps) {
  const { texts, say } = useSpeech();
  const { people } = texts;
  const [role, setRole] = useState<Role>("reporter");
  const put = (edition: string | null, chosen: Role) => {
    setRole(chosen);
    onChange(grants.map((grant) => (grant.edition === edition ? { edition, role: chosen } : grant)));
  };
  return (
    <fieldset>
      <legend>{say(people.grants)}</legend>
      <p className="quiet small">{say(people.rolesNote)}</p>
      {grants.length === 0 ? (
        <p className="small">{say(people.noGrants)}</p>
      ) : (
        <ul className={`rows ${styles.grants}`}>
          {grants.map((grant) => (
            <GrantRow
              key={grant.edition}
              grant={grant}
              onRole={(chosen) => put(grant.edition, chosen)}
              onRemove={() => onChange(grants.filter((other) => other !== grant))}
            />
          ))}
        </ul>
      )}
      <AddGrant grants={grants} onAdd={(edition) => onChange([...grants, { edition, role }])} />
    </fieldset>
  );
}

interface GrantRowProps {
  readonly grant: Grant;
  readonly onRole: (role: Role) => void;
  readonly onRemove: () => void;
}

function GrantRow({ grant, onRole, onRemove }: GrantRowProps) {
  const { texts, say } = useSpeech();
  const { people, common } = texts;
  const known = useEditions().of(grant.edition ?? "");
  const edition = grant.edition === null ? say(people.everyone) : (known?.name ?? grant.edition);
  const roles: readonly Role[] = ["reporter", "editor"];
  return (
    <li className={styles.grant}>
      <span className={styles.edition}>
        {grant.edition === null ? say(people.everyEdition) : <EditionName code={grant.edition} />}
        {known !== undefined && known.name !== known.englishName && (
          <span className="quiet small"> {known.englishName}</span>
        )}
      </span>
      <NativeSelect
        size="xs"
        aria-label={say(people.roleIn, { edition })}
        value={grant.role}
        onChange={(event) => onRole(event.currentTarget.value as Role)} // one of those below
        data={roles.map((value) => ({ value, label: say(people.roles[value]) }))}
      />
      <Button variant="default" aria-label={say(people.removeIn, { edition })} onClick={onRemove}>
        {say(common.remove)}
      </Button>
    </li>
  );
}

const every = "*";

function AddGrant({
  grants,
  onAdd,
}: {
  readonly grants: readonly Grant[];
  readonly onAdd: (edition: string | null) => void;
}) {
  const { texts, say } = useSpeech();
  const { people } = texts;
  const { all } = useEditions();
  const [search, setSearch] = useState("");
  const taken = new Set(grants.map(({ edition }) => edition));
  const left = all.filter(({ code }) => !taken.has(code)).toSorted(byUse);
  const named = left.map(({ code, name, englishName, live, practice }) => ({
    value: code,
    label: [
      name === englishName ? name : `${name} · ${englishName}`,
      practice ? ` (${say(texts.shell.practiceShort)})` : live ? "" : ` (${say(texts.shell.off)})`,
    ].join(""),
  }));
  return (
    <Select
      label={say(people.addEdition)}
      placeholder={say(people.addEditionHint)}
      data={taken.has(null) ? named : [{ value: every, label: say(people.everyEdition) }, ...named]}
      value={null}
      searchable
      onKeyDown={(event) => {
        if (event.key === "Enter") event.preventDefault(); // it chooses an edition, and sends no form
      }}
      searchValue={search}
      onSearchChange={setSearch}
      selectFirstOptionOnChange
      selectFirstOptionOnDropdownOpen
      nothingFoundMessage={say(people.noEdition)}
      onChange={(code) => {
        if (code !== null) onAdd(code === every ? null : code);
        setSearch("");
      }}
    />
  );
}

/** Editions where there is work before those that are off; each by its English name. */
function byUse(a: Edition, b: Edition): number {
  const rank = (edition: Edition) => (edition.live ? 0 : edition.practice ? 1 : 2);
  return rank(a) - rank(b) || a.englishName.localeCompare(b.englishName, "en");
}
