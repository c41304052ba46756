/** What tells versions of one item apart. */
export interface Versioned {
  readonly version: string;
  /** UTC milliseconds. */
  readonly versionCreated: number | null;
}

/**
 * Whether what just came in is newer than what is there. Numbers count as numbers ("10" after "9", "1.10" after "1.9"),
 * else the times that the source gives decide; where neither can tell, what came later is newer.
 */
export function isNewer(came: Versioned, there: Versioned): boolean {
  const byNumber = compareNumbers(came.version, there.version);
  if (byNumber !== 0) return byNumber > 0;
  if (came.versionCreated === null || there.versionCreated === null) return true;
  return came.versionCreated >= there.versionCreated;
}

const dotted = /^\d{1,15}(\.\d{1,15}){0,5}$/;

/** 0 where they are equal or no numbers. */
function compareNumbers(one: string, other: string): number {
  if (!dotted.test(one) || !dotted.test(other)) return 0;
  const ones = one.split(".").map(Number);
  const others = other.split(".").map(Number);
  for (let place = 0; place < Math.max(ones.length, others.length); place += 1) {
    const difference = (ones[place] ?? 0) - (others[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
