import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type * as articles from "../../newsroom-api/articles.ts";
import type { RevisionContent } from "../../story/revision.ts";
import { call, CallFailure } from "../api/call.ts";
import { forgetDraft, keepDraft } from "./kept-draft.ts";
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

/** Saves an article's working copy as the person types, one request at a time; `read` gives what is on the screen. */
export function useWorkingCopy(article: number, loaded: WorkingCopy, read: () => RevisionContent): Saving {
  const [state, setState] = useState<SaveState>({ kind: "saved" });
  const run = useRef<SavingRun>(null);
  run.current ??= new SavingRun(article, loaded, setState);
  const saver = run.current;
  saver.read = read;
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (saver.dirty) event.preventDefault();
    };
    const back = () => saver.soon(0);
    addEventListener("beforeunload", leave);
    addEventListener("online", back);
    return () => {
      removeEventListener("beforeunload", leave);
      removeEventListener("online", back);
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
  private readonly article: number;
  private readonly tell: (state: SaveState) => void;

  constructor(article: number, copy: WorkingCopy, tell: (state: SaveState) => void) {
    this.article = article;
    this.copy = copy;
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
    forgetDraft(this.article);
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
      const { updatedAt } = this.copy;
      this.copy = await call<typeof articles.saveWorkingCopy>("put", "/api/articles/{article}/working-copy", {
        params: { article: this.article },
        body: { content: content as never, updatedAt }, // what is read is readonly, what is sent is not
      });
    } catch (error) {
      this.failed(error, content);
      throw error;
    }
    if (this.dirty) {
      this.say({ kind: "typing" });
      this.soon(afterTyping);
    } else {
      forgetDraft(this.article);
      this.say({ kind: "saved" });
    }
    return this.copy;
  }

  private failed(error: unknown, content: RevisionContent): void {
    this.dirty = true;
    keepDraft(this.article, { content, updatedAt: this.copy.updatedAt });
    if (!(error instanceof CallFailure)) throw error;
    if (error.kind === "conflict") this.say({ kind: "conflict" });
    else if (error.kind === "offline" || error.status >= 500) {
      this.say({ kind: "offline" });
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.save().catch(() => undefined), againAfter);
    } else this.say({ kind: "refused", error });
  }

  private keep(): void {
    clearTimeout(this.keeper);
    this.keeper = undefined;
    if (this.dirty) keepDraft(this.article, { content: this.read(), updatedAt: this.copy.updatedAt });
  }

  private say(state: SaveState): void {
    this.kind = state.kind;
    this.tell(state);
  }
}
