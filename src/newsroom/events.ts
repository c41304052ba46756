import type { Database } from "../db/database.ts";

/** What a stream tells of: an act in the newsroom, a wire item, pages that the press has written. */
export type EventName = "newsroom" | "wire" | "press";

/** The database's channel of each event. */
const channels = {
  newsroom: "newsroom",
  wire: "wire-items",
  press: "press-done",
} as const satisfies Record<EventName, string>;

/** The same event is told at most once in this many milliseconds: the last of a burst is never lost. */
const atMostEvery = 100;

export interface Events {
  /** Calls back at every event until it is ended; one listener of the database serves all. `ended` is called when the newsroom stops. */
  subscribe(told: (event: EventName) => void, ended: () => void): Promise<() => void>;
  /** Ends every stream and stops listening. */
  close(): Promise<void>;
}

interface Subscriber {
  readonly told: (event: EventName) => void;
  readonly ended: () => void;
}

/** Fans the database's notifications out to streams. Listens from the first stream on, once per channel and process. */
export function openEvents(database: Database): Events {
  const subscribers = new Set<Subscriber>();
  let listening: Promise<readonly (() => Promise<void>)[]> | null = null;
  let closed = false;

  const listen = () =>
    Promise.all(
      eventNames.map((event) =>
        database.listen(
          channels[event],
          calm(() => {
            for (const { told } of subscribers) told(event);
          }),
        ),
      ),
    );

  return {
    async subscribe(told, ended) {
      const subscriber = { told, ended };
      subscribers.add(subscriber);
      listening ??= listen();
      try {
        await listening;
      } catch (error) {
        subscribers.delete(subscriber);
        listening = null; // the next stream tries again
        throw error;
      }
      if (closed) ended();
      return () => subscribers.delete(subscriber);
    },
    async close() {
      closed = true;
      for (const { ended } of subscribers) ended();
      subscribers.clear();
      const unlisten = await listening?.catch(() => []); // it never listened
      for (const end of unlisten ?? []) await end().catch(() => {}); // the connection may be gone already
    },
  };
}

const eventNames = Object.keys(channels) as readonly EventName[]; // the keys of a literal

/** At once, then at most every so often; what came meanwhile is told at the end of the wait. */
function calm(tell: () => void): () => void {
  let waiting = false;
  let missed = false;
  const rest = () => {
    waiting = missed;
    if (!missed) return;
    missed = false;
    tell();
    setTimeout(rest, atMostEvery).unref();
  };
  return () => {
    if (waiting) {
      missed = true;
      return;
    }
    waiting = true;
    tell();
    setTimeout(rest, atMostEvery).unref();
  };
}
