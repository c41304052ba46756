import { Radio } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { startTransition, use } from "react";
import type * as accounts from "../../newsroom-api/accounts.ts";
import { call } from "../api/call.ts";
import { meQuery, useMe } from "../api/me.ts";
import { Failure } from "../components/Failure.tsx";
import { LanguageContext } from "../shell/language.ts";
import { type InterfaceLanguage, interfaceLanguages, useSpeech } from "../texts/texts.ts";
import styles from "./Account.module.css";

const languages = Object.entries(interfaceLanguages) as [InterfaceLanguage, string][]; // the keys are the type

/** The language of the screens: here at once, and kept in the account for other devices. */
export function ScreenLanguage() {
  const { texts, say } = useSpeech();
  const { language, choose } = use(LanguageContext);
  const me = useMe();
  const queries = useQueryClient();
  const keep = useMutation({
    mutationFn: (interfaceLanguage: InterfaceLanguage) =>
      call<typeof accounts.changeMe>("patch", "/api/me", { body: { interfaceLanguage } }),
    onSuccess: (changed) => queries.setQueryData(meQuery.queryKey, changed),
  });
  const chosen = (code: InterfaceLanguage) => {
    startTransition(() => choose(code));
    if (me.email !== null) keep.mutate(code); // a token has no screens of its own
  };
  return (
    <>
      <Radio.Group
        aria-label={say(texts.account.screenLanguage)}
        value={language}
        onChange={(code) => chosen(code as InterfaceLanguage)} // one of those below
      >
        <div className={styles.languages}>
          {languages.map(([code, name]) => (
            <Radio key={code} value={code} label={<span lang={code}>{name}</span>} size="sm" />
          ))}
        </div>
      </Radio.Group>
      <span role="status" className="quiet small">
        {keep.isSuccess ? say(texts.account.languageKept) : ""}
      </span>
      <Failure error={keep.error} />
    </>
  );
}
