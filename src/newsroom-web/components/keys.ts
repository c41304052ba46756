import { useEffect } from "react";

/**
 * Runs acts by keys: `{ "g w": go, n: flash, "Mod+s": save }`. A space joins two keys pressed in turn; Mod is Ctrl, or
 * Command on a Mac. Plain keys rest while the person types in a field; those with Mod work there too,
 * also in the text's editor, which takes every Enter for its own.
 */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    let first = "";
    let since = 0;
    const pressed = (event: KeyboardEvent) => {
      if (event.altKey) return;
      if (event.ctrlKey || event.metaKey) {
        const key = keyOf(event);
        const act = keys[`Mod+${event.shiftKey ? key : key.toLowerCase()}`] ?? keys[`Mod+${key}`]; // with Caps Lock too
        if (act === undefined) return;
        event.preventDefault();
        act();
        return;
      }
      if (event.defaultPrevented || isTyping(event.target)) return;
      const key = keyOf(event);
      const both = Date.now() - since < 1_500 ? `${first} ${key}` : key;
      const act = keys[both] ?? keys[key];
      first = key;
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

/** On a keyboard of another script, the letter or sign that the same key gives on a Latin one. */
function keyOf({ key, code, shiftKey }: KeyboardEvent): string {
  if (key.length !== 1 || /^[\x20-\x7e]$/.test(key)) return key;
  if (code === "Slash") return shiftKey ? "?" : "/";
  if (code === "Period") return ".";
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter === undefined) return key;
  return shiftKey ? letter : letter.toLowerCase();
}
