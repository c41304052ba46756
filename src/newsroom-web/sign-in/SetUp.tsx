import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type * as accounts from "../../newsroom-api/accounts.ts";
import { call, CallFailure } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { useSpeech } from "../texts/texts.ts";
import { useEntering } from "./entering.ts";
import { isPasswordRefused, NewPassword } from "./NewPassword.tsx";
import { faultOf, isEmail } from "./password.ts";
import { setUpQuery } from "./set-up-query.ts";
import { Threshold } from "./Threshold.tsx";
import { Throttle, useThrottle } from "./Throttle.tsx";

/** Makes the first administrator of a newsroom in which nobody can sign in yet. */
export function SetUp() {
  const { texts, say } = useSpeech();
  const { account } = texts;
  const { data, error, refetch } = useQuery(setUpQuery);
  if (data !== undefined && !data.needed)
    return (
      <Threshold title={say(account.setUpDone)}>
        <p>{say(account.setUpDoneRemedy)}</p>
        <Button component={Link} to="/sign-in" size="sm">
          {say(account.signIn)}
        </Button>
      </Threshold>
    );
  return (
    <Threshold title={say(account.setUpTitle)}>
      <p>{say(account.setUpLead)}</p>
      {error !== null && <Failure error={error} again={() => void refetch()} />}
      {data === undefined ? error === null && <Waiting /> : <SetUpForm />}
    </Threshold>
  );
}

function SetUpForm() {
  const { texts, say } = useSpeech();
  const { account } = texts;
  const given = useSearch({ from: "/set-up" }).code ?? "";
  const enter = useEntering();
  const [fields, setFields] = useState({ code: given, name: "", email: "", password: "" });
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const setUp = useMutation({
    mutationFn: () => call<typeof accounts.setUp>("post", "/api/set-up", { body: trimmed(fields) }),
    onSuccess: (me) => enter(me),
  });
  const left = useThrottle(setUp.error);
  const wrongCode = setUp.error instanceof CallFailure && setUp.error.kind === "forbidden";
  const faults = {
    code: fields.code.trim() === "" ? account.fault.code : wrongCode ? account.wrongCode : null,
    name: fields.name.trim() === "" ? account.fault.name : null,
    email: isEmail(fields.email.trim()) ? null : account.fault.email,
  };
  const field = (name: keyof typeof faults) => {
    const fault = faults[name];
    return {
      label: say(account[name]),
      value: fields[name],
      error: asked && fault !== null ? say(fault) : null,
      onChange: (event: { currentTarget: { value: string } }) =>
        setFields({ ...fields, [name]: event.currentTarget.value }),
    };
  };
  const submit = () => {
    setAsked(true);
    const ready = fields.code.trim() !== "" && faults.name === null && faults.email === null;
    if (ready && faultOf(fields.password, fields) === null && left === 0) setUp.mutate();
    else setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        {...field("code")}
        description={say(account.codeNote)}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
      />
      <TextInput
        {...field("name")}
        description={say(account.nameNote)}
        dir="auto"
        autoComplete="name"
        maxLength={120}
      />
      <TextInput {...field("email")} type="email" dir="ltr" autoComplete="username" autoCapitalize="none" />
      <NewPassword
        value={fields.password}
        onChange={(password) => setFields({ ...fields, password })}
        asked={asked}
        owner={fields}
        error={setUp.error}
      />
      <SetUpFailure error={setUp.error} left={left} />
      <Button type="submit" size="sm" loading={setUp.isPending} disabled={left > 0}>
        {say(account.setUp)}
      </Button>
    </form>
  );
}

function SetUpFailure({ error, left }: { readonly error: unknown; readonly left: number }) {
  if (error instanceof CallFailure && error.kind === "throttled") return <Throttle left={left} />;
  const said = (error instanceof CallFailure && error.kind === "forbidden") || isPasswordRefused(error);
  return said ? null : <Failure error={error} />;
}

function trimmed<T extends { code: string; name: string; email: string }>(fields: T): T {
  const { code, name, email } = fields;
  return { ...fields, code: code.trim(), name: name.trim(), email: email.trim() };
}
