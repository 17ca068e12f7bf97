import type { Locator, Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './support/accessible';
import { type Api, unique } from './support/api';
import { answers, open } from './support/pages';
import { expect, test } from './support/test';

const course = (page: Page) => page.getByRole('figure', { name: 'Course of the identity' });
const scrubber = (page: Page) => page.getByRole('slider', { name: 'Cycle' });
const chart = (page: Page, name: string) =>
  course(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(new RegExp(`^${name}( 0 to 50)?$`)) });
const table = (page: Page) => page.getByRole('table', { name: 'Charts in numbers' });
const now = (page: Page) => page.locator('dl[aria-label="Now"]');

/** With so many cycles: calm at first, then under stress, then calm again. */
async function identityWith(api: Api, cycles: number): Promise<string> {
  const { id } = await api.createIdentity(unique('Cockpit'));
  const all = Array.from({ length: cycles }, (_, place) =>
    Math.floor((3 * place) / cycles) === 1
      ? { mode_target: 'stress_response' as const, signal_strength: 1 }
      : { mode_target: 'order' as const, signal_strength: (place % 10) / 10, context: { turn: place } },
  );
  if (cycles > 0) await api.observe(id, all);
  return id;
}

const cycleOf = async (api: Api, id: string) => (await api.snapshot(id)).cycle;

/** A part of the way along the plots. */
async function along(page: Page, part: number): Promise<{ x: number; y: number }> {
  const box = await scrubber(page).boundingBox();
  const row = await chart(page, 'Energy').boundingBox();
  if (!box || !row) throw new Error('The charts are not drawn.');
  return { x: box.x + 8 + part * (box.width - 16), y: row.y + row.height / 2 };
}

/** The last number that a chart says: the one at the cursor. */
async function saidBy(row: Locator): Promise<string> {
  return (await row.textContent())?.match(/[\d.]+(?=\s*$)/)?.[0] ?? '';
}

test('charts are read and zoomed by keyboard, and their table says the same', async ({
  page,
  api,
  keyboard,
}) => {
  const id = await identityWith(api, 900);
  await open(page, `/identities/${id}`);
  await expect(page.getByText('Cycle 900, the latest')).toBeVisible();
  await expect(page.getByText(/every 3rd cycle is drawn/i)).toBeVisible();
  await keyboard.tabTo(scrubber(page));
  await keyboard.press('Home');
  await expect(scrubber(page)).toHaveAttribute('aria-valuetext', /^Cycle 1: stress Low/);
  await keyboard.press('PageUp', 'ArrowRight', 'ArrowLeft', 'PageUp', 'PageUp', 'PageUp', 'PageUp');
  await expect(scrubber(page)).toHaveAttribute('aria-valuetext', /stress Overload/);
  const cycle = (await scrubber(page).getAttribute('aria-valuetext'))?.match(/^Cycle (\d+)/)?.[1];
  await expect(page).toHaveURL(new RegExp(`cycle=${cycle}$`));
  await expect(chart(page, 'Stress')).toContainText('Overload');

  await keyboard.press('+');
  await expect(page).toHaveURL(/from=\d+&to=\d+&cycle=/);
  await expect(page.getByText(/every 2nd cycle is drawn/i)).toBeVisible();
  await expect(scrubber(page)).toHaveAttribute('aria-valuetext', /stress Overload/);

  await keyboard.activate(page.getByRole('button', { name: 'Show as a table' }));
  const row = table(page).getByRole('row', { selected: true });
  await expect(row).toContainText('Overload');
  const cells = await row.getByRole('cell').allInnerTexts();
  const heads = await table(page).getByRole('columnheader').allInnerTexts();
  for (const name of ['Stress', 'Energy', 'Stability', 'Drift', 'Order', 'Stress response']) {
    expect(cells[heads.indexOf(name)], name).toBe(await saidBy(chart(page, name)));
  }
  await table(page).getByRole('button', { name: 'Read cycle' }).first().click();
  await expect(table(page).getByRole('row', { selected: true })).toHaveAttribute('aria-rowindex', /2$/);
});

test('a mouse reads where it is, stays where it presses, and drags to zoom', async ({ page, api }) => {
  const id = await identityWith(api, 300);
  await open(page, `/identities/${id}`);
  const middle = await along(page, 0.5);
  await page.mouse.move(middle.x, middle.y);
  await expect(page.getByText(/^Cycle 1(50|51)$/)).toBeVisible();
  await page.mouse.move(middle.x, 5);
  await expect(page.getByText('Cycle 300, the latest')).toBeVisible();
  await page.mouse.click(middle.x, middle.y);
  await page.mouse.move(middle.x, 5);
  await expect(page.getByText(/^Cycle 1(50|51)$/)).toBeVisible();
  const [from, to] = [await along(page, 0.4), await along(page, 0.6)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  const first = page.getByRole('textbox', { name: 'First cycle shown' });
  await expect(first).toHaveValue(/^1[12]\d$/);
  await expect(page.getByRole('textbox', { name: 'Last cycle shown' })).toHaveValue(/^1[78]\d$/);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await expect(first).toHaveValue('1');
  await first.fill('250');
  await first.press('Enter');
  await expect(page).toHaveURL(/from=250&to=300/);
});

test('an observation is tried, sent, and found in the history, which leads back to its cycle', async ({
  page,
  api,
  keyboard,
}) => {
  const id = await identityWith(api, 0);
  await open(page, `/identities/${id}`);
  await expect(page.getByText('Nothing was observed yet.')).toBeVisible();
  const form = page.getByRole('form', { name: 'Observation' });
  await keyboard.select(form.getByRole('combobox', { name: 'Mode' }), 'Stress response');
  await form.getByRole('textbox', { name: 'Strength in numbers' }).fill('100');
  const effect = page.getByRole('table', { name: 'What would change' });
  await expect(effect.getByRole('row', { name: /Stress response/ })).toContainText('20.0');
  await form.getByRole('textbox', { name: 'Context' }).fill('[1]');
  await expect(form.getByText('Write a JSON object')).toBeVisible();
  await form.getByRole('textbox', { name: 'Context' }).fill('{"turn": 1}');
  expect(await cycleOf(api, id)).toBe(0);
  // It cannot be taken back, so a double click sends one.
  await form.getByRole('button', { name: 'Send' }).dblclick();
  await expect(form.getByText('Taken as cycle 1.')).toBeVisible();
  await expect(chart(page, 'Stress response')).toContainText('20.0');

  // What another tab observes is there once this one reads again.
  await api.observe(id, [{ mode_target: 'order', signal_strength: 1 }]);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(now(page)).toContainText('Cycles2');

  await page.getByRole('link', { name: 'History' }).click();
  const rows = page.getByRole('table', { name: 'Observations' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('Order100.0');
  await expect(rows.nth(2)).toContainText('{"turn":1}');
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export as JSON Lines' }).click();
  expect((await file).suggestedFilename()).toBe(`${id}.jsonl`);
  await page.getByRole('link', { name: 'Cycle 1 in the cockpit' }).click();
  await expect(scrubber(page)).toHaveAttribute('aria-valuetext', /^Cycle 1:/);
});

test('the context of an observation survives a reload until it is taken', async ({ page, api }) => {
  const id = await identityWith(api, 0);
  await open(page, `/identities/${id}`);
  const form = page.getByRole('form', { name: 'Observation' });
  const context = form.getByRole('textbox', { name: 'Context' });
  await context.fill('{"turn": 1}');
  await page.reload();
  await expect(context).toHaveValue('{"turn": 1}');
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(form.getByText('Taken as cycle 1.')).toBeVisible();
  await expect(context).toHaveValue('{"turn": 1}');
  await page.reload();
  await answers(page);
  await expect(context).toHaveValue('');
});

test('everyone can read the cockpit and the history', async ({ page, api }) => {
  test.slow();
  const id = await identityWith(api, 120);
  await open(page, `/identities/${id}`);
  await page.getByRole('button', { name: 'Show as a table' }).click();
  await expect(table(page)).toBeVisible();
  await expectAccessibleEverywhere(page, 'a cockpit', [1440, 320]);
  await page.goto(`/identities/${id}/history?before=60`);
  await expect(page.getByText('Cycles 59 to 10 of 120')).toBeVisible();
  await expectAccessibleEverywhere(page, 'a history', [1440, 320]);
});
