import type { Page } from '@playwright/test';
import { unique } from './support/api';
import { open } from './support/pages';
import { expect, test } from './support/test';

const bioOf = (page: Page) => page.getByRole('textbox', { name: 'Bio' });

/** Typing is kept a moment after it stops. */
async function untilKept(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain(text);
}

test('unsaved text survives leaving, a reload and a crash of the tab', async ({ enter, api }) => {
  const { context, page } = await enter('admin');
  const { agent_id: id } = await api.createAgent({ name: unique('Draft'), bio: 'As it was.' });
  await open(page, `/agents/${id}/profile`);
  await bioOf(page).fill('Typed, and not saved.');
  await expect(page.getByText('Draft · 1 change')).toBeVisible();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('heading', { name: 'Activity', level: 1 })).toBeVisible();
  await page.goBack();
  await expect(bioOf(page)).toHaveValue('Typed, and not saved.');
  await page.reload();
  await expect(page.getByText(/^Recovered draft from/)).toBeVisible();
  await expect(bioOf(page)).toHaveValue('Typed, and not saved.');

  await bioOf(page).fill('Typed before the crash.');
  await untilKept(page, 'Typed before the crash.');
  const crashed = page.waitForEvent('crash');
  const devtools = await context.newCDPSession(page);
  // The answer never comes: the process that would send it is gone.
  void devtools.send('Page.crash').catch(() => {});
  await crashed;
  const again = await context.newPage();
  await open(again, `/agents/${id}/profile`);
  await expect(again.getByText(/^Recovered draft from/)).toBeVisible();
  await expect(bioOf(again)).toHaveValue('Typed before the crash.');
  expect((await api.getAgent(id)).bio).toBe('As it was.');

  await again.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(again.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await again.reload();
  await expect(again.getByText(/^Recovered draft from/)).toBeHidden();
  await expect(bioOf(again)).toHaveValue('Typed before the crash.');
});

test('a draft is discarded, and the discarding undone, by keyboard', async ({ page, keyboard, api }) => {
  const { agent_id: id } = await api.createAgent({ name: unique('Discard'), bio: 'As it was.' });
  await open(page, `/agents/${id}/profile`);
  await keyboard.tabTo(bioOf(page));
  await keyboard.press('Control+a');
  await keyboard.type('Typed by key.');
  await keyboard.activate(page.getByRole('button', { name: 'Discard' }).last());
  await expect(bioOf(page)).toHaveValue('As it was.');
  await expect(page.getByText('No unsaved changes')).toBeVisible();
  await keyboard.activate(page.getByRole('button', { name: 'Undo' }));
  await expect(bioOf(page)).toHaveValue('Typed by key.');
  await page.reload();
  await expect(bioOf(page)).toHaveValue('Typed by key.');
});

test('edits every part of a profile by keyboard and shows what a save changes', async ({
  page,
  keyboard,
  api,
}) => {
  const { agent_id: id } = await api.createAgent({ name: unique('Profile') });
  await open(page, `/agents/${id}/profile`);
  await keyboard.tabTo(page.getByRole('textbox', { name: 'Personality prompt' }));
  await keyboard.type('You are patient.');
  for (const [label, entries] of [
    ['Speech patterns', ['short sentences', 'asks back']],
    ['Interests', ['tides']],
    ['Dislikes', ['noise']],
  ] as const) {
    await keyboard.tabTo(page.getByRole('textbox', { name: label }));
    for (const entry of entries) {
      await keyboard.type(entry);
      await keyboard.press('Enter');
    }
  }
  await expect(page.getByText('Draft · 4 changes')).toBeVisible();
  const changes = page.getByRole('region', { name: 'Unsaved changes' });
  await expect(changes).toContainText('You are patient.');
  await expect(changes).toContainText('tides');
  await keyboard.press('Control+s');
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  expect(await api.getAgent(id)).toMatchObject({
    personality_prompt: 'You are patient.',
    speech_patterns: ['short sentences', 'asks back'],
    true_interests: ['tides'],
    true_dislikes: ['noise'],
  });
});

test('what somebody else saved meanwhile is shown, and neither text is lost', async ({ page, api }) => {
  const { agent_id: id } = await api.createAgent({ name: unique('Both'), bio: 'As it was.' });
  await open(page, `/agents/${id}/profile`);
  await bioOf(page).fill('Mine.');
  await api.send('PATCH', `/api/v1/agents/${id}/profile`, { bio: 'Theirs.' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = page.getByRole('alert').filter({ hasText: 'Bio was changed by somebody else' });
  await expect(conflict).toContainText('Theirs.');
  await expect(bioOf(page)).toHaveValue('Mine.');
  expect((await api.getAgent(id)).bio).toBe('Theirs.');
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  expect((await api.getAgent(id)).bio).toBe('Mine.');
});
