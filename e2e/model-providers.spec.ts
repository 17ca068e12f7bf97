import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import {
  answers,
  begin,
  chunk,
  openTestProvider,
  says,
  type TestProvider,
} from '@/lib/server/chat/test-provider';
import { expectAccessible, expectAccessibleEverywhere } from './support/accessible';
import { Api, unique } from './support/api';
import { dialog, heading, open, toast } from './support/pages';
import { expect, test } from './support/test';
import { world } from './support/world';

/** In Globex, where no other journey chats: a provider there leads its list of models. One after the other. */
test.use({ role: 'globex' });
test.describe.configure({ mode: 'default', timeout: 180_000 });

const KEY = 'sk-journey-secret-0123456789-wxyz';
const globex = () => new Api('globex');

let upstream: TestProvider;
test.beforeEach(async () => {
  upstream = await openTestProvider();
  const data = ['large', 'small', 'tiny'].map((id) => ({ id }));
  upstream.list(answers(200, JSON.stringify({ data })));
});
test.afterEach(async () => {
  await upstream.close();
  const path = '/api/troupe/v1/models/providers';
  const { providers } = await (await globex().send('GET', path)).json();
  for (const { provider_id: id, source } of providers) {
    if (source === 'tenant') await globex().send('DELETE', `${path}/${id}`);
  }
});

const list = (page: Page) => page.getByRole('list', { name: 'Model providers' });
const rowOf = (page: Page, name: string) => list(page).getByRole('listitem').filter({ hasText: name });
const form = (page: Page) => dialog(page, 'Add a model');

async function addByHand(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a model' }).click();
  await form(page).getByLabel('Name').fill(name);
  await form(page).getByLabel('Address').fill(`${upstream.url}/`);
  await form(page).getByLabel('Key').fill(KEY);
}

async function addByProgram(name: string, more: object = {}): Promise<void> {
  const json = { name, base_url: upstream.url, models: ['large'], api_key: KEY, ...more };
  const response = await globex().send('POST', '/api/troupe/v1/models/providers', json);
  expect(response.status).toBe(200);
}

test('adds a provider after a test, uses its model for an agent, edits and deletes it', async ({ page }) => {
  const [name, renamed] = [unique('Workshop'), unique('Renamed')];
  upstream.play(async (response) => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    begin(response);
    response.write(chunk({ content: 'ready' }));
    response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
  });
  await open(page, '/settings');
  await expect(list(page)).toContainText('Rehearsal, no language model');
  await addByHand(page, name);
  await form(page).getByRole('button', { name: 'Test' }).click();
  await expect(form(page).getByRole('status').first()).toContainText(
    /Answered.*large: first token after [\d.]+ m?s/,
  );
  await form(page)
    .getByRole('combobox', { name: /^Offered by the provider: 3/ })
    .selectOption('tiny');
  await form(page).getByRole('button', { name: 'Add model' }).click();
  await form(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(toast(page).getByText(`${name} was added`)).toBeVisible();
  const row = rowOf(page, name);
  await expect(row).toContainText('Added here');
  await expect(row).toContainText('large and 1 more');
  await expect(row).toContainText('ends in wxyz');
  await expect(row).toContainText(/Answered.*first token after/);
  expect(upstream.received.at(-1)?.authorization).toBe(`Bearer ${KEY}`);

  const agents = await (await globex().send('GET', '/api/v1/agents?page_size=1')).json();
  const agentId: string = agents.items[0].agent_id;
  await open(page, `/agents/${agentId}/profile`);
  const choice = page.getByRole('combobox', { name: 'Model of this agent' });
  await choice.selectOption('tiny');
  await page.getByRole('button', { name: 'Set model' }).click();
  await expect(toast(page).getByText('Model set')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Effective models' })).toContainText('tiny');

  await open(page, '/settings');
  await page.getByRole('button', { name: `Actions on ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const edit = dialog(page, `Edit ${name}`);
  await expect(edit.getByLabel('Key', { exact: true })).toHaveValue('');
  await edit.getByLabel('Name').fill(renamed);
  await edit.getByLabel('Address').fill('http://127.0.0.1:9/v1');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(edit.getByText(/must be entered again/).first()).toBeVisible();
  await edit.getByLabel('Address').fill(upstream.url);
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(rowOf(page, renamed)).toContainText('ends in wxyz');

  await page.getByRole('button', { name: `Actions on ${renamed}` }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const sheet = dialog(page, /^Delete provider/);
  await expect(sheet).toContainText('Set as post-processing model in: one agent.');
  await sheet.getByRole('textbox').fill(renamed);
  await sheet.getByRole('button', { name: 'Delete provider' }).click();
  await expect(toast(page).getByText(`${renamed} was deleted`)).toBeVisible();
  await expect(rowOf(page, renamed)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add a model' })).toBeFocused();
  await open(page, '/activity');
  await expect(
    page.getByRole('link', { name: new RegExp(`deleted model provider.*${renamed}|${renamed}`) }).first(),
  ).toBeVisible();
  const cleared = { post_processing_provider: '', post_processing_model: '' };
  await globex().send('PATCH', `/api/v1/agents/${agentId}/post-processing-model`, cleared);
  expect(await page.content()).not.toContain(KEY);
  expect(readFileSync(world().logFile, 'utf8')).not.toContain(KEY);
});

test('a fault is told where it was tested, and an untested provider says so', async ({ page }) => {
  const name = unique('Refusing');
  upstream.play(answers(401, '{}'));
  upstream.list(answers(401, '{}'));
  await open(page, '/settings');
  await addByHand(page, name);
  await form(page).getByLabel('Address').fill('http://models.example/v1');
  await form(page).getByRole('button', { name: 'Test' }).click();
  await expect(form(page).getByText('must be https, or http on this machine')).toBeVisible();
  await form(page).getByLabel('Address').fill(upstream.url);
  await form(page).getByRole('button', { name: 'Test' }).click();
  await expect(form(page).getByText(/refused the key \(status 401\)/)).toBeVisible();
  await form(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(form(page).getByText('must name a model')).toBeVisible();
  await form(page).getByRole('textbox', { name: 'Models' }).fill('large');
  await form(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(rowOf(page, name)).toContainText('Not tested');
  await page.getByRole('button', { name: `Test ${name}` }).click();
  await expect(rowOf(page, name)).toContainText(/Test failed.*refused the key/);
  upstream.play(says('ready'));
  await page.getByRole('button', { name: `Test ${name}` }).click();
  await expect(rowOf(page, name)).toContainText(/Answered.*large: first token after/);
});

test('a model that is added meanwhile is offered in the chat', async ({ page }) => {
  const { items } = await (await globex().send('GET', '/api/v1/agents?page_size=1')).json();
  await open(page, `/agents/${items[0].agent_id}/chat`);
  const models = page.getByRole('combobox', { name: 'Model' });
  await expect(models).toContainText('rehearsal-1');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  await expect(list(page)).toContainText('Rehearsal, no language model');
  const name = unique('Meanwhile');
  await addByProgram(name);
  await page.goBack();
  await expect(models).toContainText(`large · ${name}`);
});

test('adds, tests and deletes by keyboard alone', async ({ page, keyboard }) => {
  const name = unique('By key');
  await open(page, '/settings');
  const opener = page.getByRole('button', { name: 'Add a model' });
  await keyboard.activate(opener);
  await expect(form(page).getByLabel('Name')).toBeFocused();
  await keyboard.press('Escape');
  await keyboard.expectFocusOn(opener);
  await keyboard.press('Enter');
  await expect(form(page).getByLabel('Name')).toBeFocused();
  await keyboard.type(name);
  await keyboard.press('Tab');
  await keyboard.type(upstream.url);
  await keyboard.activate(form(page).getByRole('button', { name: 'Test' }));
  await expect(form(page).getByRole('status').first()).toContainText('Answered');
  await keyboard.activate(form(page).getByRole('button', { name: 'Add', exact: true }));
  await expect(rowOf(page, name)).toContainText(/Key\s*none/);
  await keyboard.expectFocusOn(opener);
  await keyboard.choose(page.getByRole('button', { name: `Actions on ${name}` }), 'Delete…');
  const sheet = dialog(page, /^Delete provider/);
  await expect(sheet.getByRole('textbox')).toBeFocused();
  await keyboard.confirm(sheet, name);
  await expect(rowOf(page, name)).toHaveCount(0);
});

test('bring yours: a look at another API, what is wrong with it, and how to connect', async ({
  page,
  api,
}) => {
  const project = await api.createProject(unique('Brought'));
  const agent = await api.createAgent({ name: unique('Elsewhere'), project_id: project.project_id });
  const { key } = await api.createKey(project.project_id, 'Look');
  await open(page, '/settings');
  await page.getByRole('button', { name: 'Bring yours' }).click();
  const look = dialog(page, 'Bring yours');
  await look.getByLabel('Address').fill(`${world().origin}/api/v1`);
  await look.getByLabel('Key').fill('sk_wrong_key');
  await look.getByRole('button', { name: 'Look' }).click();
  await expect(look.getByText(/key was refused \(status 401\)/)).toBeVisible();
  await expect(look.getByText(/API_URL=/)).toHaveCount(0);
  await look.getByLabel('Key').fill(key);
  await look.getByRole('button', { name: 'Look' }).click();
  await expect(look.getByRole('rowheader', { name: agent.name ?? '' })).toBeVisible();
  await expect(
    look.getByText(`API_URL=${world().origin}/api/v1 API_KEY="$AGENTS_API_KEY" npm start`),
  ).toBeVisible();
  await expectAccessible(page, 'bring yours');
  await look.getByRole('button', { name: 'Import a JSON file instead' }).click();
  await expect(dialog(page, 'Import an agent')).toBeVisible();
  expect(readFileSync(world().logFile, 'utf8')).not.toContain(key);
});

test('the section and its dialogs are accessible at every width, light and dark', async ({ page }) => {
  const name = unique('A provider with a name that is rather long for a phone');
  await addByProgram(name, { models: ['large', 'x'.repeat(120)], image_model: 'painter' });
  await open(page, '/settings');
  await page.getByRole('button', { name: `Test ${name}` }).click();
  await expect(rowOf(page, name)).toContainText('Answered');
  await expectAccessibleEverywhere(page, 'model providers');
  await page.getByRole('button', { name: `Actions on ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const edit = dialog(page, `Edit ${name}`);
  await edit.getByRole('button', { name: 'Test' }).click();
  await expect(edit.getByRole('status').first()).toContainText('Answered');
  await expectAccessibleEverywhere(page, 'a provider', [1440, 390, 320]);
});

test('a member of another organisation sees nothing of them', async ({ enter }) => {
  const name = unique('Hidden');
  await addByProgram(name);
  const { page } = await enter('member');
  await open(page, '/settings');
  await expect(heading(page, 'Settings')).toBeVisible();
  await expect(list(page)).toContainText('Rehearsal, no language model');
  await expect(rowOf(page, name)).toHaveCount(0);
  for (const button of ['Add a model', 'Bring yours', /^Test /]) {
    await expect(page.getByRole('button', { name: button })).toHaveCount(0);
  }
});
