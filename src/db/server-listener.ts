import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { openSession, type ServerSession } from "./server-session.ts";

interface ServerListener {
  listen(channel: string, callback: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const TRY_AGAIN_AFTER = [100, 500, 1_000, 5_000] as const;

/** LISTEN for all channels on one connection, opened at the first call and again whenever it is lost. */
export function serverListener(config: pg.ClientConfig): ServerListener {
  const callbacks = new Map<string, Set<() => void>>();
  const closing = new AbortController();
  let session: Promise<ServerSession> | null = null;

  const call = (channel: string) => {
    for (const callback of callbacks.get(channel) ?? []) callback();
  };
  const subscribe = (to: ServerSession, channel: string) => to.query(`listen ${pg.escapeIdentifier(channel)}`);

  async function connect(): Promise<ServerSession> {
    const opened = await openSession(config);
    opened.onNotification(call);
    try {
      for (const channel of callbacks.keys()) await subscribe(opened, channel);
    } catch (cause) {
      await opened.end();
      throw cause;
    }
    void opened.lost.then(reconnect);
    return opened;
  }

  async function reconnect(): Promise<void> {
    for (let attempt = 0; !closing.signal.aborted; attempt++) {
      session = connect();
      try {
        await session;
        for (const channel of callbacks.keys()) call(channel); // what was notified meanwhile is not told again
        return;
      } catch {
        const pause = TRY_AGAIN_AFTER[Math.min(attempt, TRY_AGAIN_AFTER.length - 1)];
        await sleep(pause, undefined, { signal: closing.signal, ref: false }).catch(() => {}); // closing: the loop ends
      }
    }
  }

  return {
    async listen(channel, callback) {
      const own = () => callback(); // the same function may listen twice
      const known = callbacks.get(channel);
      if (known) known.add(own);
      else callbacks.set(channel, new Set([own]));
      session ??= connect();
      try {
        await subscribe(await session, channel);
      } catch (cause) {
        callbacks.get(channel)?.delete(own);
        if ((await session?.catch(() => null)) === null) session = null; // never connected: the next call tries again
        throw cause;
      }
      return async () => {
        const left = callbacks.get(channel);
        if (!left?.delete(own) || left.size > 0) return;
        callbacks.delete(channel);
        const current = await session;
        if (current && !current.isLost()) await current.query(`unlisten ${pg.escapeIdentifier(channel)}`);
      };
    },
    async close() {
      closing.abort();
      callbacks.clear();
      await session?.then((opened) => opened.end()).catch(() => {}); // it never connected
    },
  };
}
