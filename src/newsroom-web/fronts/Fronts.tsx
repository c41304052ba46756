export function Fronts() {
  return null;
}
