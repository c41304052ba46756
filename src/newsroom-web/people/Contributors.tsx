export function Contributors() {
  return null;
}
