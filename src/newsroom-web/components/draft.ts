import { useState } from "react";

// What is being typed into forms, kept while one looks elsewhere in the app. By the form's name, as "asset 12 in fa".
const drafts = new Map<string, object>();

export interface Draft<T> {
  readonly value: T;
  readonly changed: boolean;
  readonly set: (change: Partial<T>) => void;
  /** Back to what is stored; after saving, or when the person gives up. */
  readonly forget: () => void;
}

/** A form's values: what is stored, with what was typed since. Give the component that calls it a `key` of the same name. */
export function useDraft<T extends object>(name: string, stored: T): Draft<T> {
  const [, renew] = useState(0);
  const typed = (drafts.get(name) ?? {}) as Partial<T>; // put there below, by the form of this name
  const value = { ...stored, ...typed };
  const changed = Object.entries(typed).some(([field, one]) => stored[field as keyof T] !== one);
  const write = (next: object | null) => {
    if (next === null) drafts.delete(name);
    else drafts.set(name, next);
    renew((count) => count + 1);
  };
  return { value, changed, set: (change) => write({ ...drafts.get(name), ...change }), forget: () => write(null) };
}
