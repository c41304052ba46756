import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { HeldLock, LockOptions } from "./engine.ts";
import { openSession, type ServerSession } from "./server-session.ts";

interface ServerLocks {
  hold(key: number, options: LockOptions): Promise<HeldLock | null>;
  close(): Promise<void>;
}

const ASK_EVERY = 200;

/** Session-level advisory locks, each on a connection of its own, so that a lock dies only with that connection. */
export function serverLocks(config: pg.ClientConfig): ServerLocks {
  const sessions = new Set<ServerSession>();
  const closing = new AbortController();

  async function open(): Promise<ServerSession> {
    const session = await openSession(config);
    sessions.add(session);
    return session;
  }

  async function close(session: ServerSession): Promise<void> {
    sessions.delete(session);
    await session.end();
  }

  // Asked again and again: a blocked pg_advisory_lock would hold back VACUUM for as long as it waits.
  async function take(session: ServerSession, key: number): Promise<boolean> {
    const [row] = await session.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [key]);
    return row?.taken === true;
  }

  async function wait(first: ServerSession, key: number, signal: AbortSignal): Promise<ServerSession | null> {
    let session = first;
    while (!signal.aborted) {
      try {
        if (session.isLost()) session = await open();
        if (await take(session, key)) return session;
      } catch {
        await close(session); // the server went away meanwhile: keep waiting, on a new connection
      }
      await sleep(ASK_EVERY, undefined, { signal }).catch(() => {}); // aborted: the loop ends
    }
    await close(session);
    return null;
  }

  function held(session: ServerSession): HeldLock {
    return { lost: session.lost, isLost: session.isLost, release: () => close(session) };
  }

  return {
    async hold(key, options) {
      if (options.signal?.aborted) return null;
      const session = await open();
      if (options.wait) {
        const signal = AbortSignal.any([closing.signal, ...(options.signal ? [options.signal] : [])]);
        const winner = await wait(session, key, signal);
        return winner && held(winner);
      }
      if (await take(session, key)) return held(session);
      await close(session);
      return null;
    },
    async close() {
      closing.abort();
      await Promise.all([...sessions].map(close));
    },
  };
}
