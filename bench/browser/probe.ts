import type { Page } from '@playwright/test';

/** Where a move ends: the address, and what must be seen there. */
export interface Place {
  path: string;
  selector: string;
  text?: string;
}

/** What page-probe.js puts into every page. */
interface Probe {
  largestPaint: number;
  blocking: number;
  shift: number;
  lastTask: number;
  shown: { at: number; rows: string }[];
  keys: number[];
  frames: number[];
  moved: Promise<number> | null;
  arm(place: Place, fromNow: boolean): void;
  follow(count: number): void;
  timeKeys(): void;
}

declare global {
  interface Window {
    troupeProbe: Probe;
  }
}

/** Until nothing was under way and nothing blocked for a second. */
export async function untilIdle(page: Page, busy: () => boolean): Promise<void> {
  const quietMs = 1000;
  const patience = Date.now() + 30_000;
  for (let since = Date.now(); Date.now() - since < quietMs && Date.now() < patience; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const blocked = await page.evaluate(
      (within) => performance.now() - window.troupeProbe.lastTask < within,
      quietMs,
    );
    if (blocked || busy()) since = Date.now();
  }
}
