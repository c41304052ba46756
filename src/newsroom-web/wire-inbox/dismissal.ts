import { useMutation, useQueryClient } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/wire.ts";
import { call } from "../api/call.ts";
import { putIntoInbox } from "./inbox-items.ts";

type Dismissible = Pick<api.WireItemHead, "id" | "dismissed">;

/** Dismisses an item, or takes that back; its row stays where it is, and says so. */
export function useDismissal() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, dismissed }: Dismissible) =>
      dismissed
        ? call<typeof api.undismissWireItem>("delete", "/api/wire-items/{item}/dismiss", { params: { item: id } })
        : call<typeof api.dismissWireItem>("post", "/api/wire-items/{item}/dismiss", { params: { item: id } }),
    onSuccess: (head) => {
      putIntoInbox(queries, [head]);
      return queries.invalidateQueries({ queryKey: itemKey(head.id) });
    },
  });
}

export type Dismissal = ReturnType<typeof useDismissal>;

/** Of the query that holds an item in full. */
export function itemKey(item: number): readonly ["wire", "item", number] {
  return ["wire", "item", item];
}
