import { useEditions } from "../api/me.ts";
import { useSpeech } from "../texts/texts.ts";
import { useRemembered } from "./remembered.ts";

/**
 * The edition whose texts are shown where a thing has texts in many: the one chosen last, else in the language of the
 * screens, else the first that the person works in.
 */
export function useChosenEdition(): [string, (edition: string) => void] {
  const { language } = useSpeech();
  const { working, writing, of } = useEditions();
  const [remembered, remember] = useRemembered<string | null>("texts-edition", null);
  const known = remembered !== null && of(remembered) !== undefined ? remembered : undefined;
  const own = writing.find(({ code }) => code === language) ?? writing[0] ?? working[0];
  return [known ?? own?.code ?? language, remember];
}
