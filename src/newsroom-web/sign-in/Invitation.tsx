import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type * as accounts from "../../newsroom-api/accounts.ts";
import { call, CallFailure } from "../api/call.ts";
import { Failure } from "../components/Failure.tsx";
import { Waiting } from "../components/Waiting.tsx";
import { absolute } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import { useEntering } from "./entering.ts";
import { isPasswordRefused, NewPassword } from "./NewPassword.tsx";
import { faultOf } from "./password.ts";
import { Threshold } from "./Threshold.tsx";

/** Where an invitation leads: whom it is for, and the password to choose. */
export function Invitation() {
  const { texts, say, language } = useSpeech();
  const { account } = texts;
  const { code } = useSearch({ from: "/invitation" });
  const { data, error, refetch } = useQuery({
    queryKey: ["invitation", code],
    queryFn: () => call<typeof accounts.readInvitation>("get", "/api/invitations/{code}", { params: { code } }),
    enabled: code !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (code === "" || isGone(error)) return <Gone />;
  if (data === undefined)
    return (
      <Threshold title={say(texts.account.newsroom)}>
        {error === null ? <Waiting /> : <Failure error={error} again={() => void refetch()} />}
      </Threshold>
    );
  const [before = "", after = ""] = say(account.invitationTitle, { name: "\u0000" }).split("\u0000");
  return (
    <Threshold
      title={
        <>
          {before}
          <bdi>{data.name}</bdi>
          {after}
        </>
      }
    >
      <p>{say(account.invitationLead, { email: `\u2068${data.email}\u2069` })}</p>
      <Choosing code={code} owner={data} />
      <p className="quiet small" style={{ marginBlockStart: 24 }}>
        {say(account.invitationUntil, { when: absolute(new Date(data.expiresAt), language) })}
      </p>
    </Threshold>
  );
}

function Choosing({ code, owner }: { readonly code: string; readonly owner: { name: string; email: string } }) {
  const { texts, say } = useSpeech();
  const enter = useEntering();
  const [password, setPassword] = useState("");
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const accept = useMutation({
    mutationFn: () =>
      call<typeof accounts.acceptInvitation>("post", "/api/invitations/{code}", {
        params: { code },
        body: { password },
      }),
    onSuccess: (me) => enter(me),
  });
  const submit = () => {
    setAsked(true);
    if (faultOf(password, owner) === null) accept.mutate();
    else field.current?.focus();
  };
  if (isGone(accept.error)) return <GoneRemedy />;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {/* So that password managers know whose password it is. */}
      <input type="text" autoComplete="username" value={owner.email} readOnly hidden />
      <NewPassword
        ref={field}
        value={password}
        onChange={setPassword}
        asked={asked}
        owner={owner}
        error={accept.error}
      />
      {!isPasswordRefused(accept.error) && <Failure error={accept.error} />}
      <Button type="submit" size="sm" loading={accept.isPending}>
        {say(texts.account.accept)}
      </Button>
    </form>
  );
}

function Gone() {
  const { texts, say } = useSpeech();
  return (
    <Threshold title={say(texts.account.invitationGone)}>
      <GoneRemedy />
    </Threshold>
  );
}

function GoneRemedy() {
  const { texts, say } = useSpeech();
  return (
    <>
      <p role="alert">{say(texts.account.invitationGoneRemedy)}</p>
      <Button component={Link} to="/sign-in" size="sm" variant="default">
        {say(texts.account.signIn)}
      </Button>
    </>
  );
}

function isGone(error: unknown): boolean {
  return error instanceof CallFailure && error.kind === "not-found";
}
