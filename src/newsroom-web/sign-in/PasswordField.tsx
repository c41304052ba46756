import { Input } from "@mantine/core";
import { type ReactNode, type Ref, useId, useState } from "react";
import { useSpeech } from "../texts/texts.ts";
import styles from "./Field.module.css";

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: "current-password" | "new-password";
  readonly note?: string;
  /** Why it is not accepted. */
  readonly fault?: string | null;
  /** Stands below while there is no fault. */
  readonly below?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A password, hidden until asked to be shown. */
export function PasswordField(props: PasswordFieldProps) {
  const { label, value, onChange, autoComplete, note, fault = null, below = null, ref } = props;
  const { texts, say } = useSpeech();
  const { account } = texts;
  const [shown, setShown] = useState(false);
  const id = useId();
  const described = [note === undefined ? "" : `${id}-note`, fault === null && below === null ? "" : `${id}-below`];
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {note !== undefined && (
        <p id={`${id}-note`} className={`${styles.note} quiet small`}>
          {note}
        </p>
      )}
      <div className={styles.input}>
        <Input
          id={id}
          {...(ref === undefined ? {} : { ref })}
          type={shown ? "text" : "password"}
          dir={shown ? "auto" : "ltr"}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          error={fault !== null}
          aria-invalid={fault !== null}
          aria-describedby={described.join(" ").trim() || undefined}
        />
      </div>
      <button
        type="button"
        className={styles.show}
        aria-label={say(shown ? account.hidePassword : account.showPassword)}
        onClick={() => setShown(!shown)}
      >
        {say(shown ? account.hide : account.show)}
      </button>
      {(fault ?? below) !== null && (
        <p id={`${id}-below`} className={`${styles.below} ${fault === null ? "" : styles.fault}`}>
          {fault ?? below}
        </p>
      )}
    </div>
  );
}
