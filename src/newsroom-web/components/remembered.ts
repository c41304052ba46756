import { useState } from "react";

/** A choice that this browser remembers: the edition last worked in, a list's filter. Falls back where nothing may be stored. */
export function useRemembered<T extends string | null>(name: string, usual: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (read(name) as T | undefined) ?? usual); // written by this hook alone
  return [
    value,
    (next) => {
      setValue(next);
      try {
        if (next === null) localStorage.removeItem(`skywave.${name}`);
        else localStorage.setItem(`skywave.${name}`, next);
      } catch {
        // a browser that stores nothing forgets it
      }
    },
  ];
}

function read(name: string): string | undefined {
  try {
    return localStorage.getItem(`skywave.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}
