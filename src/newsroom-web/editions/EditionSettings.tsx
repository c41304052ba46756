import { Autocomplete, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/editions.ts";
import { call } from "../api/call.ts";
import { editionsQuery } from "../api/me.ts";
import { useDraft } from "../components/draft.ts";
import { langOf } from "../components/EditionName.tsx";
import { FormEnd } from "../components/FormEnd.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./editions.module.css";

const zones = Intl.supportedValuesOf("timeZone");

/** An edition's wordmark and time zone. */
export function EditionSettings({ edition, may }: { readonly edition: api.Edition; readonly may: boolean }) {
  const { texts, say } = useSpeech();
  const words = texts.editions.edition;
  const queries = useQueryClient();
  const draft = useDraft(`settings of ${edition.code}`, { wordmark: edition.wordmark, timeZone: edition.timeZone });
  const { wordmark, timeZone } = draft.value;
  const saving = useMutation({
    mutationFn: () =>
      call<typeof api.changeEdition>("patch", "/api/editions/{edition}", {
        params: { edition: edition.code },
        body: {
          ...(wordmark === edition.wordmark ? {} : { wordmark: filledOrNull(wordmark) }),
          ...(timeZone === edition.timeZone ? {} : { timeZone: filledOrNull(timeZone) }),
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: editionsQuery.queryKey });
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
      <TextInput
        label={say(words.wordmark)}
        description={say(words.wordmarkHelp)}
        value={wordmark}
        dir={edition.dir}
        lang={langOf(edition.code)}
        maxLength={80}
        disabled={!may}
        onChange={(event) => draft.set({ wordmark: event.currentTarget.value })}
      />
      <Autocomplete
        label={say(words.timeZone)}
        description={say(words.timeZoneHelp)}
        data={zones}
        limit={50}
        value={timeZone}
        dir="ltr"
        disabled={!may}
        onChange={(zone) => draft.set({ timeZone: zone })}
      />
      {may && (
        <div>
          <FormEnd
            changed={draft.changed}
            saving={saving.isPending}
            saved={saving.isSuccess}
            said={say(words.saved)}
            error={saving.error}
            onForget={draft.forget}
          />
        </div>
      )}
    </form>
  );
}

function filledOrNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
