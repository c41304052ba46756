import { useQuery } from "@tanstack/react-query";
import { assetQuery } from "../pictures/asset.ts";

/** A picture or recording by the name of its file. */
export function AssetName({ id }: { readonly id: number }) {
  const { data } = useQuery(assetQuery(id));
  return <bdi>{data?.fileName ?? String(id)}</bdi>;
}
