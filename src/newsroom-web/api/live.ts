import type { QueryClient } from "@tanstack/react-query";

/** What the newsroom tells while an app is open: something changed in it, on the wire, or in what readers see. */
export const channels = ["newsroom", "wire", "press"] as const;
export type Channel = (typeof channels)[number];

export type Connection = "connecting" | "open" | "lost";

/**
 * Keeps queries fresh: a query whose key begins with a channel's name is asked again when that channel speaks. Views that
 * must not jump keep their list under another key, and count what is new. Returns what ends it.
 */
export function listenLive(queries: QueryClient, onConnection: (connection: Connection) => void): () => void {
  const pending = new Map<Channel, ReturnType<typeof setTimeout>>();
  const asking = new Set<Channel>();
  const again = new Set<Channel>();
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wasLost = false;

  const told = (channel: Channel) => {
    // The wire is at once; a busy newsroom says many things in a second.
    // What is being asked is let to end: asked anew at each event, a slow line would never see an answer.
    if (asking.has(channel)) {
      again.add(channel);
      return;
    }
    if (pending.has(channel)) return;
    const wait = channel === "wire" ? 50 : 250;
    const ask = async () => {
      pending.delete(channel);
      asking.add(channel);
      await queries.invalidateQueries({ queryKey: [channel] });
      asking.delete(channel);
      if (again.delete(channel)) told(channel);
    };
    pending.set(
      channel,
      setTimeout(() => void ask(), wait),
    );
  };
  const open = () => {
    onConnection("connecting");
    source = new EventSource("/api/events");
    source.onopen = () => {
      onConnection("open");
      if (wasLost) void queries.invalidateQueries(); // what was said meanwhile went unheard
      wasLost = false;
    };
    source.onerror = () => {
      source?.close();
      wasLost = true;
      onConnection("lost");
      retry = setTimeout(open, 2_000);
    };
    for (const channel of channels) source.addEventListener(channel, () => told(channel));
  };
  open();
  return () => {
    clearTimeout(retry);
    for (const timer of pending.values()) clearTimeout(timer);
    source?.close();
  };
}
