import { type ReactNode, startTransition, use } from "react";
import { fullDate } from "../components/full-date.ts";
import { Mark } from "../shell/Mark.tsx";
import { LanguageContext } from "../shell/language.ts";
import { directionOf, type InterfaceLanguage, interfaceLanguages, useSpeech } from "../texts/texts.ts";
import styles from "./Threshold.module.css";

/** The page before the newsroom: masthead, one task, the language of the screens. */
export function Threshold({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  const { texts, say, language } = useSpeech();
  return (
    <div className={styles.page}>
      <header className={styles.masthead}>
        <p className={styles.wordmark}>
          <Mark />
          {say(texts.shell.product)}
        </p>
        <p className={styles.dateline}>
          <span>{say(texts.account.newsroom)}</span>
          <span>{fullDate(new Date(), language)}</span>
        </p>
      </header>
      <main className={styles.task}>
        <h1>{title}</h1>
        {children}
      </main>
      <footer className={styles.foot}>
        <LanguageSwitch />
      </footer>
    </div>
  );
}

const languages = Object.entries(interfaceLanguages) as [InterfaceLanguage, string][]; // the keys are the type

function LanguageSwitch() {
  const { texts, say, language } = useSpeech();
  const { choose } = use(LanguageContext);
  return (
    <div role="group" aria-label={say(texts.account.screenLanguage)} className={styles.languages}>
      {languages.map(([code, name]) => (
        <button
          key={code}
          type="button"
          lang={code}
          dir={directionOf(code)}
          aria-pressed={code === language}
          onClick={() => startTransition(() => choose(code))}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
