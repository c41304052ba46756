import { useQuery } from "@tanstack/react-query";
import type * as meta from "../../newsroom-api/meta.ts";
import { call } from "./call.ts";

/** Where readers find an address of the tree; undefined until the newsroom said where the site is. */
export function useReadersLink(): (address: string) => string | undefined {
  const { data } = useQuery({
    queryKey: ["site"],
    queryFn: () => call<typeof meta.readSite>("get", "/api/site", {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (address) => (data === undefined ? undefined : `${data.publicUrl}/${address}`);
}
