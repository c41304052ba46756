import type * as api from "../../newsroom-api/wire.ts";
import { call } from "../api/call.ts";

/** Where wire items come from, with how that goes. */
export const sourcesQuery = {
  queryKey: ["wire", "sources"],
  queryFn: async () => (await call<typeof api.listWireSources>("get", "/api/wire-sources", {})).items,
};

/** The same for lists to choose from: another of the wire's many events does not ask for them again. */
export const sourceNamesQuery = { ...sourcesQuery, queryKey: ["wire-source-names"], staleTime: 60_000 };
