import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { agentFile } from '@/lib/contract/agent-file';
import { expectAccessibleEverywhere } from './support/accessible';
import { unique } from './support/api';
import { dialog, heading, open, toast } from './support/pages';
import { expect, test } from './support/test';

/** What a file chooser is given, without a file on disk. */
function asFile(content: unknown, name = 'some.agent.json') {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}

const fileOf = (name: string, more: object = {}) => ({
  ...{ format: 'troupe-agent', version: 1, agent: { name, bio: 'From a file' } },
  instances: [{ name: 'default', is_default: true, facts: [{ content: 'The tide turns at six.' }] }],
  ...more,
});

async function openImport(page: Page) {
  await open(page, '/agents');
  await page.getByRole('button', { name: 'New agent' }).click();
  await dialog(page, 'New agent').getByRole('button', { name: 'Import a file…' }).click();
  const form = dialog(page, 'Import an agent');
  await expect(form).toBeVisible();
  return form;
}

test('exports an agent with its memory, and imports it under another name', async ({ page, api }) => {
  const name = unique('Exported');
  const { agent_id: id } = await api.createAgent({ name, bio: 'Keeps the log.' });
  await open(page, `/agents/${id}/profile`);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Export…' }).click();
  const download = page.waitForEvent('download');
  await dialog(page, /^Export/)
    .getByRole('button', { name: 'Export' })
    .click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^Exported-.*\.agent\.json$/);
  const file = agentFile.parse(JSON.parse(await readFile(await saved.path(), 'utf8')));
  expect(file.agent).toMatchObject({ name, bio: 'Keeps the log.' });
  await expect(toast(page).getByText(`${name} exported`)).toBeVisible();

  const form = await openImport(page);
  await form.getByLabel('File').setInputFiles(asFile(file));
  await expect(form.getByRole('region', { name: 'Compared' })).toContainText('the file says the same of it');
  const field = form.getByRole('textbox', { name: 'Name' });
  await expect(field).toHaveValue(`${name} (import)`);
  await field.fill(name);
  await expect(field).toHaveAccessibleDescription(/is taken/);
  await field.fill(`${name} again`);
  await form.getByRole('button', { name: 'Create agent' }).click();
  await expect(heading(page, `${name} again`)).toBeVisible();
  expect(await api.getAgent(`${name} again`)).toMatchObject({ bio: 'Keeps the log.' });
});

test('compares a file with the agent of its name, and names what is not known', async ({ page, api }) => {
  const name = unique('Compared');
  const { agent_id: id } = await api.createAgent({ name, bio: 'Before' });
  const form = await openImport(page);
  await form.getByLabel('File').setInputFiles(asFile(fileOf(name, { mood: 'calm' })));
  await expect(form.getByRole('region', { name: 'Not known' })).toContainText('mood');
  const compared = form.getByRole('region', { name: 'Compared' });
  await expect(compared).toContainText('Before');
  await expect(compared).toContainText('From a file');
  await expectAccessibleEverywhere(page, 'an import', [1440, 320]);
  await form.getByRole('button', { name: 'Cancel' }).click();
  await expect(form).toBeHidden();
  expect((await api.getAgent(id)).bio).toBe('Before');
});

test('a file that cannot be imported is refused where it was chosen', async ({ page, watched }) => {
  watched.allow(/status of 422/);
  const form = await openImport(page);
  const file = form.getByLabel('File');
  const create = form.getByRole('button', { name: 'Create agent' });
  await file.setInputFiles(asFile('not json at all', 'notes.json'));
  await expect(file).toHaveAccessibleDescription(/notes\.json is not a JSON file/);
  await file.setInputFiles(asFile({ format: 'something else' }));
  await expect(file).toHaveAccessibleDescription(/is not the file of an agent/);
  await file.setInputFiles(asFile('x'.repeat(11 * 1024 * 1024), 'large.json'));
  await expect(file).toHaveAccessibleDescription(/large\.json has 11 MB; at most 10 MB/);
  await file.setInputFiles(asFile(fileOf('Later', { version: 2 })));
  await expect(form.getByRole('alert')).toContainText('body.file.version');
  await expect(create).toHaveAttribute('aria-disabled', 'true');
});

test('imports by keyboard alone', async ({ page, keyboard, api }) => {
  const name = unique('Imported by key');
  // Chromium is told to hand the chooser over, and that takes a moment which nobody waits for.
  const chooser = page.waitForEvent('filechooser');
  await open(page, '/agents');
  await keyboard.activate(page.getByRole('button', { name: 'New agent' }));
  const create = dialog(page, 'New agent');
  await expect(create).toBeVisible();
  await keyboard.activate(create.getByRole('button', { name: 'Import a file…' }));
  const form = dialog(page, 'Import an agent');
  // The first field has the focus once the other dialog gave it away.
  await keyboard.expectFocusOn(form.getByLabel('File'));
  await keyboard.press('Enter');
  await (await chooser).setFiles(asFile(fileOf(name)));
  await keyboard.tabTo(form.getByRole('textbox', { name: 'Name' }));
  await keyboard.press('Enter');
  await expect(heading(page, name)).toBeVisible();
  expect(await api.getAgent(name)).toMatchObject({ bio: 'From a file', instance_count: 1 });
});

test('another site cannot import with our cookie', async ({ page }) => {
  const post = (headers: Record<string, string>) =>
    page.request.post('/api/import?tenant=org_local_acme', { headers, data: { file: fileOf('Stolen') } });
  expect((await post({ Origin: 'https://evil.example' })).status()).toBe(403);
  expect((await post({ 'Sec-Fetch-Site': 'cross-site' })).status()).toBe(403);
});
