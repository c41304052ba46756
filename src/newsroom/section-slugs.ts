import { reservedSlugs } from "../content/target.ts";
import { slug } from "../language/addresses.ts";
import type { Language } from "../language/language.ts";
import { Refused } from "./refused.ts";

const usual = ["world", "politics", "economy", "health", "scienceTech", "culture"] as const;

/** The sections that an edition gets when none are given, named in its language. */
export function defaultSections(language: Language): readonly { readonly name: string; readonly slug?: string }[] {
  return usual.map((term) => ({ name: language.terms[term].text }));
}

/** The section's part of addresses: given, or made of its name; refused where it would hide something else. */
export function usableSlug(language: Language, name: string, given: string | undefined): string {
  const made = slug(language, given ?? name);
  const fault = faultOf(made);
  if (fault === null) return made;
  throw new Refused("invalid", `Section "${name}" would have the address "${made}", ${fault}; give it another slug.`);
}

function faultOf(made: string): string | null {
  if (made === "") return "which is empty";
  if (/^\d+$/.test(made)) return "and numbers are articles' addresses";
  if (reservedSlugs.includes(made)) return "which is reserved";
  return null;
}
