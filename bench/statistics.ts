/** The smallest sample that at least `share` of all samples do not exceed. */
export function percentile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const place = Math.max(0, Math.ceil(share * sorted.length) - 1);
  return sorted[place] ?? Number.NaN;
}

export const p50 = (samples: number[]) => percentile(samples, 0.5);
export const p95 = (samples: number[]) => percentile(samples, 0.95);
export const p99 = (samples: number[]) => percentile(samples, 0.99);

export function shareUnder(samples: number[], limit: number): number {
  return samples.filter((sample) => sample < limit).length / samples.length;
}
