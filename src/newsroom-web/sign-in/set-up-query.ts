import type * as accounts from "../../newsroom-api/accounts.ts";
import { call } from "../api/call.ts";

/** Whether the newsroom still has no administrator. */
export const setUpQuery = {
  queryKey: ["set-up"],
  queryFn: () => call<typeof accounts.readSetUp>("get", "/api/set-up", {}),
};
