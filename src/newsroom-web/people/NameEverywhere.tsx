import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type * as api from "../../newsroom-api/contributors.ts";
import { call } from "../api/call.ts";
import { useEditions, useMe } from "../api/me.ts";
import { useDraft } from "../components/draft.ts";
import { Failure } from "../components/Failure.tsx";
import { FormEnd } from "../components/FormEnd.tsx";
import { assetQuery, pictureAt } from "../pictures/asset.ts";
import { PicturePicker } from "../pictures/PicturePicker.tsx";
import { useSpeech } from "../texts/texts.ts";
import { keepContributor } from "./contributor.ts";
import styles from "./Contributors.module.css";

interface ContributorProps {
  readonly contributor: api.Contributor;
}

/** The name where an edition has none of its own, and the portrait. */
export function NameEverywhere({ contributor }: ContributorProps) {
  const { texts, say } = useSpeech();
  const { contributors } = texts.editions;
  const me = useMe();
  const draft = useDraft(`name of contributor ${contributor.id}`, { name: contributor.name });
  const { name } = draft.value;
  const saving = useChange(contributor.id, draft.forget);
  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate({ name: name.trim() });
        }}
      >
        <TextInput
          label={say(contributors.name)}
          description={say(contributors.nameHelp)}
          value={name}
          dir="auto"
          maxLength={120}
          disabled={!me.administrator}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
        />
        {me.administrator && (
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
        )}
      </form>
      <Portrait contributor={contributor} />
      {!me.administrator && <p className="quiet small">{say(contributors.mayNotRename)}</p>}
    </>
  );
}

function useChange(contributor: number, onSaved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly name?: string; readonly portrait?: number | null }) =>
      call<typeof api.changeContributor>("patch", "/api/contributors/{contributor}", { params: { contributor }, body }),
    onSuccess: (changed) => {
      keepContributor(queries, changed);
      onSaved();
    },
  });
}

function Portrait({ contributor }: ContributorProps) {
  const { texts, say } = useSpeech();
  const { contributors } = texts.editions;
  const me = useMe();
  const { working } = useEditions();
  const [picking, setPicking] = useState(false);
  const saving = useChange(contributor.id, () => setPicking(false));
  const { portrait } = contributor;
  const { data: asset } = useQuery({ ...assetQuery(portrait ?? 0), enabled: portrait !== null });
  return (
    <div className={styles.portrait}>
      {portrait !== null && asset !== undefined ? (
        <img src={pictureAt(asset, 256)} alt={say(contributors.portrait)} />
      ) : (
        <span className={styles.noPortrait}>{say(contributors.noPortrait)}</span>
      )}
      {me.administrator && (
        <>
          <Button variant="default" onClick={() => setPicking(true)} loading={saving.isPending}>
            {say(portrait === null ? contributors.choosePortrait : contributors.otherPortrait)}
          </Button>
          {portrait !== null && (
            <Button variant="subtle" onClick={() => saving.mutate({ portrait: null })} disabled={saving.isPending}>
              {say(contributors.removePortrait)}
            </Button>
          )}
          <PicturePicker
            opened={picking}
            onClose={() => setPicking(false)}
            edition={working[0]?.code ?? "en"}
            plain
            onPick={({ id }) => saving.mutate({ portrait: id })}
          />
        </>
      )}
      <Failure error={saving.error} />
    </div>
  );
}
