/** Wakes somebody who sleeps until there is work; a ring while nobody sleeps is remembered. */
export interface Bell {
  readonly ring: () => void;
  /** Resolves at the next ring, at once if it rang since the last time, or after `milliseconds`. */
  sleep(milliseconds: number): Promise<void>;
}

export function makeBell(): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async sleep(milliseconds) {
      if (!rung) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        const timer = setTimeout(resolve, milliseconds);
        await promise;
        clearTimeout(timer);
        wake = null;
      }
      rung = false;
    },
  };
}
