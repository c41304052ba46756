import { MultiSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type * as articles from "../../newsroom-api/articles.ts";
import { call } from "../api/call.ts";

interface ArticlePicksProps {
  readonly label: string;
  readonly edition: string;
  readonly value: readonly number[];
  /** The article that picks: it is not offered. */
  readonly without: number;
  readonly onChange: (picked: readonly number[]) => void;
}

/** Articles of the edition picked by hand, from the newest published. */
export function ArticlePicks({ label, edition, value, without, onChange }: ArticlePicksProps) {
  const { data } = useQuery({
    queryKey: ["newsroom", "published", edition],
    queryFn: () =>
      call<typeof articles.listArticles>("get", "/api/articles", {
        query: { edition, state: "published", limit: 200 },
      }),
    staleTime: 60_000,
  });
  const offered = (data?.items ?? []).filter((one) => one.id !== without);
  const known = new Set(offered.map((one) => one.id));
  const options = [
    ...offered.map((one) => ({ value: String(one.id), label: one.headline })),
    ...value.filter((id) => !known.has(id)).map((id) => ({ value: String(id), label: `№ ${id}` })),
  ];
  return (
    <MultiSelect
      label={label}
      data={options}
      value={value.map(String)}
      onChange={(picked) => onChange(picked.map(Number))}
      searchable
      limit={50}
      maxValues={50}
    />
  );
}
