/** Why a new password will not do; `missing`: how many characters too few. */
export type PasswordFault =
  | { readonly kind: "short"; readonly missing: number }
  | { readonly kind: "empty" | "repeats" | "own" | "long" };

export const shortest = 12;

/** How many characters are missing yet. */
export function missingIn(password: string): number {
  return Math.max(0, shortest - Array.from(password.normalize("NFKC")).length);
}

/** The newsroom's own rules, said before it is asked (it also knows which passwords many people use). */
export function faultOf(
  password: string,
  owner: { readonly name: string; readonly email: string },
): PasswordFault | null {
  const signs = Array.from(password.normalize("NFKC"));
  if (signs.length === 0) return { kind: "empty" };
  if (signs.length < shortest) return { kind: "short", missing: missingIn(password) };
  if (password.length > 128) return { kind: "long" };
  if (new Set(signs).size < 5) return { kind: "repeats" };
  const folded = letters(password);
  const own = [owner.name, owner.email, owner.email.split("@")[0] ?? ""].map(letters);
  if (own.includes(folded) || own.includes(folded.replaceAll(/\d/g, ""))) return { kind: "own" };
  return null;
}

function letters(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, "");
}

/** Whether it looks like an email address; the newsroom looks closer. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text);
}
