import { useMutation, useQueryClient } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/editions.ts";
import { call } from "../api/call.ts";
import { editionsQuery } from "../api/me.ts";
import { Failure } from "../components/Failure.tsx";
import { moved } from "../components/OrderButtons.tsx";
import { useSpeech } from "../texts/texts.ts";
import { AddSection } from "./AddSection.tsx";
import { SectionRow } from "./SectionRow.tsx";
import styles from "./editions.module.css";

interface SectionsProps {
  readonly edition: api.Edition;
  readonly may: boolean;
}

/** An edition's sections in their order: moved, renamed, added, deleted when empty. */
export function Sections({ edition, may }: SectionsProps) {
  const { texts, say } = useSpeech();
  const words = texts.editions.sections;
  const ordering = useOrdering(edition.code);
  // What was just moved stands where it was moved to, until the newsroom says how it stands.
  const sections = ordering.isPending ? ordering.variables : edition.sections;
  return (
    <>
      <p>{say(words.about)}</p>
      {sections.length === 0 && <p className="quiet">{say(words.none)}</p>}
      <ol className={styles.sections} aria-label={say(words.title)}>
        {sections.map((section, at) => (
          <SectionRow
            key={section.id}
            section={section}
            edition={edition}
            may={may}
            place={{ at, count: sections.length, onMove: (to) => ordering.mutate(moved(sections, at, to)) }}
          />
        ))}
      </ol>
      <Failure error={ordering.error} />
      {may && <AddSection edition={edition} />}
      {may && sections.length > 1 && <p className="quiet small wide">{say(words.keys)}</p>}
    </>
  );
}

function useOrdering(edition: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sections: api.Edition["sections"] | readonly api.Edition["sections"][number][]) =>
      call<typeof api.orderSections>("put", "/api/editions/{edition}/sections/order", {
        params: { edition },
        body: { sections: sections.map(({ id }) => id) },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: editionsQuery.queryKey }),
  });
}
