/** Eight characters of A-Z, a-z, 0-9, - and _, as the newsroom's own. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}
