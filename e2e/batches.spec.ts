import type { Page, Route } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { type Api, unique } from './support/api';
import { dialog, heading, open } from './support/pages';
import { expect, test } from './support/test';

const tray = (page: Page) => page.getByRole('region', { name: 'Jobs' });
const sheetOf = (page: Page) => dialog(page, 'Send a file of observations');
const receipt = (page: Page) => sheetOf(page).getByRole('region', { name: 'Receipt: Observations' });
const close = (page: Page) =>
  sheetOf(page).getByRole('contentinfo').getByRole('button', { name: 'Close' }).click();

const cycleOf = async (api: Api, id: string) => (await api.snapshot(id)).cycle;

/** A file of observations; the lines that are named are wrong. */
function fileOf(rows: number, wrong: Record<number, string> = {}) {
  const lines = Array.from({ length: rows }, (_, place) => wrong[place + 2] ?? 'order,0.5');
  const text = ['mode_target,signal_strength', ...lines].join('\r\n');
  return { name: 'observed.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

async function choose(page: Page, rows: number): Promise<void> {
  await page.getByRole('button', { name: 'Send a file…' }).click();
  await sheetOf(page).getByLabel('File', { exact: true }).setInputFiles(fileOf(rows));
}

async function send(page: Page, rows: number): Promise<void> {
  await choose(page, rows);
  await sheetOf(page)
    .getByRole('button', { name: `Send ${rows.toLocaleString('en')}` })
    .click();
}

/** Does that with the third request of a batch. */
async function onThirdRequest(page: Page, act: (route: Route) => Promise<void>): Promise<void> {
  let requests = 0;
  await page.route(/\/identities/, async (route) => {
    const isBatch = route.request().postData()?.includes('after_cycle') ?? false;
    if (isBatch) requests += 1;
    if (isBatch && requests === 3) await act(route);
    else await route.fallback();
  });
}

/** It reaches the server, and its answer nobody; what is returned waits until it was taken. */
async function loseThirdAnswer(page: Page, lose: (route: Route) => Promise<void>) {
  let isTaken = false;
  await onThirdRequest(page, async (route) => {
    await route.fetch();
    isTaken = true;
    await lose(route);
  });
  return () => expect.poll(() => isTaken).toBe(true);
}

test('a file with wrong rows is refused whole, and the mended one is taken', async ({
  page,
  api,
  keyboard,
}) => {
  const { id } = await api.createIdentity(unique('Batch'));
  await open(page, `/identities/${id}`);
  await keyboard.activate(page.getByRole('button', { name: 'Send a file…' }));
  const sheet = sheetOf(page);
  const field = sheet.getByLabel('File', { exact: true });
  await field.setInputFiles(fileOf(2500, { 7: 'joy,0.5', 2100: 'order,1.0000001' }));
  const wrong = sheet.getByRole('region', { name: 'Wrong rows' });
  await expect(wrong).toContainText('Line 7');
  await expect(wrong).toContainText(/Line 2,100\s*signal_strength must be at most 1/);
  await expect(sheet.getByRole('button', { name: 'Send', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await field.setInputFiles(fileOf(2500));
  await expect(sheet.getByText('All 2,500 observations are right')).toBeVisible();
  expect(await cycleOf(api, id)).toBe(0);
  // The second click lands on what took its place, and is not meant for it.
  await sheet.getByRole('button', { name: 'Send 2,500' }).dblclick();
  await expect(receipt(page)).toContainText('Now at cycle 2,500');
  await close(page);
  await expect(page.locator('dl[aria-label="Now"]')).toContainText('Cycles2,500');
  await expect(page.getByRole('button', { name: 'Send a file…' })).toBeFocused();
  // Its receipt was read: nothing of it stays.
  await expect(tray(page)).toBeHidden();
});

test('a large file leaves the page alive, and stopping it says what was taken', async ({ page, api }) => {
  const { id } = await api.createIdentity(unique('Batch'));
  await open(page, `/identities/${id}`);
  await send(page, 100_000);
  const sheet = sheetOf(page);
  await expect(sheet.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow', '0');
  await sheet.getByRole('button', { name: 'Stop' }).click();
  const said = sheet.getByText(/^Stopped\. The [\d,]+ up to line [\d,]+ were taken/);
  await expect(said).toBeVisible();
  const taken = Number((await said.textContent())?.match(/The ([\d,]+)/)?.[1]?.replaceAll(',', ''));
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(100_000);
  expect(await cycleOf(api, id)).toBe(taken);
});

test('a batch is stopped, taken up and dismissed from the tray, by keyboard', async ({
  page,
  api,
  keyboard,
}) => {
  const name = unique('Batch');
  const { id } = await api.createIdentity(name);
  await open(page, `/identities/${id}`);
  const held: Route[] = [];
  await onThirdRequest(page, async (route) => void held.push(route));
  await send(page, 6000);
  await close(page);
  await expect.poll(() => held).toHaveLength(1);
  await keyboard.activate(tray(page).getByRole('button', { name: `Stop sending to ${name}` }));
  await expect(tray(page).getByText('Stopping')).toBeVisible();
  await held[0]?.continue();
  await expect(tray(page).getByText('Stopped at 3,000 of 6,000')).toBeVisible();
  await expectAccessible(page, 'a stopped batch in the tray');
  expect(await cycleOf(api, id)).toBe(3000);
  await keyboard.activate(tray(page).getByRole('button', { name: `Go on sending to ${name}` }));
  await expect(tray(page).getByText('All 6,000 taken')).toBeVisible();
  expect(await cycleOf(api, id)).toBe(6000);
  await expect(page.locator('dl[aria-label="Now"]')).toContainText('Cycles6,000');
  await keyboard.activate(tray(page).getByRole('button', { name: `Dismiss ${name}` }));
  await expect(tray(page)).toBeHidden();
});

test('a batch goes on after a move and a reload in the middle of a request, and every row counts once', async ({
  page,
  api,
}) => {
  const { id } = await api.createIdentity(unique('Batch'));
  await open(page, `/identities/${id}`);
  const taken = await loseThirdAnswer(page, async () => {});
  await send(page, 6000);
  await close(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Identities' }).click();
  await expect(heading(page, 'Identities')).toBeVisible();
  await taken();
  await expect(tray(page).getByText('Sending 2,000 of 6,000')).toBeVisible();
  expect(await cycleOf(api, id)).toBe(3000);
  await page.reload();
  await expect(tray(page).getByText('All 6,000 taken')).toBeVisible();
  expect(await cycleOf(api, id)).toBe(6000);
});

test('another tab takes a batch up when its tab is closed', async ({ page, context, api }) => {
  const { id } = await api.createIdentity(unique('Batch'));
  await open(page, `/identities/${id}`);
  const taken = await loseThirdAnswer(page, async () => {});
  await send(page, 6000);
  await taken();
  const other = await context.newPage();
  await open(other, '/activity');
  await expect(tray(other).getByText('Sending 2,000 of 6,000')).toBeVisible();
  expect(await cycleOf(api, id)).toBe(3000);
  await page.close();
  await expect(tray(other).getByText('All 6,000 taken')).toBeVisible();
  expect(await cycleOf(api, id)).toBe(6000);
});

test('a request whose answer is lost is sent again by itself, and taken once', async ({
  page,
  api,
  watched,
}) => {
  watched.allow(/ERR_FAILED/);
  const { id } = await api.createIdentity(unique('Batch'));
  await open(page, `/identities/${id}`);
  await loseThirdAnswer(page, (route) => route.abort());
  await send(page, 6000);
  await expect(receipt(page)).toContainText('Now at cycle 6,000');
  expect(await cycleOf(api, id)).toBe(6000);
});

test('when nobody answers at all, it says so and can be taken up', async ({ page, api, watched }) => {
  watched.allow(/ERR_FAILED/);
  const { id } = await api.createIdentity(unique('Batch'));
  await open(page, `/identities/${id}`);
  await loseThirdAnswer(page, async (route) => {
    await page.route(/\/identities/, (later) => later.abort());
    await route.abort();
  });
  await send(page, 6000);
  const sheet = sheetOf(page);
  await expect(sheet.getByRole('alert')).toContainText('Nobody answered to lines 2,002 to 3,001', {
    timeout: 30_000,
  });
  expect(await cycleOf(api, id)).toBe(3000);
  await page.unrouteAll();
  await sheet.getByRole('button', { name: 'Go on' }).click();
  await expect(receipt(page)).toContainText('Now at cycle 6,000');
  expect(await cycleOf(api, id)).toBe(6000);
});
