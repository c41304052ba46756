/** Milliseconds. */
const longestBackoff = 3_600_000;
const longestRetryAfter = 24 * 3_600_000;

/** When to ask again after `failures` failures in a row: twice as long each time, up to an hour, a fifth more or less so that sources do not fall into step. `random` is from 0 to 1. */
export function waitAfterFailure(everySeconds: number, failures: number, random: number): number {
  const usual = everySeconds * 1_000;
  const longest = Math.max(longestBackoff, usual);
  const wait = Math.min(longest, usual * 2 ** Math.min(failures, 20));
  return Math.round(Math.min(longest, wait * (0.8 + 0.4 * random)));
}

/** What a Retry-After header asks for (RFC 9110: seconds or a date), in milliseconds from now; null if it says nothing. */
export function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const wait = /^\s*\d{1,9}\s*$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? null : Math.min(longestRetryAfter, Math.max(0, wait));
}
