import type { RevisionContent } from "../../story/revision.ts";

/** What was typed and not yet saved by the newsroom, kept in this browser: it survives a lost line and a closed tab. */
export interface KeptDraft {
  readonly content: RevisionContent;
  /** Of the working copy that the typing began with. */
  readonly updatedAt: string;
}

export function keepDraft(article: number, draft: KeptDraft): void {
  try {
    localStorage.setItem(nameOf(article), JSON.stringify(draft));
  } catch {
    // full, or nothing may be stored: it is still on the screen
  }
}

export function keptDraft(article: number): KeptDraft | null {
  try {
    const kept = localStorage.getItem(nameOf(article));
    return kept === null ? null : (JSON.parse(kept) as KeptDraft); // written by `keepDraft` alone
  } catch {
    return null;
  }
}

export function forgetDraft(article: number): void {
  try {
    localStorage.removeItem(nameOf(article));
  } catch {
    // nothing may be stored, so nothing was
  }
}

function nameOf(article: number): string {
  return `skywave.draft.${article}`;
}
