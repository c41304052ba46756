import { Button, NativeSelect } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/contributors.ts";
import { type Byline, type BylineRole, bylineRoles } from "../../story/revision.ts";
import { call } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { Finder } from "../components/Finder.tsx";
import { moved, OrderButtons } from "../components/OrderButtons.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./ContributorSelect.module.css";
import { contributorQuery, findContributors, isWithheld, nameIn, useContributors } from "./contributor.ts";

interface ContributorSelectProps {
  readonly value: readonly Byline[];
  readonly onChange: (value: readonly Byline[]) => void;
  /** The edition whose names are shown. */
  readonly edition: string;
  readonly disabled?: boolean;
}

/** Who is credited, in order, each with a role; finds names, and adds one that is not there yet. */
export function ContributorSelect({ value, onChange, edition, disabled = false }: ContributorSelectProps) {
  const { texts, say } = useSpeech();
  const { bylines } = texts.editions;
  const known = useContributors(value.map(({ contributor }) => contributor));
  const add = (contributor: number) => onChange([...value, { contributor, role: "reporter" }]);
  const adding = useNewContributor(add);
  const chosen = new Set(value.map(({ contributor }) => contributor));
  return (
    <div>
      {value.length > 0 && (
        <ol className={styles.bylines} aria-label={say(bylines.title)}>
          {value.map((byline, at) => (
            <BylineRow
              key={byline.contributor}
              byline={byline}
              contributor={known.get(byline.contributor)}
              edition={edition}
              disabled={disabled}
              place={{ at, count: value.length, onMove: (to) => onChange(moved(value, at, to)) }}
              onRole={(role) => onChange(value.with(at, { ...byline, role }))}
              onRemove={() => onChange(value.toSpliced(at, 1))}
            />
          ))}
        </ol>
      )}
      <Finder
        label={say(bylines.add)}
        queryKey={["newsroom", "contributors", "found"]}
        find={async (typed, signal) => (await findContributors(typed, signal)).filter(({ id }) => !chosen.has(id))}
        idOf={({ id }) => String(id)}
        show={(found) => <Found contributor={found} edition={edition} />}
        onPick={({ id }) => add(id)}
        onNew={adding.mutate}
        newLabel={(typed) => say(bylines.addNew, { name: typed })}
        disabled={disabled || adding.isPending}
      />
      <Failure error={adding.error} />
    </div>
  );
}

function useNewContributor(add: (id: number) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      call<typeof api.createContributor>("post", "/api/contributors", { body: { kind: "person", name } }),
    onSuccess: (made) => {
      queries.setQueryData(contributorQuery(made.id).queryKey, made);
      void queries.invalidateQueries({ queryKey: ["newsroom", "contributors"] });
      add(made.id);
    },
  });
}

function Found({ contributor, edition }: { readonly contributor: api.Contributor; readonly edition: string }) {
  const { texts, say } = useSpeech();
  const name = nameIn(contributor, edition);
  return (
    <>
      <bdi>{name}</bdi>
      <span className="quiet small">
        {" · "}
        {say(texts.editions.contributors.kinds[contributor.kind])}
        {name !== contributor.name && (
          <>
            {" · "}
            <bdi>{contributor.name}</bdi>
          </>
        )}
      </span>
    </>
  );
}

interface BylineRowProps {
  readonly byline: Byline;
  readonly contributor: api.Contributor | undefined;
  readonly edition: string;
  readonly disabled: boolean;
  readonly place: { readonly at: number; readonly count: number; readonly onMove: (to: number) => void };
  readonly onRole: (role: BylineRole) => void;
  readonly onRemove: () => void;
}

function BylineRow({ byline, contributor, edition, disabled, place, onRole, onRemove }: BylineRowProps) {
  const { texts, say } = useSpeech();
  const { bylines } = texts.editions;
  const name = contributor === undefined ? `${byline.contributor}` : nameIn(contributor, edition);
  return (
    <li className={styles.byline}>
      <span className={styles.name}>
        <bdi>{name}</bdi>
        {contributor !== undefined && isWithheld(contributor, edition) && (
          <span className="small" style={{ color: "var(--warn)" }}>
            {" "}
            {say(texts.editions.contributors.withheldHere)}
          </span>
        )}
      </span>
      <NativeSelect
        aria-label={say(bylines.roleOf, { name })}
        size="xs"
        value={byline.role}
        disabled={disabled}
        data={bylineRoles.map((role) => ({ value: role, label: say(bylines.roles[role]) }))}
        onChange={(event) => onRole(event.currentTarget.value as BylineRole)} // of the options above
      />
      {place.count > 1 && <OrderButtons name={name} disabled={disabled} {...place} />}
      <Button variant="subtle" disabled={disabled} onClick={onRemove} aria-label={say(bylines.removeOne, { name })}>
        {say(texts.common.remove)}
      </Button>
    </li>
  );
}
