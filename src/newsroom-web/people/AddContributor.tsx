import { Radio, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type * as api from "../../newsroom-api/contributors.ts";
import { call } from "../api/call.ts";
import { useDraft } from "../components/draft.ts";
import { FormEnd } from "../components/FormEnd.tsx";
import { useSpeech } from "../texts/texts.ts";
import { contributorQuery } from "./contributor.ts";
import styles from "./Contributors.module.css";
import { Panel } from "./Panel.tsx";

const kinds = ["person", "desk", "agency"] as const;

/** Adds a person, a desk or an agency that articles can credit. */
export function AddContributor({ onClose }: { readonly onClose: () => void }) {
  const { texts, say } = useSpeech();
  const { contributors } = texts.editions;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const draft = useDraft<{ kind: (typeof kinds)[number]; name: string }>("a new contributor", {
    kind: "person",
    name: "",
  });
  const { kind, name } = draft.value;
  const adding = useMutation({
    mutationFn: () =>
      call<typeof api.createContributor>("post", "/api/contributors", { body: { kind, name: name.trim() } }),
    onSuccess: (made) => {
      queries.setQueryData(contributorQuery(made.id).queryKey, made);
      void queries.invalidateQueries({ queryKey: ["newsroom", "contributors"] });
      draft.forget();
      void navigate({ to: "/contributors/$contributor", params: { contributor: String(made.id) } });
    },
  });
  return (
    <Panel title={say(contributors.adding)} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          adding.mutate();
        }}
      >
        <TextInput
          label={say(contributors.name)}
          description={say(contributors.nameHelp)}
          value={name}
          dir="auto"
          maxLength={120}
          required
          withAsterisk={false}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
        />
        <Radio.Group
          label={say(contributors.kind)}
          value={kind}
          onChange={(value) => draft.set({ kind: value as (typeof kinds)[number] })} // of the three below
        >
          <div className={styles.choice}>
            {kinds.map((one) => (
              <Radio key={one} value={one} label={say(contributors.kinds[one])} />
            ))}
          </div>
        </Radio.Group>
        <div>
          <FormEnd
            changed={draft.changed}
            ready={name.trim() !== ""}
            saving={adding.isPending}
            saved={false}
            said=""
            error={adding.error}
            onForget={draft.forget}
            label={say(texts.common.add)}
          />
        </div>
      </form>
    </Panel>
  );
}
