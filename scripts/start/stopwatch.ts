export type Stopwatch = { lap(): number; total(): number };

/** Milliseconds since the last lap, and since the process began (an installation may lie in between). */
export function stopwatch(): Stopwatch {
  let last = performance.now();
  return {
    lap() {
      const now = performance.now();
      const passed = now - last;
      last = now;
      return passed;
    },
    total: () => performance.now(),
  };
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
