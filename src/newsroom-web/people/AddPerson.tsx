import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type * as accounts from "../../newsroom-api/accounts.ts";
import { call } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import { InvitationLink } from "./InvitationLink.tsx";
import { Panel } from "./Panel.tsx";
import styles from "./People.module.css";
import { type Described, isComplete, PersonFields, sent } from "./PersonFields.tsx";
import { invitedOf } from "./queries.ts";

const nobody: Described = { name: "", email: "", administrator: false, grants: [] };

/** Adds somebody; the invitation stands above the form, which is then ready for the next. */
export function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const { texts, say } = useSpeech();
  const { people } = texts;
  const queries = useQueryClient();
  const [person, setPerson] = useState(nobody);
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const add = useMutation({
    mutationFn: () => call<typeof accounts.addPerson>("post", "/api/people", { body: sent(person) }),
    onSuccess: () => {
      setPerson({ ...nobody, grants: person.grants }); // a desk's people come one after another
      setAsked(false);
      form.current?.parentElement?.scrollTo({ top: 0 });
      void queries.invalidateQueries({ queryKey: ["newsroom", "people"] });
    },
  });
  const submit = () => {
    setAsked(true);
    if (isComplete(person)) add.mutate();
    else setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <Panel title={say(people.addTitle)} onClose={onClose}>
      {add.data !== undefined && <InvitationLink key={add.data.account} invited={invitedOf(add.data)} />}
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <PersonFields value={person} onChange={setPerson} asked={asked} />
        <Failure error={add.error} />
        <Button type="submit" loading={add.isPending}>
          {say(people.add)}
        </Button>
      </form>
    </Panel>
  );
}
