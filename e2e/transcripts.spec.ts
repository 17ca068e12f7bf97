import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './support/accessible';
import { type Api, unique } from './support/api';
import { open } from './support/pages';
import { planted } from './support/planted';
import { expect, test } from './support/test';

async function say(api: Api, agentId: string, content: string, more: object = {}): Promise<void> {
  const body = { messages: [{ role: 'user', content }], provider: 'rehearsal', ...more };
  const response = await api.send('POST', `/api/v1/agents/${agentId}/chat`, body);
  expect(response.status).toBe(200);
  await response.text();
}

const list = (page: Page) => page.getByRole('region', { name: 'List of transcripts' });
const turns = (page: Page) => page.getByRole('list', { name: 'Turns' }).getByRole('listitem');

test('what was said is found, read, exported and deleted', async ({ page, api }) => {
  const { agent_id: id } = await api.createAgent({ name: unique('Told') });
  await say(api, id, 'Is the blue lantern lit?', { session_id: 'lantern', user_id: 'guest-7' });
  await say(api, id, 'And the red one?', { session_id: 'lantern', user_id: 'guest-7' });
  await say(api, id, 'What time is breakfast?', { session_id: 'breakfast' });
  await say(api, id, 'Planted', { session_id: 'probe-1' });
  await open(page, `/agents/${id}/chat/transcripts`);
  await expect(list(page).getByRole('listitem')).toHaveCount(2);
  await list(page).getByRole('searchbox', { name: 'Find in transcripts' }).fill('LANTERN blue');
  await page.keyboard.press('Enter');
  await expect(list(page).getByRole('listitem')).toHaveCount(1);
  await expect(page).toHaveURL(/find=LANTERN/);
  await list(page)
    .getByRole('link', { name: /Is the blue lantern lit/ })
    .click();
  await expect(turns(page)).toHaveCount(2);
  await expect(turns(page).first()).toContainText('Is the blue lantern lit?');
  await expect(turns(page).last()).toContainText('rehearsal, no language model');

  for (const [format, extension] of [
    ['Markdown', 'md'],
    ['JSON Lines', 'jsonl'],
  ]) {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: `Export as ${format}` }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(new RegExp(`^transcript-\\w{8}\\.${extension}$`));
    expect(await readFile(await file.path(), 'utf8')).toContain('And the red one?');
  }

  await page.getByRole('button', { name: 'Delete…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Turns');
  await dialog.getByRole('button', { name: 'Delete transcript' }).click();
  await expect(dialog).toContainText('Deleted lantern');
  await dialog.getByRole('contentinfo').getByRole('button', { name: 'Close' }).click();
  await expect(list(page).getByText('No transcript has all of this.')).toBeVisible();
  await list(page).getByRole('link', { name: 'Show all' }).click();
  await expect(list(page).getByRole('listitem')).toHaveCount(1);
  await list(page).getByRole('link', { name: 'Show those of probes and cases too' }).click();
  await expect(list(page).getByRole('listitem')).toHaveCount(2);
});

test('a reset is marked, and everyone can read it', async ({ page, api, keyboard }) => {
  const { agent_id: id } = await api.createAgent({ name: unique('Reset') });
  await say(api, id, 'Before the reset', { session_id: 's' });
  await api.send('POST', `/api/v1/agents/${id}/instances/default/reset`);
  await say(api, id, `After it: ${'averyverylongword'.repeat(20)}`, { session_id: 's' });
  await open(page, `/agents/${id}/chat/transcripts`);
  await keyboard.activate(list(page).getByRole('link', { name: /Before the reset/ }));
  await expect(page.getByText('what stands above is no longer context')).toHaveCount(1);
  await expectAccessibleEverywhere(page, 'a transcript');
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole('link', { name: 'All transcripts' }).click();
  await expect(list(page)).toBeVisible();
});

test('two thousand turns stay light', async ({ page, api }) => {
  const { agent_id: id } = await api.getAgent(planted.talkative.name);
  await open(page, `/agents/${id}/chat/transcripts`);
  await list(page)
    .getByRole('link', { name: /2,000 turns/ })
    .click();
  await expect(turns(page)).toHaveCount(50);
  await page.evaluate(() => {
    const seen: number[] = [];
    Reflect.set(window, 'longTasks', seen);
    new PerformanceObserver((entries) => {
      for (const { duration } of entries.getEntries()) seen.push(duration);
    }).observe({ type: 'longtask' });
  });
  for (let screen = 0; screen < 20; screen += 1) {
    await page.mouse.wheel(0, 800);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const longest = await page.evaluate(() => Math.max(0, ...Reflect.get(window, 'longTasks')));
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  console.log(`2,000 turns: ${nodes} nodes, longest task while scrolling ${Math.round(longest)} ms`);
  expect(nodes).toBeLessThan(3000);
  await page.getByRole('link', { name: 'Earlier turns' }).click();
  await expect(page).toHaveURL(/before=/);
  await expect(turns(page)).toHaveCount(50);
  await page.getByRole('link', { name: 'Newest turns' }).click();
  await expect(page).not.toHaveURL(/before=/);
});
