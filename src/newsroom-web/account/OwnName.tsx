import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type * as accounts from "../../newsroom-api/accounts.ts";
import { call } from "../api/call.ts";
import { meQuery, useMe } from "../api/me.ts";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./Account.module.css";

export function OwnName() {
  const { texts, say } = useSpeech();
  const { account, common } = texts;
  const me = useMe();
  const queries = useQueryClient();
  const [name, setName] = useState(me.name);
  const change = useMutation({
    mutationFn: () => call<typeof accounts.changeMe>("patch", "/api/me", { body: { name: name.trim() } }),
    onSuccess: (changed) => {
      queries.setQueryData(meQuery.queryKey, changed);
      setName(changed.name);
    },
  });
  const changed = name.trim() !== me.name;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && name.trim() !== "") change.mutate();
      }}
    >
      <TextInput
        label={say(account.name)}
        description={say(account.nameNote)}
        dir="auto"
        maxLength={120}
        autoComplete="name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={name.trim() === "" ? say(account.fault.name) : null}
      />
      {me.email !== null && (
        <p className="quiet">
          {say(account.email)}: <bdi>{me.email}</bdi>
        </p>
      )}
      <Failure error={change.error} />
      <Button type="submit" disabled={!changed || name.trim() === ""} loading={change.isPending}>
        {say(common.save)}
      </Button>
      <span role="status" className="quiet small">
        {change.isSuccess && !changed ? say(common.saved) : ""}
      </span>
    </form>
  );
}
