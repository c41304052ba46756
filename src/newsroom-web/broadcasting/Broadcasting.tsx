import { useState } from "react";
import type { Edition } from "../../newsroom-api/editions.ts";
import { mayEdit, useEditions, useMe } from "../api/me.ts";
import { EditionSelect } from "../components/EditionSelect.tsx";
import { Empty } from "../components/Empty.tsx";
import { useRemembered } from "../components/remembered.ts";
import { useSpeech } from "../texts/texts.ts";
import styles from "./broadcasting.module.css";
import { Channels } from "./Channels.tsx";
import { Programmes } from "./Programmes.tsx";

/** Live radio and television of an edition, what is on air when, and programmes with their episodes. */
export function Broadcasting() {
  const { texts, say } = useSpeech();
  const words = texts.broadcasting;
  const editions = useEditions();
  const [last, remember] = useRemembered<string | null>("edition", null);
  const edition = editions.working.find(({ code }) => code === last) ?? editions.working[0];
  return (
    <>
      <header className="head">
        <h1>{say(words.title)}</h1>
        {edition !== undefined && (
          <EditionSelect
            label={say(texts.common.edition)}
            editions={editions.working}
            value={edition.code}
            onChange={remember}
            hideLabel
          />
        )}
      </header>
      <div className="view">
        {editions.all.length > 0 && edition === undefined && (
          <Empty title={say(words.noEditionTitle)}>
            <p>{say(words.noEditionRemedy)}</p>
          </Empty>
        )}
        {edition !== undefined && <OfEdition key={edition.code} edition={edition} />}
      </div>
    </>
  );
}

function OfEdition({ edition }: { readonly edition: Edition }) {
  const { texts, say } = useSpeech();
  const may = mayEdit(useMe(), edition.code);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div className={styles.all}>
      {!may && <p className="quiet">{say(texts.broadcasting.editorsOnly)}</p>}
      <Channels edition={edition} may={may} open={open} onOpen={setOpen} />
      <Programmes edition={edition} may={may} open={open} onOpen={setOpen} />
    </div>
  );
}
