import { isAllForeign, isolate, isolateName } from "../language/isolation.ts";
import type { Setting } from "./setting.ts";

/** A page's title: what it is about, then the service's name, neither of which may turn round the other. */
export function pageTitle({ language, edition }: Pick<Setting, "language" | "edition">, about: string): string {
  const first = isAllForeign(language, about) ? isolate(about) : about;
  return `${first} – ${isolateName(language, edition.wordmark)}`;
}
