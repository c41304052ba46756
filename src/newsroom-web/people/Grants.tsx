import type { Grant, Role } from "../../newsroom-api/accounts.ts";
import { EditionName } from "../components/EditionName.tsx";
import { useSpeech } from "../texts/texts.ts";

interface GrantsProps {
  readonly administrator: boolean;
  readonly grants: readonly Grant[];
  /** Names every edition, however many. */
  readonly whole?: boolean;
}

const few = 3;

/** What somebody may do, in words: "Editor: English, Français · Reporter: 12 editions". */
export function Grants({ administrator, grants, whole = false }: GrantsProps) {
  const { texts, say } = useSpeech();
  const { people } = texts;
  if (!administrator && grants.length === 0) return <span className="quiet">{say(people.noRoles)}</span>;
  const roles: readonly Role[] = ["editor", "reporter"];
  const parts = roles.flatMap((role) => {
    const editions = grants.filter((grant) => grant.role === role).map(({ edition }) => edition);
    return editions.length === 0 ? [] : [{ role, editions }];
  });
  return (
    <>
      {administrator && <strong>{say(people.administrator)}</strong>}
      {parts.map(({ role, editions }, index) => (
        <span key={role}>
          {(administrator || index > 0) && " · "}
          {say(people.roles[role])}:{" "}
          {editions.includes(null)
            ? say(people.everyone)
            : editions.length > few && !whole
              ? say(people.manyEditions, { n: editions.length })
              : editions.map((edition, place) => (
                  <span key={edition}>
                    {place > 0 && say(people.between)}
                    <EditionName code={edition ?? ""} />
                  </span>
                ))}
        </span>
      ))}
    </>
  );
}
