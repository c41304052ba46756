export function WireInbox() {
  return null;
}
