import type { Page } from '@playwright/test';
import { open } from './support/pages';
import { LONG_CONVERSATION, planted } from './support/planted';
import { expect, test } from './support/test';

const MOST_NODES = 3000;
const LONGEST_TASK_MS = 50;

const log = (page: Page) => page.getByRole('region', { name: 'Conversation', exact: true });
const nodes = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length);

/** Scrolls like a reader who is in a hurry, until the first turn is there. */
async function scrollToTheFirst(page: Page): Promise<number> {
  let most = 0;
  const first = page.getByRole('article', { name: 'Turn 1', exact: true });
  await log(page).hover();
  await expect(async () => {
    await page.mouse.wheel(0, -6000);
    most = Math.max(most, await nodes(page));
    expect(await first.count()).toBe(1);
  }).toPass({ timeout: 150_000, intervals: [30] });
  return most;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  tdur?: number;
  args?: { name?: string };
}

/** What the page's main thread worked on at a stretch, in ms of its own time: others share the machine. */
function tasksIn(trace: Buffer): number[] {
  const { traceEvents: events }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString());
  const mains = events
    .filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid} ${tid}`);
  return events
    .filter(({ name, pid, tid }) => /RunTask$/.test(name) && mains.includes(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000);
}

test('a conversation of 2,000 turns scrolls from its end to its beginning', async ({
  page,
  browser,
  api,
}) => {
  test.setTimeout(240_000);
  const { agent_id: id } = await api.getAgent(planted.talkative.name);
  await open(page, `/agents/${id}/chat?conversation=${LONG_CONVERSATION}`);
  await expect(page.getByRole('article', { name: 'Turn 2000' })).toBeVisible();
  await expect(log(page)).toContainText('rehearsal, no language model');
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  const most = await scrollToTheFirst(page);
  const tasks = tasksIn(await browser.stopTracing());
  expect(tasks.length).toBeGreaterThan(100);
  const long = tasks.filter((task) => task > LONGEST_TASK_MS).map(Math.round);
  console.log(`most nodes ${most}; longest task ${Math.round(Math.max(...tasks))} ms; above 50: [${long}]`);
  expect(most).toBeLessThan(MOST_NODES);
  expect(long).toEqual([]);
  await page.getByRole('button', { name: 'Newest' }).click();
  await expect(page.getByRole('article', { name: 'Turn 2000' })).toBeVisible();
  expect(await nodes(page)).toBeLessThan(MOST_NODES);
});

test('the place of the reader stays while earlier turns are read', async ({ page, api }) => {
  const { agent_id: id } = await api.getAgent(planted.talkative.name);
  await open(page, `/agents/${id}/chat?conversation=${LONG_CONVERSATION}`);
  await expect(page.getByRole('article', { name: 'Turn 2000' })).toBeVisible();
  await log(page).evaluate((box) => {
    box.scrollTop = 0;
  });
  // What was at the upper edge is there still when fifty more stand above it.
  await expect.poll(() => log(page).evaluate((box) => box.scrollTop)).toBeGreaterThan(1500);
  await expect(page.getByRole('article', { name: /^Turn 195\d$/ }).first()).toBeInViewport();
});
