import { useQuery } from "@tanstack/react-query";
import type * as accounts from "../../newsroom-api/accounts.ts";
import { call, CallFailure } from "../api/call.ts";
import { useSpeech } from "../texts/texts.ts";

/** Stands above the work while the newsroom is not heard: the line is gone, or the session has ended. */
export function Lost() {
  const { texts, say } = useSpeech();
  const { error } = useQuery({
    queryKey: ["still-signed-in"],
    queryFn: () => call<typeof accounts.readMe>("get", "/api/me", {}),
    refetchInterval: 5_000,
    retry: false,
    gcTime: 0,
  });
  const ended = error instanceof CallFailure && error.kind === "unauthorized";
  return (
    <div className="notice" data-kind="signal" role="status">
      {say(ended ? texts.account.sessionEnded : texts.shell.connectionLost)}
      {ended && (
        <a href="/sign-in" target="_blank" rel="noreferrer">
          {say(texts.account.signInAgain)}
        </a>
      )}
    </div>
  );
}
