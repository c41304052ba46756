import { useQuery, useQueryClient } from "@tanstack/react-query";
import type * as revisions from "../../../newsroom-api/revisions.ts";
import { call } from "../../api/call.ts";
import type { ArticlePanelProps, WorkingCopy } from "../panel.ts";

/** Of the query that holds an article's revisions, newest first. */
export function revisionsKey(article: number): readonly unknown[] {
  return ["newsroom", "article", article, "revisions"];
}

export function revisionsQuery(article: number) {
  return {
    queryKey: revisionsKey(article),
    queryFn: async () =>
      (
        await call<typeof revisions.listRevisions>("get", "/api/articles/{article}/revisions", {
          params: { article },
        })
      ).items,
  };
}

/** A revision never changes, so it is asked for once. */
export function revisionQuery(revision: number) {
  return {
    queryKey: ["revision", revision],
    queryFn: () => call<typeof revisions.readRevision>("get", "/api/revisions/{revision}", { params: { revision } }),
    staleTime: Number.POSITIVE_INFINITY,
  };
}

export interface TextToSend {
  /** The number of the revision that an act would make first; null: the newest says what the working copy says. */
  readonly makes: number | null;
  /** Saves, makes that revision if one is needed, and gives the id of the newest. */
  prepare(): Promise<number>;
  /** The same, and gives the working copy's `updatedAt` after it: whoever replaces the working copy now loses nothing. */
  keep(): Promise<string>;
  /** Makes a revision whatever the newest says, and gives its number. */
  revise(minor: boolean): Promise<number>;
}

/** What an act that sends text out would send: the working copy, as a revision. */
export function useTextToSend({ article, save, onReplaced, onRevised = onReplaced }: ArticlePanelProps): TextToSend {
  const queries = useQueryClient();
  const list = useQuery(revisionsQuery(article.id)).data;
  const latest = article.latestRevision;
  const newest = useQuery({ ...revisionQuery(latest ?? 0), enabled: latest !== null }).data;
  const number = list?.[0]?.number ?? newest?.number ?? 0;
  const same = newest !== undefined && saysTheSame(article.workingCopy, newest);
  const unknown = latest !== null && newest === undefined;

  const reviseFrom = async (copy: WorkingCopy, minor: boolean) => {
    const made = await call<typeof revisions.makeRevision>("post", "/api/articles/{article}/revisions", {
      params: { article: article.id },
      body: { minor, updatedAt: copy.updatedAt },
    });
    queries.setQueryData(revisionQuery(made.id).queryKey, made);
    onRevised({ content: made.content, basedOn: made.id, madeFrom: made.madeFrom, updatedAt: made.createdAt });
    await queries.invalidateQueries({ queryKey: ["newsroom", "article", article.id] });
    return made;
  };
  const prepare = async () => {
    const copy = await save();
    // Asked anew: somebody else may have made a revision meanwhile.
    const [head] = await queries.fetchQuery({ ...revisionsQuery(article.id), staleTime: 0 });
    const said = head === undefined ? null : await queries.fetchQuery(revisionQuery(head.id));
    if (said !== null && saysTheSame(copy, said)) return { id: said.id, updatedAt: copy.updatedAt };
    const made = await reviseFrom(copy, false);
    return { id: made.id, updatedAt: made.createdAt };
  };
  // A shared text goes out as the other article has it: nothing is to be made of it here.
  if (article.shares !== null) {
    const given = async () => latest ?? 0;
    return {
      makes: null,
      prepare: given,
      keep: async () => article.workingCopy.updatedAt,
      revise: given,
    };
  }
  return {
    makes: same || unknown ? null : number + 1,
    prepare: async () => (await prepare()).id,
    keep: async () => (await prepare()).updatedAt,
    revise: async (minor) => (await reviseFrom(await save(), minor)).number,
  };
}

type Said = Pick<WorkingCopy, "content" | "madeFrom">;

/** Whether a working copy says what a revision says. */
export function saysTheSame(one: Said, other: Said): boolean {
  return equal(one.content, other.content) && equal(one.madeFrom, other.madeFrom);
}

/** Deep equality of plain data; a field that is undefined counts as left out. */
function equal(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const a = Object.entries(one).filter(([, value]) => value !== undefined);
  const b = new Map(Object.entries(other).filter(([, value]) => value !== undefined));
  return a.length === b.size && a.every(([name, value]) => b.has(name) && equal(value, b.get(name)));
}
