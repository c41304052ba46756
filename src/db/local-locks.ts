import type { HeldLock, LockOptions } from "./engine.ts";

interface LocalLocks {
  hold(key: number, options: LockOptions): Promise<HeldLock | null>;
}

/** Locks among the stations of this process: with embedded data there is no other process. First come, first served. */
export function localLocks(): LocalLocks {
  const waiting = new Map<number, (() => void)[]>(); // a key is held while it is in the map

  function held(key: number): HeldLock {
    let released = false;
    return {
      lost: new Promise(() => {}), // there is no connection to lose
      isLost: () => false,
      async release() {
        if (released) return;
        released = true;
        const next = waiting.get(key)?.shift();
        if (next) next();
        else waiting.delete(key);
      },
    };
  }

  return {
    async hold(key, { wait, signal }) {
      if (signal?.aborted) return null;
      const queue = waiting.get(key);
      if (!queue) {
        waiting.set(key, []);
        return held(key);
      }
      if (!wait) return null;
      return new Promise((resolve) => {
        const take = () => {
          signal?.removeEventListener("abort", giveUp);
          resolve(held(key));
        };
        const giveUp = () => {
          queue.splice(queue.indexOf(take), 1);
          resolve(null);
        };
        queue.push(take);
        signal?.addEventListener("abort", giveUp, { once: true });
      });
    },
  };
}
