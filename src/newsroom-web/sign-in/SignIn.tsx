import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Navigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type * as accounts from "../../newsroom-api/accounts.ts";
import { call, CallFailure } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { useSpeech } from "../texts/texts.ts";
import { useEntering } from "./entering.ts";
import { PasswordField } from "./PasswordField.tsx";
import { setUpQuery } from "./set-up-query.ts";
import { Threshold } from "./Threshold.tsx";
import { Throttle, useThrottle } from "./Throttle.tsx";

/** Signs in with email and password, and goes on to where the person wanted to be. */
export function SignIn() {
  const { texts, say } = useSpeech();
  const { account } = texts;
  const { to } = useSearch({ from: "/sign-in" });
  const setUp = useQuery(setUpQuery);
  if (setUp.data?.needed) return <Navigate to="/set-up" search={{}} replace />;
  return (
    <Threshold title={say(account.signInTitle)}>
      {to !== undefined && <p>{say(account.signInFirst)}</p>}
      <SignInForm to={to} />
      <p className="quiet small" style={{ marginBlockStart: 24 }}>
        {say(account.forgotten)}
      </p>
    </Threshold>
  );
}

type Fields = { readonly email: string; readonly password: string };

function SignInForm({ to }: { readonly to: string | undefined }) {
  const { texts, say } = useSpeech();
  const { account } = texts;
  const enter = useEntering();
  const [fields, setFields] = useState<Fields>({ email: "", password: "" });
  const [asked, setAsked] = useState(false);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const signIn = useMutation({
    mutationFn: (body: Fields) => call<typeof accounts.signIn>("post", "/api/session", { body }),
    onSuccess: (me) => enter(me, to),
    onError: () => password.current?.select(),
  });
  const left = useThrottle(signIn.error);
  const submit = () => {
    setAsked(true);
    if (fields.email.trim() === "") email.current?.focus();
    else if (fields.password === "") password.current?.focus();
    else if (left === 0 && !signIn.isPending) signIn.mutate({ ...fields, email: fields.email.trim() });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        ref={email}
        label={say(account.email)}
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        value={fields.email}
        onChange={(event) => setFields({ ...fields, email: event.currentTarget.value })}
        error={asked && fields.email.trim() === "" ? say(account.fault.email) : null}
      />
      <PasswordField
        ref={password}
        label={say(account.password)}
        autoComplete="current-password"
        value={fields.password}
        onChange={(value) => setFields({ ...fields, password: value })}
        fault={asked && fields.password === "" ? say(account.fault.password) : null}
      />
      <SignInFailure error={signIn.error} left={left} />
      <Button type="submit" size="sm" loading={signIn.isPending} disabled={left > 0}>
        {say(account.signIn)}
      </Button>
    </form>
  );
}

function SignInFailure({ error, left }: { readonly error: unknown; readonly left: number }) {
  const { texts, say } = useSpeech();
  if (error instanceof CallFailure && error.kind === "throttled") return <Throttle left={left} />;
  if (error instanceof CallFailure && error.kind === "unauthorized")
    return (
      <p className="signal" role="alert">
        {say(texts.account.wrongSignIn)}
      </p>
    );
  return <Failure error={error} />;
}
