export function BreakingLines() {
  return null;
}
