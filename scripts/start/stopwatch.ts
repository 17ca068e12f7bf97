export type Stopwatch = { lap(): number; total(): number };

/** Milliseconds since the last lap, and since the beginning. */
export function stopwatch(): Stopwatch {
  const began = performance.now();
  let last = began;
  return {
    lap() {
      const now = performance.now();
      const passed = now - last;
      last = now;
      return passed;
    },
    total: () => performance.now() - began,
  };
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
