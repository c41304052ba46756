import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import type * as api from "../../newsroom-api/editions.ts";
import { call } from "../api/call.ts";
import { editionsQuery } from "../api/me.ts";
import { langOf } from "../components/EditionName.tsx";
import { Failure } from "../components/Failure.tsx";
import { OrderButtons } from "../components/OrderButtons.tsx";
import { Sure } from "../people/Sure.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./editions.module.css";

type Section = api.Edition["sections"][number];

interface SectionRowProps {
  readonly section: Section;
  readonly edition: api.Edition;
  readonly may: boolean;
  readonly place: { readonly at: number; readonly count: number; readonly onMove: (to: number) => void };
}

/** One section: its name, changed in place, its address, which stays, and its place. */
export function SectionRow({ section, edition, may, place }: SectionRowProps) {
  const { texts, say } = useSpeech();
  const words = texts.editions.sections;
  const [doing, setDoing] = useState<"rename" | "delete" | null>(null);
  const deleting = useChanged(() =>
    call<typeof api.deleteSection>("delete", "/api/sections/{section}", { params: { section: section.id } }),
  );
  const { name } = section;
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const to = place.at + (step ?? 0);
    if (!event.altKey || step === undefined || !may || to < 0 || to >= place.count) return;
    event.preventDefault();
    const focused = document.activeElement;
    place.onMove(to);
    requestAnimationFrame(() => focused instanceof HTMLElement && focused.focus());
  };
  return (
    <li className={styles.section} onKeyDown={pressed}>
      {doing === "rename" ? (
        <Rename section={section} edition={edition} onDone={() => setDoing(null)} />
      ) : (
        <span className={styles.sectionName}>
          <bdi lang={langOf(edition.code)}>{name}</bdi>{" "}
          <bdi dir="ltr" className="quiet small">
            /{section.slug}/
          </bdi>
        </span>
      )}
      {may && doing !== "rename" && (
        <>
          <Button variant="subtle" aria-label={say(words.rename, { name })} onClick={() => setDoing("rename")}>
            {say(words.renameShort)}
          </Button>
          <Button
            variant="subtle"
            color="signal"
            aria-label={say(words.delete, { name })}
            onClick={() => setDoing("delete")}
          >
            {say(words.deleteNow)}
          </Button>
          <OrderButtons name={name} {...place} />
        </>
      )}
      {doing === "delete" && (
        <Sure
          note={say(words.deleteSure, { name })}
          yes={say(words.delete, { name })}
          pending={deleting.isPending}
          onYes={() => deleting.mutate(undefined, { onSettled: () => setDoing(null) })}
          onNo={() => setDoing(null)}
        />
      )}
      <Failure error={deleting.error} />
    </li>
  );
}

function Rename({
  section,
  edition,
  onDone,
}: Omit<SectionRowProps, "may" | "place"> & { readonly onDone: () => void }) {
  const { texts, say } = useSpeech();
  const words = texts.editions.sections;
  const [name, setName] = useState(section.name);
  const renaming = useChanged(() =>
    call<typeof api.renameSection>("patch", "/api/sections/{section}", {
      params: { section: section.id },
      body: { name: name.trim() },
    }),
  );
  return (
    <form
      className={`${styles.acts} ${styles.sectionName}`}
      onSubmit={(event) => {
        event.preventDefault();
        renaming.mutate(undefined, { onSuccess: onDone });
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onDone();
      }}
    >
      <TextInput
        size="xs"
        style={{ flex: "1 1 140px" }}
        aria-label={say(words.name, { name: section.name })}
        value={name}
        dir={edition.dir}
        lang={langOf(edition.code)}
        maxLength={80}
        autoFocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={renaming.isPending} disabled={name.trim() === "" || name === section.name}>
        {say(texts.common.save)}
      </Button>
      <Button variant="subtle" onClick={onDone}>
        {say(texts.common.cancel)}
      </Button>
      <Failure error={renaming.error} />
    </form>
  );
}

/** An act after which the editions are asked for again. */
function useChanged<T>(act: () => Promise<T>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ queryKey: editionsQuery.queryKey }),
  });
}
