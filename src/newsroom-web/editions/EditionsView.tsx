export function EditionsView() {
  return null;
}
