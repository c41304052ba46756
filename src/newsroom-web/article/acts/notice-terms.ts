import { useQuery } from "@tanstack/react-query";
import type { NoticeKind } from "../../../story/article.ts";
import { langOf } from "../../components/EditionName.tsx";

// Each language's words are a download of their own, made only when a note in it is written.
const files = import.meta.glob<Readonly<Record<string, { readonly text: string }>>>("../../../language/data/*.json", {
  import: "terms",
});

const terms: Readonly<Record<NoticeKind, string>> = {
  update: "whatChanged",
  correction: "correction",
  clarification: "clarification",
  retraction: "retracted",
};

/** The word that readers of an edition see above a notice; null where only the newsroom's own language data has it. */
export function useNoticeTerm(edition: string, kind: NoticeKind): string | null {
  const { data } = useQuery({
    queryKey: ["terms", langOf(edition)],
    queryFn: async () => (await files[`../../../language/data/${langOf(edition)}.json`]?.()) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.[terms[kind]]?.text ?? null;
}
