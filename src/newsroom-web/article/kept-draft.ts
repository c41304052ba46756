import type { RevisionContent } from "../../story/revision.ts";

/** What was typed and not yet saved by the newsroom, kept in this browser: it survives a lost line and a closed tab. */
export interface KeptDraft {
  readonly content: RevisionContent;
  /** Of the working copy that the typing began with. */
  readonly updatedAt: string;
  /** The window that it was typed in: another of the same article does not throw it away. */
  readonly window: string;
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

/** Once it is saved: what this window kept, not what another did. */
export function forgetDraft(article: number, window: string): void {
  try {
    const kept = keptDraft(article);
    if (kept === null || kept.window === window) localStorage.removeItem(nameOf(article));
  } catch {
    // nothing may be stored, so nothing was
  }
}

function nameOf(article: number): string {
  return `skywave.draft.${article}`;
}
