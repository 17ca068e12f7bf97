import type { SeedKind } from '@/lib/server/store/seed';

const SHOW_EVERY_MS = 100;

/** One line that is written over and over; nothing where the output is not a terminal. */
export function progressLine(output: NodeJS.WriteStream) {
  let shownAt = 0;
  return {
    show(kind: SeedKind, done: number, total: number) {
      if (!output.isTTY || Date.now() - shownAt < SHOW_EVERY_MS) return;
      shownAt = Date.now();
      output.write(`\r\x1b[K${kind} ${count(done)} of ${count(total)}`);
    },
    clear() {
      if (output.isTTY) output.write('\r\x1b[K');
    },
  };
}

export function count(value: number): string {
  return value.toLocaleString('en');
}
