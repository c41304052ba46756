import { createContext } from "react";
import type { InterfaceLanguage } from "../texts/texts.ts";

/** The language of the screens, and how to choose another. */
export const LanguageContext = createContext<{
  readonly language: InterfaceLanguage;
  choose(language: InterfaceLanguage): void;
}>({ language: "en", choose() {} });
