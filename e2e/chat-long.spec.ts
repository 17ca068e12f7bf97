import type { Page } from '@playwright/test';
import { open } from './support/pages';
import { LONG_CONVERSATION, planted } from './support/planted';
import { expect, test } from './support/test';

const MOST_NODES = 3000;

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

/** How long its tasks take is measured by the bench. */
test('a conversation of 2,000 turns scrolls from its end to its beginning', async ({ page, api }) => {
  test.setTimeout(240_000);
  const { agent_id: id } = await api.getAgent(planted.talkative.name);
  await open(page, `/agents/${id}/chat?conversation=${LONG_CONVERSATION}`);
  await expect(page.getByRole('article', { name: 'Turn 2000' })).toBeVisible();
  await expect(log(page)).toContainText('rehearsal, no language model');
  const most = await scrollToTheFirst(page);
  console.log(`most nodes ${most}`);
  expect(most).toBeLessThan(MOST_NODES);
  await page.getByRole('button', { name: 'Newest' }).click();
  await expect(page.getByRole('article', { name: 'Turn 2000' })).toBeVisible();
  expect(await nodes(page)).toBeLessThan(MOST_NODES);
});

test('the place of the reader stays while earlier turns are read', async ({ page, api }) => {
  const { agent_id: id } = await api.getAgent(planted.talkative.name);
  await open(page, `/agents/${id}/chat?conversation=${LONG_CONVERSATION}`);
  await expect(page.getByRole('article', { name: 'Turn 2000' })).toBeVisible();
  const message = page.getByRole('textbox', { name: /^Message/ });
  await message.focus();
  // A drawing that comes before the event of a scroll does not take the scroll back.
  await log(page).evaluate((box) => {
    box.scrollTop = 0;
    document.execCommand('insertText', false, 'Typed meanwhile');
  });
  await expect(message).toHaveValue('Typed meanwhile');
  // What was at the upper edge is there still when fifty more stand above it.
  await expect.poll(() => log(page).evaluate((box) => box.scrollTop)).toBeGreaterThan(1500);
  await expect(page.getByRole('article', { name: /^Turn 195\d$/ }).first()).toBeInViewport();
});
