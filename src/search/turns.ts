/** Lets a few things run at a time and some wait. */
export interface Turns {
  /** Not `ok` at once when no more may wait. */
  run<T>(work: () => Promise<T>): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false }>;
}

export function makeTurns(atOnce: number, mostWaiting: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async run(work) {
      if (running >= atOnce) {
        if (waiting.length >= mostWaiting) return { ok: false };
        await new Promise<void>((resolve) => waiting.push(resolve));
      } else running += 1;
      try {
        return { ok: true, value: await work() };
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}

/** Counts what each address asks: some at once, then one every so often (a leaking bucket). Forgets the calm ones. */
export interface Allowance {
  /** Whether the address may ask now; `now` in milliseconds. */
  allows(address: string, now: number): boolean;
}

const mostAddresses = 10_000;

export function makeAllowance(atOnce: number, everyMs: number): Allowance {
  /** When each address will have nothing to its account any more. */
  const emptyAt = new Map<string, number>();
  return {
    allows(address, now) {
      const before = Math.max(now, emptyAt.get(address) ?? now);
      if (before - now > (atOnce - 1) * everyMs) return false;
      emptyAt.delete(address);
      emptyAt.set(address, before + everyMs);
      if (emptyAt.size > mostAddresses) {
        const [oldest] = emptyAt.keys();
        if (oldest !== undefined) emptyAt.delete(oldest);
      }
      return true;
    },
  };
}
