import { Radio, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type * as api from "../../newsroom-api/topics.ts";
import { call } from "../api/call.ts";
import { useEditions } from "../api/me.ts";
import { useChosenEdition } from "../components/chosen-edition.ts";
import { useDraft } from "../components/draft.ts";
import { langOf } from "../components/EditionName.tsx";
import { EditionSelect } from "../components/EditionSelect.tsx";
import { FormEnd } from "../components/FormEnd.tsx";
import { Panel } from "../people/Panel.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./editions.module.css";
import { topicQuery } from "./topic.ts";

const kinds = ["own", "place", "person", "media-topic"] as const;
type Kind = (typeof kinds)[number];
const blank = { kind: "own" as Kind, code: "", slug: "", name: "" };

/** Adds a topic with its first name. */
export function AddTopic({ onClose }: { readonly onClose: () => void }) {
  const { texts, say } = useSpeech();
  const { topics } = texts.editions;
  const { writing, of } = useEditions();
  const [chosen, setEdition] = useChosenEdition();
  const edition = writing.some(({ code }) => code === chosen) ? chosen : (writing[0]?.code ?? chosen);
  const draft = useDraft("a new topic", blank);
  const { kind, code, slug, name } = draft.value;
  const adding = useAdding(edition, draft.forget);
  const codeMissing = kind === "media-topic" && code.trim() === "";
  return (
    <Panel title={say(topics.adding)} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          adding.mutate({ kind, code, slug, name });
        }}
      >
        <Radio.Group
          label={say(topics.kind)}
          value={kind}
          onChange={(value) => draft.set({ kind: value as Kind })} // of those below
        >
          <div className={styles.choice}>
            {kinds.map((one) => (
              <Radio key={one} value={one} label={say(topics.kinds[one])} />
            ))}
          </div>
        </Radio.Group>
        <EditionSelect
          label={say(texts.common.edition)}
          editions={writing}
          value={edition}
          onChange={(code) => code !== null && setEdition(code)}
        />
        <TextInput
          label={say(topics.nameIn, { edition: of(edition)?.name ?? edition })}
          value={name}
          dir={of(edition)?.dir ?? "auto"}
          lang={langOf(edition)}
          maxLength={120}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
        />
        {kind !== "own" && (
          <TextInput
            label={say(topics.code)}
            description={say(topics.codeHelp)}
            error={codeMissing && draft.changed ? say(topics.codeMissing) : null}
            value={code}
            dir="ltr"
            maxLength={200}
            onChange={(event) => draft.set({ code: event.currentTarget.value })}
          />
        )}
        <TextInput
          label={say(topics.slug)}
          description={say(topics.slugHelp)}
          value={slug}
          dir="auto"
          maxLength={80}
          onChange={(event) => draft.set({ slug: event.currentTarget.value })}
        />
        <div>
          <FormEnd
            changed={draft.changed}
            ready={name.trim() !== "" && !codeMissing}
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

function useAdding(edition: string, onAdded: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ kind, code, slug, name }: typeof blank) =>
      call<typeof api.createTopic>("post", "/api/topics", {
        body: {
          kind,
          code: kind === "own" || code.trim() === "" ? null : code.trim(),
          ...(slug.trim() === "" ? {} : { slug: slug.trim() }),
          names: { [edition]: { name: name.trim() } },
        },
      }),
    onSuccess: (made) => {
      queries.setQueryData(topicQuery(made.id).queryKey, made);
      void queries.invalidateQueries({ queryKey: ["newsroom", "topics"] });
      onAdded();
      void navigate({ to: "/topics/$topic", params: { topic: String(made.id) } });
    },
  });
}
