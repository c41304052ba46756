import { Checkbox, TextInput } from "@mantine/core";
import type { Grant } from "../../newsroom-api/accounts.ts";
import { isEmail } from "../sign-in/password.ts";
import { useSpeech } from "../texts/texts.ts";
import { GrantsEditor } from "./GrantsEditor.tsx";

/** What is said of a person. */
export interface Described {
  readonly name: string;
  readonly email: string;
  readonly administrator: boolean;
  readonly grants: readonly Grant[];
}

/** Whether it can be sent. */
export function isComplete({ name, email }: Described): boolean {
  return name.trim() !== "" && isEmail(email.trim());
}

/** As it is sent. */
export function sent({ name, email, administrator, grants }: Described) {
  return { name: name.trim(), email: email.trim(), administrator, grants: [...grants] };
}

interface PersonFieldsProps {
  readonly value: Described;
  readonly onChange: (value: Described) => void;
  /** Whether what is missing is said. */
  readonly asked: boolean;
}

/** Name, email, administration, editions and roles. */
export function PersonFields({ value, onChange, asked }: PersonFieldsProps) {
  const { texts, say } = useSpeech();
  const { people, account } = texts;
  return (
    <>
      <TextInput
        label={say(account.name)}
        dir="auto"
        maxLength={120}
        autoComplete="off"
        value={value.name}
        onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
        error={asked && value.name.trim() === "" ? say(people.faultName) : null}
      />
      <TextInput
        label={say(account.email)}
        type="email"
        dir="ltr"
        maxLength={254}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={value.email}
        onChange={(event) => onChange({ ...value, email: event.currentTarget.value })}
        error={asked && !isEmail(value.email.trim()) ? say(people.faultEmail) : null}
      />
      <GrantsEditor grants={value.grants} onChange={(grants) => onChange({ ...value, grants })} />
      <Checkbox
        label={say(people.administrator)}
        description={say(people.administratorNote)}
        checked={value.administrator}
        onChange={(event) => onChange({ ...value, administrator: event.currentTarget.checked })}
      />
    </>
  );
}
