import { Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type * as api from "../../newsroom-api/topics.ts";
import { call } from "../api/call.ts";
import { mayWrite, useEditions, useMe } from "../api/me.ts";
import { useDraft } from "../components/draft.ts";
import { EditionName, langOf } from "../components/EditionName.tsx";
import { Failure } from "../components/Failure.tsx";
import { FormEnd } from "../components/FormEnd.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { Panel } from "../people/Panel.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./editions.module.css";
import { callTopic, topicNameIn, topicQuery } from "./topic.ts";

/** One topic with its names, edition by edition; the edition that is chosen is edited in place. */
export function TopicPanel({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { texts, say, language } = useSpeech();
  const { topics } = texts.editions;
  const { data: topic, error, refetch } = useQuery(topicQuery(id));
  const { working } = useEditions();
  const [open, setOpen] = useState<string | null>(null);
  if (topic === undefined)
    return (
      <Panel title={say(topics.title)} onClose={onClose}>
        {error === null ? <Waiting /> : <Failure error={error} again={() => void refetch()} />}
      </Panel>
    );
  const unnamed = working.filter(({ code }) => topicNameIn(topic, code) === null).length;
  return (
    <Panel title={<bdi>{callTopic(topic, language)}</bdi>} onClose={onClose}>
      <p className="quiet small">
        {say(topics.kinds[topic.kind])}
        {topic.code !== null && (
          <>
            {" · "}
            <bdi>{topic.code}</bdi>
          </>
        )}
        {" · "}
        <bdi>{topic.slug}</bdi>
      </p>
      <section>
        <h3>{say(topics.names)}</h3>
        {unnamed > 0 && <p className="quiet small">{say(topics.unnamed, { n: unnamed })}</p>}
        <ul className={`rows ${styles.names}`}>
          {working.map(({ code }) => (
            <li key={code}>
              <NameRow topic={topic} edition={code} open={open === code} onOpen={(yes) => setOpen(yes ? code : null)} />
            </li>
          ))}
        </ul>
      </section>
    </Panel>
  );
}

interface NameRowProps {
  readonly topic: api.Topic;
  readonly edition: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

function NameRow({ topic, edition, open, onOpen }: NameRowProps) {
  const { texts, say } = useSpeech();
  const name = topicNameIn(topic, edition);
  return (
    <>
      <button type="button" className={`row ${styles.nameRow}`} aria-expanded={open} onClick={() => onOpen(!open)}>
        <span className={styles.nameEdition}>
          <EditionName code={edition} />
        </span>
        <span className="grow">
          {name === null ? <span className="quiet small">{say(texts.editions.topics.noName)}</span> : <bdi>{name}</bdi>}
        </span>
      </button>
      {open && <NameForm topic={topic} edition={edition} />}
    </>
  );
}

function NameForm({ topic, edition }: Pick<NameRowProps, "topic" | "edition">) {
  const { texts, say } = useSpeech();
  const { topics } = texts.editions;
  const queries = useQueryClient();
  const may = mayWrite(useMe(), edition);
  const { dir = "auto", name: editionName = edition } = useEditions().of(edition) ?? {};
  const stored = topic.names.find((one) => one.edition === edition);
  const draft = useDraft(`topic ${topic.id} in ${edition}`, {
    name: stored?.name ?? "",
    description: stored?.description ?? "",
  });
  const { name, description } = draft.value;
  const saving = useMutation({
    mutationFn: () =>
      call<typeof api.nameTopic>("put", "/api/topics/{topic}/names/{edition}", {
        params: { topic: topic.id, edition },
        body: { name: name.trim(), description: description.trim() === "" ? null : description },
      }),
    onSuccess: (changed) => {
      queries.setQueryData(topicQuery(topic.id).queryKey, changed);
      void queries.invalidateQueries({ queryKey: ["newsroom", "topics"] });
      draft.forget();
    },
  });
  const own = { dir, lang: langOf(edition), disabled: !may };
  return (
    <form
      className={`${styles.form} ${styles.nameForm}`}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <TextInput
        {...own}
        label={say(topics.nameIn, { edition: editionName })}
        value={name}
        maxLength={120}
        data-autofocus
        onChange={(event) => draft.set({ name: event.currentTarget.value })}
      />
      <Textarea
        {...own}
        label={say(topics.description)}
        description={say(topics.descriptionHelp)}
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
            said={say(topics.saved)}
            error={saving.error}
            onForget={draft.forget}
          />
        </div>
      ) : (
        <p className="quiet small">{say(topics.mayNot)}</p>
      )}
    </form>
  );
}
