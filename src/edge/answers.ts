import { resolve } from "node:path";
import { BoundedMap } from "./bounded.ts";
import { lookUp, type Tree } from "./lookup.ts";
import { type LargeFile, type Page, Pages } from "./pages.ts";
import { readPath } from "./request-path.ts";

/** What a path is answered with, until it is looked up again. */
export type Answer =
  | Page
  | LargeFile
  | { readonly kind: "redirect"; readonly location: string }
  | { readonly kind: "nothing" }
  | { readonly kind: "malformed" };

/** How long an answer is trusted without a look at the disk, in ms. */
export const trustMs = 25;

interface Kept {
  readonly answer: Answer;
  readonly checkedAt: number;
}

const mostFound = 16_384;
const mostMissing = 2048;
const longestKept = 512;

/** Answers for request paths: kept for 25 ms, then decided anew from the disk. */
export class Answers {
  readonly pages: Pages;
  readonly root: string;
  readonly #tree: Tree;
  readonly #found = new BoundedMap<string, Kept>(mostFound);
  // Apart, so that a flood of invented paths pushes out nothing but itself.
  readonly #missing = new BoundedMap<string, Kept>(mostMissing);

  constructor(tree: string, cacheBytes: number) {
    this.root = resolve(tree);
    this.pages = new Pages(this.root, cacheBytes);
    this.#tree = { root: this.root, known: (status, file, stats) => this.pages.known(status, file, stats) };
  }

  /** The answer for a request target; its query, if any, does not count. `now` in ms, monotonic. */
  find(target: string, now: number): Answer {
    const kept = this.#found.get(target);
    if (kept !== undefined && now - kept.checkedAt < trustMs) return kept.answer;
    const query = target.indexOf("?");
    const path = query < 0 ? target : target.slice(0, query);
    const again = this.#found.get(path) ?? this.#missing.get(path);
    if (again !== undefined && now - again.checkedAt < trustMs) return again.answer;
    return this.decide(path, now);
  }

  /** Looks at the disk whatever was known. The path comes without a query. */
  decide(path: string, now: number): Answer {
    const answer = this.#decide(path);
    if (path.length > longestKept) return answer;
    const isFound = answer.kind === "large" || (answer.kind === "page" && answer.status === 200);
    (isFound ? this.#missing : this.#found).delete(path);
    (isFound ? this.#found : this.#missing).put(path, { answer, checkedAt: now });
    return answer;
  }

  #decide(target: string): Answer {
    const path = readPath(target);
    if (path.kind === "malformed") return path;
    if (path.kind === "overlong") return { kind: "nothing" };
    const decision = lookUp(this.#tree, path);
    if (decision.kind !== "page") return decision;
    return this.pages.page(decision.status, decision.file, decision.stats) ?? { kind: "nothing" };
  }
}
