import { useEffect } from "react";

/** Runs acts by keys while the person types in no field: `{ "g w": go, "n": flash }`; a space joins two keys pressed in turn. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    let first = "";
    let since = 0;
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const both = Date.now() - since < 1_500 ? `${first} ${event.key}` : event.key;
      const act = keys[both] ?? keys[event.key];
      first = event.key;
      since = Date.now();
      if (act === undefined) return;
      event.preventDefault();
      first = "";
      act();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [keys]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
