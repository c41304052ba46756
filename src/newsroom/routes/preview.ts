import { previewArticle } from "../../newsroom-api/preview.ts";
import type { Bind } from "../bind.ts";
import type { Newsroom } from "../newsroom.ts";

export function bindPreview(bind: Bind, newsroom: Newsroom): void {
  bind(previewArticle, (_by, input) => newsroom.preview.article(input));
}
