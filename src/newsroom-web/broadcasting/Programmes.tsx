import { Button } from "@mantine/core";
import type * as api from "../../newsroom-api/broadcasting.ts";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./broadcasting.module.css";
import type { PartProps } from "./Channels.tsx";
import { Episodes } from "./Episodes.tsx";
import { ProgrammeForm } from "./ProgrammeForm.tsx";
import { useProgrammes } from "./queries.ts";

/** Programmes; one at a time is opened, to change it or to see to its episodes. */
export function Programmes({ edition, may, open, onOpen }: PartProps) {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting.programmes;
  const { data, error, isPending, refetch } = useProgrammes(edition.code);
  return (
    <section aria-labelledby="programmes">
      <div className={styles.bar}>
        <h2 id="programmes">{say(words.title)}</h2>
        {may && (
          <Button
            variant="default"
            aria-expanded={open === "programme new"}
            onClick={() => onOpen(open === "programme new" ? null : "programme new")}
          >
            {say(words.add)}
          </Button>
        )}
      </div>
      <Failure error={error} again={() => void refetch()} />
      {isPending && <Waiting />}
      {open === "programme new" && <ProgrammeForm edition={edition} programme={null} onClose={() => onOpen(null)} />}
      {data?.items.length === 0 && <p className="quiet">{say(words.none)}</p>}
      <ul className={styles.things}>
        {data?.items.map((programme) => (
          <ProgrammeRow
            key={programme.id}
            edition={edition}
            programme={programme}
            may={may}
            open={open}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </section>
  );
}

function ProgrammeRow(props: PartProps & { readonly programme: api.Programme }) {
  const { edition, programme, may, open, onOpen } = props;
  const { texts, say } = useSpeech();
  const words = texts.broadcasting;
  const { id, name, kind, state } = programme;
  const button = (what: string, label: string) => (
    <Button
      variant="default"
      size="compact-sm"
      aria-expanded={open === what}
      aria-label={`${label}: ${name}`}
      onClick={() => onOpen(open === what ? null : what)}
    >
      {label}
    </Button>
  );
  return (
    <li>
      <div className={styles.thing}>
        <span className={styles.name}>
          <bdi>{name}</bdi>{" "}
          <span className="quiet small">
            {say(words.programmes.kinds[kind])} · {say(words.programmes.states[state])}
          </span>
        </span>
        {may && button(`programme ${id}`, say(texts.common.change))}
        {button(`episodes ${id}`, say(words.episodes.title))}
      </div>
      {open === `programme ${id}` && may && (
        <ProgrammeForm edition={edition} programme={programme} onClose={() => onOpen(null)} />
      )}
      {open === `episodes ${id}` && <Episodes edition={edition} programme={programme} may={may} />}
    </li>
  );
}
