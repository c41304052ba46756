import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type * as accounts from "../../newsroom-api/accounts.ts";
import { call, CallFailure } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { isPasswordRefused, NewPassword } from "../sign-in/NewPassword.tsx";
import { faultOf } from "../sign-in/password.ts";
import { PasswordField } from "../sign-in/PasswordField.tsx";
import { Throttle, useThrottle } from "../sign-in/Throttle.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./Account.module.css";

const nothing = { current: "", password: "" };

/** Changes one's own password, which ends every other session. */
export function ChangePassword(owner: { readonly name: string; readonly email: string }) {
  const { texts, say } = useSpeech();
  const { account } = texts;
  const queries = useQueryClient();
  const [fields, setFields] = useState(nothing);
  const [asked, setAsked] = useState(false);
  const current = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const change = useMutation({
    mutationFn: () => call<typeof accounts.changeOwnPassword>("put", "/api/me/password", { body: fields }),
    onSuccess: () => {
      setFields(nothing);
      setAsked(false);
      void queries.invalidateQueries({ queryKey: ["newsroom", "sessions"] });
    },
    onError: (error) => (isPasswordRefused(error) ? password : current).current?.select(),
  });
  const left = useThrottle(change.error);
  const wrong = change.error instanceof CallFailure && change.error.kind === "refused";
  const currentFault = asked && fields.current === "" ? account.fault.password : wrong ? account.wrongCurrent : null;
  const typed = (more: Partial<typeof nothing>) => {
    if (change.isSuccess) change.reset();
    setFields({ ...fields, ...more });
  };
  const submit = () => {
    setAsked(true);
    if (fields.current === "") current.current?.focus();
    else if (faultOf(fields.password, owner) !== null) password.current?.focus();
    else if (left === 0) change.mutate();
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {/* So that password managers know whose password it is. */}
      <input type="text" autoComplete="username" value={owner.email} readOnly hidden />
      <PasswordField
        ref={current}
        label={say(account.currentPassword)}
        autoComplete="current-password"
        value={fields.current}
        onChange={(value) => typed({ current: value })}
        fault={currentFault === null ? null : say(currentFault)}
      />
      <NewPassword
        ref={password}
        value={fields.password}
        onChange={(value) => typed({ password: value })}
        asked={asked}
        owner={owner}
        error={change.error}
      />
      <PasswordFailure error={change.error} left={left} />
      <Button type="submit" loading={change.isPending} disabled={left > 0}>
        {say(account.changePassword)}
      </Button>
      <span role="status">{change.isSuccess ? say(account.passwordChanged) : ""}</span>
    </form>
  );
}

function PasswordFailure({ error, left }: { readonly error: unknown; readonly left: number }) {
  if (error instanceof CallFailure && error.kind === "throttled") return <Throttle left={left} />;
  const said = (error instanceof CallFailure && error.kind === "refused") || isPasswordRefused(error);
  return said ? null : <Failure error={error} />;
}
