import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type * as api from "../../newsroom-api/editions.ts";
import { call } from "../api/call.ts";
import { editionsQuery } from "../api/me.ts";
import { langOf } from "../components/EditionName.tsx";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./editions.module.css";

/** Adds a section at the end. */
export function AddSection({ edition }: { readonly edition: api.Edition }) {
  const { texts, say } = useSpeech();
  const words = texts.editions.sections;
  const [name, setName] = useState("");
  const [slug, setSlug] = useState("");
  const queries = useQueryClient();
  const adding = useMutation({
    mutationFn: () =>
      call<typeof api.addSection>("post", "/api/editions/{edition}/sections", {
        params: { edition: edition.code },
        body: { name: name.trim(), ...(slug.trim() === "" ? {} : { slug: slug.trim() }) },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: editionsQuery.queryKey });
      setName("");
      setSlug("");
    },
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        adding.mutate();
      }}
    >
      <TextInput
        label={say(words.newName)}
        value={name}
        dir={edition.dir}
        lang={langOf(edition.code)}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {name.trim() !== "" && (
        <TextInput
          label={say(words.slug)}
          description={say(words.slugHelp)}
          value={slug}
          dir="auto"
          maxLength={80}
          onChange={(event) => setSlug(event.currentTarget.value)}
        />
      )}
      <div>
        <Button type="submit" variant="default" disabled={name.trim() === ""} loading={adding.isPending}>
          {say(words.add)}
        </Button>{" "}
        <span role="status" className="quiet small">
          {adding.isSuccess && name === "" && say(words.saved)}
        </span>
        <Failure error={adding.error} />
      </div>
    </form>
  );
}
