import { useQueries } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/topics.ts";
import { call } from "../api/call.ts";

/** What a topic is called in an edition; null where it has no name, and so no page. */
export function topicNameIn(topic: api.Topic, edition: string): string | null {
  return topic.names.find((name) => name.edition === edition)?.name ?? null;
}

/** What to call a topic on screens: its name there, else in English, else any, else its part of addresses. */
export function callTopic(topic: api.Topic, edition: string): string {
  return topicNameIn(topic, edition) ?? topicNameIn(topic, "en") ?? topic.names[0]?.name ?? topic.slug;
}

export const topicQuery = (id: number) => ({
  queryKey: ["newsroom", "topics", "one", id],
  queryFn: () => call<typeof api.readTopic>("get", "/api/topics/{topic}", { params: { topic: id } }),
  staleTime: 30_000,
});

/** Topics by their numbers; those not loaded yet are left out. */
export function useTopics(ids: readonly number[]): ReadonlyMap<number, api.Topic> {
  const asked = useQueries({ queries: ids.map(topicQuery) });
  return new Map(asked.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data] as const])));
}

export async function findTopics(search: string, signal?: AbortSignal): Promise<readonly api.Topic[]> {
  const query = { limit: 20, search };
  return (await call<typeof api.listTopics>("get", "/api/topics", { query }, signal)).items;
}
