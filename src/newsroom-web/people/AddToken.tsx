import { Button, Checkbox, MultiSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type * as tokens from "../../newsroom-api/tokens.ts";
import { call } from "../api/call.ts";
import { useEditions } from "../api/me.ts";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import { CopyOnce } from "./CopyOnce.tsx";
import styles from "./People.module.css";

const nothing = { name: "", every: false, editions: [] as readonly string[] };

/** Adds a token and shows its secret, once. */
export function AddToken() {
  const { texts, say } = useSpeech();
  const { people } = texts;
  const queries = useQueryClient();
  const editions = useEditions().all.map(({ code, name, englishName }) => ({
    value: code,
    label: name === englishName ? name : `${name} · ${englishName}`,
  }));
  const [token, setToken] = useState(nothing);
  const [asked, setAsked] = useState(false);
  const complete = token.name.trim() !== "" && (token.every || token.editions.length > 0);
  const add = useMutation({
    mutationFn: () =>
      call<typeof tokens.addToken>("post", "/api/tokens", {
        body: { name: token.name.trim(), editions: token.every ? null : [...token.editions] },
      }),
    onSuccess: () => {
      setToken(nothing);
      setAsked(false);
      void queries.invalidateQueries({ queryKey: ["newsroom", "tokens"] });
    },
  });
  return (
    <>
      {add.data !== undefined && <Secret key={add.data.id} name={add.data.name} secret={add.data.secret} />}
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (complete) add.mutate();
        }}
      >
        <TextInput
          label={say(people.tokenName)}
          dir="auto"
          maxLength={100}
          value={token.name}
          onChange={(event) => setToken({ ...token, name: event.currentTarget.value })}
          error={asked && token.name.trim() === "" ? say(people.faultName) : null}
        />
        <MultiSelect
          label={say(people.tokenEditions)}
          placeholder={token.editions.length === 0 ? say(people.addEditionHint) : ""}
          data={editions}
          value={[...token.editions]}
          onChange={(chosen) => setToken({ ...token, editions: chosen })}
          disabled={token.every}
          searchable
          onKeyDown={(event) => {
            if (event.key === "Enter") event.preventDefault(); // it chooses an edition, and sends no form
          }}
          nothingFoundMessage={say(people.noEdition)}
          error={asked && !token.every && token.editions.length === 0 ? say(people.faultEditions) : null}
        />
        <Checkbox
          label={say(people.tokenEvery)}
          checked={token.every}
          onChange={(event) => setToken({ ...token, every: event.currentTarget.checked })}
        />
        <Failure error={add.error} />
        <Button type="submit" loading={add.isPending}>
          {say(people.addToken)}
        </Button>
      </form>
    </>
  );
}

function Secret({ name, secret }: { readonly name: string; readonly secret: string }) {
  const { texts, say } = useSpeech();
  const { people } = texts;
  return (
    <div className={styles.once} role="group" aria-label={say(people.token)}>
      <div role="status">
        <h4>{say(people.tokenReady, { name: `\u2068${name}\u2069` })}</h4>
      </div>
      <p>
        {say(people.tokenWhatToDo)} <code dir="ltr">Authorization: Bearer sw_…</code>
      </p>
      <CopyOnce label={say(people.token)} copy={say(people.copyToken)} value={secret} />
      <p className="quiet small" style={{ margin: 0 }}>
        {say(people.tokenOnce)}
      </p>
    </div>
  );
}
