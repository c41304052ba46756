import type { ArticlePanelProps } from "../panel.ts";

export function Acts(_props: ArticlePanelProps) {
  return null;
}
