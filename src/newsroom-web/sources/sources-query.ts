import type * as api from "../../newsroom-api/wire.ts";
import { call } from "../api/call.ts";

/** Where wire items come from, with how that goes. */
export const sourcesQuery = {
  queryKey: ["wire", "sources"],
  queryFn: async () => (await call<typeof api.listWireSources>("get", "/api/wire-sources", {})).items,
};
