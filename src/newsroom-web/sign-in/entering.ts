import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { use, useRef } from "react";
import type * as accounts from "../../newsroom-api/accounts.ts";
import { call } from "../api/call.ts";
import { meQuery } from "../api/me.ts";
import { LanguageContext } from "../shell/language.ts";

/**
 * Lets somebody in who has just proved who they are, and goes where they wanted. Screens speak the language of the
 * account, unless another was chosen on this page: then the account takes that one.
 */
export function useEntering(): (me: accounts.Me, to?: string) => void {
  const { language, choose } = use(LanguageContext);
  const queries = useQueryClient();
  const router = useRouter();
  const atFirst = useRef(language);
  return (me, to) => {
    queries.clear(); // of whoever was here before
    queries.setQueryData(meQuery.queryKey, me);
    if (atFirst.current !== language)
      void call<typeof accounts.changeMe>("patch", "/api/me", { body: { interfaceLanguage: language } }).catch(
        () => null, // they are in; the account page keeps it
      );
    else if (me.interfaceLanguage !== null) choose(me.interfaceLanguage);
    router.history.push(to !== undefined && isOwn(to) ? to : "/");
  };
}

/** Whether an address lies in this app: it comes from the address bar, where anybody may have written it. */
function isOwn(to: string): boolean {
  return to.startsWith("/") && new URL(to, location.origin).origin === location.origin;
}
