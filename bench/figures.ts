/** The value below which the share of the sorted values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** One line of a report: what was measured, against what was promised. */
export function report(what: string, measured: string, promised: string, met: boolean): void {
  console.log(`${met ? "met   " : "MISSED"}  ${what}: ${measured} (promised ${promised})`);
}

export const ms = (value: number): string => `${value.toFixed(1)} ms`;
