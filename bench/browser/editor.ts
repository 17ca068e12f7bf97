import type { Locator, Page } from '@playwright/test';
import type { Bench } from '../bench';
import type { Section } from '../report';
import { p50, p95 } from '../statistics';
import { makeTool } from './bench-tool';
import { SignedInBrowser } from './chromium';

const SLOWDOWN = 4;
const PACE_MS = 130;
const SETTLE_MS = 3000;
const text = 'Every kind of value that the guest may have asked for before midnight';

/** From a key to the frame that shows its letter, in the editor of a schema and in a plain field beside it. */
export async function measureEditor(bench: Bench): Promise<Section> {
  await makeTool(bench);
  const browser = await SignedInBrowser.open(bench);
  try {
    const context = await browser.context();
    const page = await context.newPage();
    await page.goto(`/agents/${bench.few.id}/tools?tool=bench_tool`);
    await page.getByRole('button', { name: 'Edit parameters' }).click();
    const editor = page.getByRole('textbox', { name: 'Parameters' });
    await editor.waitFor();
    await page.waitForTimeout(SETTLE_MS);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await page.evaluate(() => window.troupeProbe.timeKeys());
    const rounds = bench.times(5, 1);
    const plain = await typeInto(page, page.getByRole('textbox', { name: 'Description' }), rounds);
    // Inside the description of a property in the middle of the text.
    const within = page.locator('.cm-line', { hasText: 'Values of the kind 3.' });
    await within.click();
    await page.keyboard.press('End');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft');
    const code = await typeInto(page, null, rounds);
    return report(plain, code);
  } finally {
    await browser.close();
  }
}

/** People do not type evenly. `field`: what is clicked first; null types where the cursor is. */
async function typeInto(page: Page, field: Locator | null, rounds: number): Promise<number[]> {
  await field?.click();
  await page.evaluate(() => {
    window.troupeProbe.frames.length = 0;
  });
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, key] of [...text].entries()) {
      await page.keyboard.press(key);
      await page.waitForTimeout(PACE_MS + ((place * 37) % 61) - 30);
    }
  }
  await page.waitForTimeout(SETTLE_MS);
  return page.evaluate(() => window.troupeProbe.frames);
}

function report(plain: number[], code: number[]): Section {
  const row = (name: string, waits: number[]) => [name, waits.length, p50(waits), p95(waits)];
  return {
    title: `Typing into the editor of a tool, processor ${SLOWDOWN} times slower`,
    tables: [
      {
        title: 'From the key to the end of the frame with its letter (ms)',
        columns: ['', 'keys', 'p50', 'p95'],
        rows: [
          row('schema of about 300 lines, checked while typing', code),
          row('plain field on the same page', plain),
        ],
      },
    ],
    notes: ['How long a key takes depends on the machine; how much longer than in a plain field does not.'],
    goals: [
      { what: 'Editor against a plain field, p95', measured: p95(code) / p95(plain), unit: '×', limit: 2 },
    ],
  };
}
