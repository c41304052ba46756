export function Flash() {
  return null;
}
