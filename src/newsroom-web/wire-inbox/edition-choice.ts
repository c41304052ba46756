import { useEditions } from "../api/me.ts";
import { useRemembered } from "../components/remembered.ts";

/**
 * The edition that the person last worked in from the wire, else theirs in the language of the item, else the first of
 * theirs; null while none is known.
 */
export function useEditionChoice(language: string | null): [string | null, (code: string | null) => void] {
  const { writing } = useEditions();
  const [remembered, remember] = useRemembered<string>("wire-edition", "");
  const chosen =
    writing.find(({ code }) => code === remembered) ??
    writing.find(({ code, practice }) => !practice && language !== null && baseOf(code) === baseOf(language)) ??
    writing[0];
  return [chosen?.code ?? null, (code) => remember(code ?? "")];
}

function baseOf(tag: string): string {
  return tag.split("-", 1)[0]?.toLowerCase() ?? tag;
}
