import type { ArticlePanelProps } from "../panel.ts";

export function Revisions(_props: ArticlePanelProps) {
  return null;
}
