import { useMe } from "../api/me.ts";
import { Grants } from "../people/Grants.tsx";
import { useSpeech } from "../texts/texts.ts";
import { ChangePassword } from "./ChangePassword.tsx";
import { OwnName } from "./OwnName.tsx";
import { OwnSessions } from "./OwnSessions.tsx";
import { ScreenLanguage } from "./ScreenLanguage.tsx";

/** One's own account: name, language of the screens, password, where one is signed in. */
export function Account() {
  const { texts, say } = useSpeech();
  const { account } = texts;
  const me = useMe();
  return (
    <>
      <div className="head">
        <h1>{say(texts.shell.account)}</h1>
      </div>
      <div className="view">
        <div className="page">
          <section aria-labelledby="own-name">
            <h2 id="own-name">{say(account.you)}</h2>
            <OwnName />
          </section>
          <section aria-labelledby="own-language">
            <h2 id="own-language">{say(account.screenLanguage)}</h2>
            <ScreenLanguage />
          </section>
          <section aria-labelledby="own-roles">
            <h2 id="own-roles">{say(account.yourRoles)}</h2>
            <p style={{ margin: 0 }}>
              <Grants administrator={me.administrator} grants={me.grants} whole />
            </p>
          </section>
          {me.email !== null && (
            <section aria-labelledby="own-password">
              <h2 id="own-password">{say(account.password)}</h2>
              <ChangePassword email={me.email} name={me.name} />
            </section>
          )}
          <section aria-labelledby="own-sessions">
            <h2 id="own-sessions">{say(account.sessions)}</h2>
            <OwnSessions />
          </section>
        </div>
      </div>
    </>
  );
}
