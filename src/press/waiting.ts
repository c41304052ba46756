// How the press sleeps and is woken, and how others wait for it to have nothing to do.

/** Lets others wait until the press has found nothing to do. */
export interface Rests {
  mark(): void;
  /** Wakes the press and resolves when it next finds nothing to do; false when it has stopped. */
  next(bell: Bell): Promise<boolean>;
}

export function makeRests(stopping: AbortSignal): Rests {
  const waiting = new Set<(rested: boolean) => void>();
  const tell = (rested: boolean) => {
    for (const resolve of waiting) resolve(rested);
    waiting.clear();
  };
  stopping.addEventListener("abort", () => tell(false));
  return {
    mark: () => tell(true),
    next(bell) {
      if (stopping.aborted) return Promise.resolve(false);
      return new Promise((resolve) => {
        waiting.add(resolve);
        bell.ring();
      });
    },
  };
}

export interface Bell {
  readonly ring: () => void;
  /** Resolves at the next ring, at once if it rang since the last time, or after `milliseconds`. */
  idle(milliseconds: number): Promise<void>;
}

export function makeBell(): Bell {
  let rung = false;
  const waiting = new Set<() => void>();
  return {
    ring: () => {
      rung = true;
      for (const wake of waiting) wake();
    },
    idle(milliseconds) {
      if (rung) {
        rung = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          rung = false;
          resolve();
        };
        const timer = setTimeout(wake, milliseconds);
        waiting.add(wake);
      });
    },
  };
}
