/** The zone of the person's browser. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "2026-11-25T08:00" as a wall clock of the zone shows it; null when there is no such text. */
export function instantIn(zone: string, local: string): Date | null {
  const asUtc = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local) || Number.isNaN(asUtc)) return null;
  // The offset of a guess, then of the instant that it leads to: right on both sides of a change of clocks.
  const guess = asUtc - offset(zone, asUtc);
  return new Date(asUtc - offset(zone, guess));
}

/** An instant as the wall clock of a zone shows it, for a field of date and time. */
export function localIn(zone: string, instant: Date): string {
  return new Date(instant.getTime() + offset(zone, instant.getTime())).toISOString().slice(0, 16);
}

/** Milliseconds that the zone is ahead of UTC. */
function offset(zone: string, at: number): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
