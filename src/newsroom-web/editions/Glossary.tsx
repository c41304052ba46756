import { Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/editions.ts";
import { call } from "../api/call.ts";
import { useDraft } from "../components/draft.ts";
import { langOf } from "../components/EditionName.tsx";
import { Failure } from "../components/Failure.tsx";
import { FormEnd } from "../components/FormEnd.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./editions.module.css";

/** How a second script writes what conversion gets wrong: "as there = as here", a line each. */
export function Glossary({ edition, may }: { readonly edition: api.Edition; readonly may: boolean }) {
  const { data, error } = useQuery({
    queryKey: glossaryKey(edition.code),
    queryFn: () =>
      call<typeof api.readGlossary>("get", "/api/editions/{edition}/glossary", { params: { edition: edition.code } }),
  });
  if (data === undefined) return <Failure error={error} />;
  return <GlossaryForm edition={edition} may={may} entries={data.entries} />;
}

function glossaryKey(edition: string): readonly unknown[] {
  return ["newsroom", "glossary", edition];
}

interface GlossaryFormProps {
  readonly edition: api.Edition;
  readonly may: boolean;
  readonly entries: api.Glossary["entries"];
}

function GlossaryForm({ edition, may, entries }: GlossaryFormProps) {
  const { texts, say } = useSpeech();
  const words = texts.editions.edition;
  const queries = useQueryClient();
  const lines = entries.map(({ from, to }) => `${from} = ${to}`).join("\n");
  const draft = useDraft(`glossary of ${edition.code}`, { lines });
  const typed = draft.value.lines.split("\n").filter((line) => line.trim() !== "");
  const wrong = typed.find((line) => entryOf(line) === null);
  const saving = useMutation({
    mutationFn: () =>
      call<typeof api.replaceGlossary>("put", "/api/editions/{edition}/glossary", {
        params: { edition: edition.code },
        body: { entries: typed.flatMap((line) => entryOf(line) ?? []) },
      }),
    onSuccess: (saved) => {
      queries.setQueryData(glossaryKey(edition.code), saved);
      draft.forget();
    },
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Textarea
        label={say(words.glossary)}
        description={say(words.glossaryHelp)}
        error={wrong === undefined ? undefined : say(words.glossaryWrong, { line: wrong })}
        value={draft.value.lines}
        autosize
        minRows={3}
        maxRows={16}
        dir={edition.dir}
        lang={langOf(edition.code)}
        disabled={!may}
        onChange={(event) => draft.set({ lines: event.currentTarget.value })}
      />
      {may && (
        <FormEnd
          changed={draft.changed}
          ready={wrong === undefined}
          saving={saving.isPending}
          saved={saving.isSuccess}
          said={say(words.glossarySaved)}
          error={saving.error}
          onForget={draft.forget}
        />
      )}
    </form>
  );
}

function entryOf(line: string): { readonly from: string; readonly to: string } | null {
  const [from = "", to = "", ...rest] = line.split("=").map((part) => part.trim());
  return from === "" || to === "" || rest.length > 0 ? null : { from, to };
}
