import type { Language } from "./profile.ts";

/** Remembers what `make` gave for each language: Intl objects are slow to build and quick to use. */
export function oncePerLanguage<Value>(make: (language: Language) => Value): (language: Language) => Value {
  const known = new WeakMap<Language, Value>();
  return (language) => {
    const value = known.get(language) ?? make(language);
    known.set(language, value);
    return value;
  };
}
