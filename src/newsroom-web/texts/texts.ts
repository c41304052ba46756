import { createContext, use } from "react";
import type { en } from "./en/all.ts";

// The newsroom's own screens, in the languages that it speaks. English decides which texts there are.

/** One text, or one for each plural form of the language. `{name}` is filled in by `say`. */
export type Text = string | { readonly [form in Intl.LDMLPluralRule]?: string };

type Same<T> = T extends string
  ? Text
  : T extends { readonly other: string }
    ? Text
    : { readonly [K in keyof T]: Same<T[K]> };

/** All texts of one language. */
export type Texts = Same<typeof en>;

/** The languages of the screens, each under its own name. */
export const interfaceLanguages = { en: "English", fa: "فارسی" } as const;
export type InterfaceLanguage = keyof typeof interfaceLanguages;

export function directionOf(language: InterfaceLanguage): "ltr" | "rtl" {
  return language === "fa" ? "rtl" : "ltr";
}

/** How dates and times are written: English ones in the way that is read everywhere, day before month. */
export function localeOf(language: string): string {
  return language === "en" ? "en-GB" : language;
}

export interface Speech {
  readonly language: InterfaceLanguage;
  readonly texts: Texts;
  /** The text with its places filled in; a number under `count` or `n` chooses the plural form. */
  say(text: Text, values?: Readonly<Record<string, string | number>>): string;
  number(value: number): string;
}

export const SpeechContext = createContext<Speech | null>(null);

export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (speech === null) throw new Error("A view was shown outside the app, which knows the language.");
  return speech;
}

export function speechOf(language: InterfaceLanguage, texts: Texts): Speech {
  const numbers = new Intl.NumberFormat(language);
  const plurals = new Intl.PluralRules(language);
  const number = (value: number) => numbers.format(value);
  return {
    language,
    texts,
    number,
    say(text, values = {}) {
      const count = values.count ?? values.n;
      const form = typeof count === "number" ? plurals.select(count) : "other";
      const chosen = typeof text === "string" ? text : (text[form] ?? text.other ?? "");
      return chosen.replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = values[name];
        return typeof value === "number" ? number(value) : (value ?? "");
      });
    },
  };
}

/** Loads one language's texts. */
export async function loadTexts(language: InterfaceLanguage): Promise<Texts> {
  switch (language) {
    case "en":
      return (await import("./en/all.ts")).en;
    case "fa":
      return (await import("./fa/all.ts")).fa;
  }
}
