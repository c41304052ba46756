import type { Ref } from "react";
import { CallFailure } from "../api/call.ts";
import { useSpeech } from "../texts/texts.ts";
import styles from "./Field.module.css";
import { faultOf, missingIn, type PasswordFault } from "./password.ts";
import { PasswordField } from "./PasswordField.tsx";

interface NewPasswordProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Whether the person has asked for it already, so that what is wrong is said. */
  readonly asked: boolean;
  readonly owner: { readonly name: string; readonly email: string };
  /** What the newsroom answered. */
  readonly error: unknown;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Chooses a password: the rule stands there from the beginning, and how much is missing while one types. */
export function NewPassword({ value, onChange, asked, owner, error, ref }: NewPasswordProps) {
  const { texts, say } = useSpeech();
  const { account } = texts;
  const words = useFaultWords();
  const fault = faultOf(value, owner);
  const refused = isPasswordRefused(error) ? say(account.fault.common) : null;
  const missing = missingIn(value);
  return (
    <PasswordField
      label={say(account.newPassword)}
      value={value}
      onChange={onChange}
      autoComplete="new-password"
      note={say(account.passwordRule)}
      fault={asked && fault !== null ? words(fault) : refused}
      below={
        value === "" ? null : missing === 0 ? (
          <span className={styles.good}>✓ {say(account.passwordEnough)}</span>
        ) : (
          say(account.fault.short, { n: missing })
        )
      }
      {...(ref === undefined ? {} : { ref })}
    />
  );
}

/** Whether the newsroom found a password easy to guess, which stood every other rule. */
export function isPasswordRefused(error: unknown): boolean {
  return error instanceof CallFailure && error.kind === "invalid" && error.details.length === 0;
}

function useFaultWords(): (fault: PasswordFault) => string {
  const { texts, say } = useSpeech();
  const words = texts.account.fault;
  return (fault) => (fault.kind === "short" ? say(words.short, { n: fault.missing }) : say(words[fault.kind]));
}
