import type * as articles from "../../newsroom-api/articles.ts";
import type { AnswerOf } from "../../newsroom-api/operation.ts";

export type ArticleInFull = AnswerOf<typeof articles.readArticle>;
export type WorkingCopy = ArticleInFull["workingCopy"];

/** The panels of an article; the text itself is one on a phone. */
export const panels = ["text", "details", "publish", "live", "revisions", "editions", "preview"] as const;
export type PanelName = (typeof panels)[number];

/** What every panel beside the article's text is given. */
export interface ArticlePanelProps {
  readonly article: ArticleInFull;
  /** The person may write in the article's edition; may publish there. */
  readonly mayWrite: boolean;
  readonly mayEdit: boolean;
  /** Saves what is still being typed; the working copy as it is then. Throws `CallFailure`. */
  readonly save: () => Promise<WorkingCopy>;
  /** Puts another working copy into the editor, after a restore. */
  readonly onReplaced: (copy: WorkingCopy) => void;
  /** A revision was made of what the editor shows: only its `updatedAt` is another, and what is typed since stays. */
  readonly onRevised?: (copy: WorkingCopy) => void;
}

/** Of the query that holds an article in full. */
export function articleKey(article: number): readonly ["newsroom", "article", number] {
  return ["newsroom", "article", article];
}
