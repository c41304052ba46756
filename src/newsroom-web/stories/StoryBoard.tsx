export function StoryBoard() {
  return null;
}
