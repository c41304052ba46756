import { TextInput, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/contributors.ts";
import { call } from "../api/call.ts";
import { mayWrite, useEditions, useMe } from "../api/me.ts";
import { useChosenEdition } from "../components/chosen-edition.ts";
import { useDraft } from "../components/draft.ts";
import { EditionName, langOf } from "../components/EditionName.tsx";
import { EditionSelect } from "../components/EditionSelect.tsx";
import { Failure } from "../components/Failure.tsx";
import { FormEnd } from "../components/FormEnd.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { contributorQuery, keepContributor, textIn } from "./contributor.ts";
import styles from "./Contributors.module.css";
import { NameEverywhere } from "./NameEverywhere.tsx";
import { Panel } from "./Panel.tsx";
import { Withholding } from "./Withholding.tsx";

/** One contributor: the name everywhere and in an edition, the portrait, and whether the name is withheld. */
export function ContributorPanel({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { texts, say } = useSpeech();
  const { contributors } = texts.editions;
  const { data: contributor, error, refetch } = useQuery(contributorQuery(id));
  const [chosen, setEdition] = useChosenEdition();
  const editions = useEditions();
  if (contributor === undefined)
    return (
      <Panel title={say(texts.shell.contributors)} onClose={onClose}>
        {error === null ? <Waiting /> : <Failure error={error} again={() => void refetch()} />}
      </Panel>
    );
  return (
    <Panel
      title={
        <>
          <bdi>{contributor.name}</bdi> <span className="quiet small">{say(contributors.kinds[contributor.kind])}</span>
        </>
      }
      onClose={onClose}
    >
      <section>
        <h3>{say(contributors.inEdition)}</h3>
        <EditionSelect
          label={say(texts.common.edition)}
          editions={editions.working}
          value={chosen}
          onChange={(code) => code !== null && setEdition(code)}
        />
        <NameInEdition key={chosen} contributor={contributor} edition={chosen} />
        <OwnNames contributor={contributor} />
      </section>
      <section>
        <h3>{say(contributors.nameEverywhere)}</h3>
        <NameEverywhere contributor={contributor} />
      </section>
      <section>
        <h3>{say(contributors.safety)}</h3>
        <Withholding contributor={contributor} edition={chosen} />
      </section>
    </Panel>
  );
}

function OwnNames({ contributor }: { readonly contributor: api.Contributor }) {
  const { texts, say } = useSpeech();
  if (contributor.texts.length === 0) return null;
  return (
    <p className="quiet small" style={{ marginBlockStart: 12 }}>
      {say(texts.editions.contributors.chosenIn)}:{" "}
      {contributor.texts.map(({ edition, name }, at) => (
        <span key={edition}>
          {at > 0 && " · "}
          <EditionName code={edition} /> (<bdi>{name}</bdi>)
        </span>
      ))}
    </p>
  );
}

interface NameInEditionProps {
  readonly contributor: api.Contributor;
  readonly edition: string;
}

function NameInEdition({ contributor, edition }: NameInEditionProps) {
  const { texts, say } = useSpeech();
  const { contributors } = texts.editions;
  const may = mayWrite(useMe(), edition);
  const { dir = "auto", name: editionName = edition } = useEditions().of(edition) ?? {};
  const queries = useQueryClient();
  const stored = textIn(contributor, edition);
  const draft = useDraft(`contributor ${contributor.id} in ${edition}`, {
    name: stored?.name ?? contributor.name,
    description: stored?.description ?? "",
  });
  const { name, description } = draft.value;
  const saving = useMutation({
    mutationFn: () =>
      call<typeof api.setContributorText>("put", "/api/contributors/{contributor}/texts/{edition}", {
        params: { contributor: contributor.id, edition },
        body: { name: name.trim(), description: description.trim() === "" ? null : description },
      }),
    onSuccess: (changed) => {
      keepContributor(queries, changed);
      draft.forget();
    },
  });
  const own = { dir, lang: langOf(edition), disabled: !may };
  return (
    <form
      className={styles.form}
      style={{ marginBlockStart: 12 }}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <TextInput
        {...own}
        label={say(contributors.nameIn, { edition: editionName })}
        value={name}
        maxLength={120}
        onChange={(event) => draft.set({ name: event.currentTarget.value })}
      />
      <Textarea
        {...own}
        label={say(contributors.description)}
        description={say(contributors.descriptionHelp)}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        value={description}
        onChange={(event) => draft.set({ description: event.currentTarget.value })}
      />
      {may ? (
        <div>
          <FormEnd
            changed={draft.changed}
            ready={name.trim() !== ""}
            saving={saving.isPending}
            saved={saving.isSuccess}
            said={say(contributors.saved)}
            error={saving.error}
            onForget={draft.forget}
          />
        </div>
      ) : (
        <p className="quiet small">{say(contributors.mayNotDescribe)}</p>
      )}
    </form>
  );
}
