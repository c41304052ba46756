import { useEditions } from "../api/me.ts";
import { useRemembered } from "../components/remembered.ts";

/** The edition that the person last worked in from the wire, else the first of their own; null while none is known. */
export function useEditionChoice(): [string | null, (code: string | null) => void] {
  const { writing } = useEditions();
  const [remembered, remember] = useRemembered<string>("wire-edition", "");
  const chosen = writing.find(({ code }) => code === remembered) ?? writing[0];
  return [chosen?.code ?? null, (code) => remember(code ?? "")];
}
