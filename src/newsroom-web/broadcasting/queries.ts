import { useQuery, useQueryClient } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/broadcasting.ts";
import { call } from "../api/call.ts";

export function useChannels(edition: string) {
  return useQuery({
    queryKey: ["newsroom", "broadcasting", "channels", edition],
    queryFn: () => call<typeof api.listChannels>("get", "/api/editions/{edition}/channels", { params: { edition } }),
  });
}

export function useProgrammes(edition: string) {
  return useQuery({
    queryKey: ["newsroom", "broadcasting", "programmes", edition],
    queryFn: () =>
      call<typeof api.listProgrammes>("get", "/api/editions/{edition}/programmes", { params: { edition } }),
  });
}

/** Asks again for channels, programmes and episodes, once something was done to one. */
export function useBroadcastingChanged() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["newsroom", "broadcasting"] });
}
