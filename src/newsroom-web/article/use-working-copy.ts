import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type * as articles from "../../newsroom-api/articles.ts";
import type { RevisionContent } from "../../story/revision.ts";
import { call, CallFailure } from "../api/call.ts";
import { saysTheSame } from "./acts/text-to-send.ts";
import { forgetDraft, type KeptDraft, keepDraft } from "./kept-draft.ts";
import type { WorkingCopy } from "./panel.ts";

/** Saved a moment after the last keystroke, and no later than this after the first (milliseconds). */
const afterTyping = 600;
const atMost = 4_000;
const againAfter = 5_000;

export type SaveState =
  | { readonly kind: "saved" }
  | { readonly kind: "typing" }
  | { readonly kind: "saving" }
  /** Kept in this browser, and sent when the line is back. */
  | { readonly kind: "offline" }
  /** Somebody else saved meanwhile: nothing is sent until the person decides. */
  | { readonly kind: "conflict" }
  | { readonly kind: "refused"; readonly error: CallFailure };

export interface Saving {
  readonly state: SaveState;
  /** Something was typed. Cheap: called for every keystroke. */
  readonly typed: () => void;
  /** Sends what is still being typed; resolves with the working copy as the newsroom then has it. */
  readonly save: () => Promise<WorkingCopy>;
  /** From here on the working copy is this one: after a restore, or when a conflict was decided. */
  readonly replaced: (copy: WorkingCopy) => void;
  /** A revision was made of what was saved: the next save begins with it, and what was typed since stays. */
  readonly revised: (copy: WorkingCopy) => void;
}

/**
 * Saves an article's working copy as the person types, one request at a time; `read` gives what is on the screen. A draft
 * that was kept goes on from the working copy that it began with, so that nobody's newer one is overwritten.
 */
export function useWorkingCopy(
  article: number,
  loaded: WorkingCopy,
  kept: KeptDraft | null,
  read: () => RevisionContent,
): Saving {
  const [state, setState] = useState<SaveState>({ kind: "saved" });
  const run = useRef<SavingRun>(null);
  run.current ??= new SavingRun(article, loaded, kept, setState);
  const saver = run.current;
  saver.read = read;
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (saver.dirty) event.preventDefault();
    };
    const back = () => saver.soon(0);
    const hidden = () => saver.keep(); // a phone ends what is not looked at without asking
    addEventListener("beforeunload", leave);
    addEventListener("pagehide", hidden);
    document.addEventListener("visibilitychange", hidden);
    addEventListener("online", back);
    addEventListener("focus", back); // signed in again in another window, perhaps
    return () => {
      removeEventListener("beforeunload", leave);
      removeEventListener("pagehide", hidden);
      document.removeEventListener("visibilitychange", hidden);
      removeEventListener("online", back);
      removeEventListener("focus", back);
      saver.leave();
    };
  }, [saver]);
  const typed = useCallback(() => saver.typed(), [saver]);
  const save = useCallback(() => saver.save(), [saver]);
  const replaced = useCallback((copy: WorkingCopy) => saver.replaced(copy), [saver]);
  const revised = useCallback((copy: WorkingCopy) => saver.revised(copy), [saver]);
  return useMemo(() => ({ state, typed, save, replaced, revised }), [state, typed, save, replaced, revised]);
}

class SavingRun {
  read: () => RevisionContent = () => this.copy.content;
  dirty = false;
  private copy: WorkingCopy;
  private kind: SaveState["kind"] = "saved";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private keeper: ReturnType<typeof setTimeout> | undefined;
  private firstTyped = 0;
  private underWay: Promise<WorkingCopy> | undefined;
  /** What was sent and never answered, first and last: one may have arrived. */
  private unanswered: readonly RevisionContent[] = [];
  private readonly article: number;
  private readonly window: string;
  private readonly tell: (state: SaveState) => void;

  constructor(article: number, copy: WorkingCopy, kept: KeptDraft | null, tell: (state: SaveState) => void) {
    this.article = article;
    this.copy = kept === null ? copy : { ...copy, content: kept.content, updatedAt: kept.updatedAt };
    this.window = kept?.window ?? crypto.randomUUID();
    this.tell = tell;
  }

  typed(): void {
    const now = Date.now();
    if (!this.dirty) this.firstTyped = now;
    this.dirty = true;
    this.keeper ??= setTimeout(() => this.keep(), 1_000);
    if (this.kind === "conflict") return;
    if (this.kind !== "typing" && this.kind !== "saving" && this.kind !== "offline") this.say({ kind: "typing" });
    if (this.kind !== "offline") this.soon(Math.max(0, Math.min(afterTyping, this.firstTyped + atMost - now)));
  }

  soon(milliseconds: number): void {
    if (!this.dirty || this.kind === "conflict") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save().catch(() => undefined), milliseconds); // its state says what failed
  }

  async save(): Promise<WorkingCopy> {
    clearTimeout(this.timer);
    if (this.underWay !== undefined) {
      await this.underWay.catch(() => undefined); // said by whoever began it
      if (this.dirty) return this.save();
    }
    if (!this.dirty) return this.copy;
    this.underWay = this.send().finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  replaced(copy: WorkingCopy): void {
    clearTimeout(this.timer);
    this.copy = copy;
    this.dirty = false;
    forgetDraft(this.article, this.window);
    this.say({ kind: "saved" });
  }

  revised(copy: WorkingCopy): void {
    this.copy = copy;
  }

  /** The view closes: what is still unsaved is sent, and kept here should that fail. */
  leave(): void {
    this.keep();
    void this.save().catch(() => undefined);
  }

  private async send(): Promise<WorkingCopy> {
    const content = this.read();
    this.dirty = false;
    this.say({ kind: "saving" });
    try {
      this.copy = await this.put(content);
      this.unanswered = [];
    } catch (error) {
      this.failed(error, content);
      throw error;
    }
    if (this.dirty) {
      this.say({ kind: "typing" });
      this.soon(afterTyping);
    } else {
      forgetDraft(this.article, this.window);
      this.say({ kind: "saved" });
    }
    return this.copy;
  }

  /**
   * A newer working copy is no conflict when it says what is known here: sent on a broken line, it may have arrived all
   * the same; or somebody else saved what stood there already.
   */
  private async put(content: RevisionContent): Promise<WorkingCopy> {
    const params = { article: this.article };
    const save = (updatedAt: string) =>
      call<typeof articles.saveWorkingCopy>("put", "/api/articles/{article}/working-copy", {
        params,
        body: { content: content as never, updatedAt }, // what is read is readonly, what is sent is not
      });
    try {
      return await save(this.copy.updatedAt);
    } catch (error) {
      if (!(error instanceof CallFailure) || error.kind !== "conflict") throw error;
      const known = [this.copy.content, ...this.unanswered];
      const { workingCopy } = await call<typeof articles.readArticle>("get", "/api/articles/{article}", { params });
      if (!known.some((one) => saysTheSame({ ...workingCopy, content: one }, workingCopy))) throw error;
      return save(workingCopy.updatedAt);
    }
  }

  private failed(error: unknown, content: RevisionContent): void {
    this.dirty = true;
    if (!(error instanceof CallFailure)) throw error;
    if (error.kind === "offline") this.unanswered = [...this.unanswered.slice(0, 1), content];
    this.keep();
    if (error.kind === "conflict") this.say({ kind: "conflict" });
    else if (error.kind === "offline" || error.status >= 500) {
      this.say({ kind: "offline" });
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.save().catch(() => undefined), againAfter);
    } else this.say({ kind: "refused", error });
  }

  /** Keeps in this browser what is not saved yet. */
  keep(): void {
    clearTimeout(this.keeper);
    this.keeper = undefined;
    if (!this.dirty && this.underWay === undefined) return;
    keepDraft(this.article, { content: this.read(), updatedAt: this.copy.updatedAt, window: this.window });
  }

  private say(state: SaveState): void {
    this.kind = state.kind;
    this.tell(state);
  }
}
