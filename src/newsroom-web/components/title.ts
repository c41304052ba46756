import { useEffect } from "react";
import { useSpeech } from "../texts/texts.ts";

/** Names the page in the browser's tab and history; "" for the product alone, null where something else names it. */
export function useTitle(title: string | null): void {
  const { texts, say } = useSpeech();
  const product = say(texts.shell.product);
  useEffect(() => {
    if (title !== null) document.title = title === "" ? product : `${title} · ${product}`;
  }, [title, product]);
}
