import type { Page } from '@playwright/test';
import type { Bench } from '../bench';
import type { Section } from '../report';
import { p50 } from '../statistics';
import { SignedInBrowser } from './chromium';
import { untilIdle } from './probe';
import { followScripts } from './tab-scripts';

const LIMIT_KB = 90;

/** Scripts that the open chat dock adds to an agent's page. */
export async function measureDockScripts(bench: Bench): Promise<Section> {
  const browser = await SignedInBrowser.open(bench);
  const added: number[] = [];
  try {
    for (let round = 0; round < bench.times(5, 2); round += 1) {
      const context = await browser.context();
      added.push(await openDock(await context.newPage(), `/agents/${bench.few.id}/profile`));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  const kB = p50(added) / 1000;
  return {
    title: `Bytes the open chat dock adds over an agent's page, empty cache, median of ${added.length}`,
    tables: [
      {
        title: 'Scripts, on the wire (kB, headers included)',
        columns: ['', 'kB'],
        rows: [['dock open, ready to be written in', kB]],
      },
    ],
    goals: [{ what: 'Scripts of the open dock', measured: kB, unit: 'kB', limit: LIMIT_KB }],
  };
}

async function openDock(page: Page, path: string): Promise<number> {
  const scripts = followScripts(page);
  await page.goto(path);
  await untilIdle(page, scripts.isBusy);
  const before = await scripts.bytes();
  await page.getByRole('button', { name: 'Chat', exact: true }).click();
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
  await untilIdle(page, scripts.isBusy);
  return (await scripts.bytes()) - before;
}
