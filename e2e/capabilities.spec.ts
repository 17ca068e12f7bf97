import type { Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './support/accessible';
import { type Api, unique } from './support/api';
import { open } from './support/pages';
import { expect, test } from './support/test';

const toggle = (page: Page, name: string) => page.getByRole('switch', { name, exact: true });
const row = (page: Page, name: string) => page.getByRole('listitem').filter({ has: toggle(page, name) });
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });
const changes = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' });
const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d$/);

async function agentWith(api: Api, body: object = {}): Promise<string> {
  const { agent_id: id } = await api.createAgent({ name: unique('Capable') });
  await put(api, id, body);
  return id;
}

async function put(api: Api, id: string, body: object): Promise<void> {
  const reply = await api.send('PUT', `/api/v1/agents/${id}/capabilities`, body);
  expect(reply.status).toBe(200);
}

async function capabilities(api: Api, id: string): Promise<unknown> {
  return (await api.send('GET', `/api/v1/agents/${id}/capabilities`)).json();
}

test('shows what stands in the way, what a save does, and sends exactly what it showed', async ({
  page,
  api,
}) => {
  const id = await agentWith(api, { autoLearnSkills: true, imageGeneration: true });
  await open(page, `/agents/${id}/capabilities`);
  const ledger = page.getByRole('region', { name: 'Ledger' });
  await expect(ledger).toContainText('2 on · 9 off · 1 pending · 1 blocked · 4 read only');
  await expect(ledger.getByRole('listitem').filter({ hasText: 'Learn skills' })).toContainText(
    'BlockedSkills are off.',
  );
  await expect(ledger.getByRole('listitem').filter({ hasText: 'Image generation' })).toContainText(
    'PendingNo model provider of this server makes images.',
  );
  await expect(page.getByRole('listitem').filter({ hasText: 'Music generation' })).toContainText(
    'Off · read only',
  );

  await toggle(page, 'Skills').click();
  await expect(row(page, 'Learn skills by itself')).toContainText('After a saveOn');
  await toggle(page, 'Wisdom').click();
  await page.getByLabel('Speaks first').selectOption('off');
  await page.getByLabel('MCP servers').first().fill('files');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Draft · 4 changes')).toBeVisible();
  const body = { wisdom: false, skills: true, proactiveMode: 'off', mcpEnabled: ['files'] };
  await expect(changes(page)).toContainText(`PUT /agents/${id}/capabilities`);
  const shown = await changes(page).locator('pre').textContent();
  expect(JSON.parse(shown ?? '')).toEqual({
    skills: true,
    wisdom: false,
    proactiveMode: 'off',
    mcpEnabled: ['files'],
  });

  const before = (await api.activity({ agent_id: id })).length;
  await save(page).click();
  await expect(saved(page)).toBeVisible();
  await expect(ledger).toContainText('3 on · 9 off · 1 pending · 4 read only');
  const rows = await api.activity({ agent_id: id });
  expect(rows.length).toBe(before + 1);
  expect(rows[0]?.after).toEqual(body);
  expect(await capabilities(api, id)).toMatchObject({
    ...{ skills: true, autoLearnSkills: true, wisdom: false, mcp_enabled: ['files'] },
  });
});

test('copies the change as curl, the key as a variable', async ({ page, context, api }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const id = await agentWith(api);
  await open(page, `/agents/${id}/capabilities`);
  await toggle(page, 'Web search').click();
  await changes(page).getByRole('button', { name: 'Copy as curl' }).click();
  const told = page.getByText('Set TROUPE_API_KEY in the shell before you run it.', { exact: true });
  await expect(told).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`curl -X PUT '${new URL(page.url()).origin}/api/v1/agents/${id}/capabilities'`);
  expect(copied).toContain('Bearer $TROUPE_API_KEY');
  expect(copied).toContain(`-d '{"webSearch":true}'`);
});

test('changes and saves by keyboard', async ({ page, keyboard, api }) => {
  const id = await agentWith(api);
  await open(page, `/agents/${id}/capabilities`);
  await keyboard.tabTo(toggle(page, 'Remember names'));
  await keyboard.press('Space');
  await keyboard.tabTo(page.getByLabel('Memory is written'));
  await keyboard.press('ArrowDown');
  await keyboard.tabTo(page.getByRole('textbox', { name: 'MCP servers' }));
  await keyboard.type('mail');
  await keyboard.press('Enter');
  await expect(page.getByText('Draft · 3 changes')).toBeVisible();
  await keyboard.press('Control+s');
  await expect(saved(page)).toBeVisible();
  expect(await capabilities(api, id)).toMatchObject({
    ...{ rememberName: true, memoryMode: 'async', mcp_enabled: ['mail'] },
  });
});

test('the knowledge base of an agent without a project is blocked until it has one', async ({
  page,
  api,
}) => {
  const id = await agentWith(api, { knowledgeBase: true });
  const { project_id: projectId } = await api.getAgent(id);
  await api.send('PATCH', `/api/v1/agents/${id}/project`, { project_id: null });
  await open(page, `/agents/${id}/capabilities`);
  await expect(row(page, 'Knowledge base')).toContainText('BlockedThe agent belongs to no project');
  await expect(toggle(page, 'Knowledge base')).toBeChecked();
  await api.send('PATCH', `/api/v1/agents/${id}/project`, { project_id: projectId });
  await page.reload();
  await expect(row(page, 'Knowledge base').getByRole('link', { name: 'of its project' })).toHaveAttribute(
    'href',
    `/settings/projects/${projectId}`,
  );
});

test('a draft survives a reload and a crash of the tab', async ({ enter, api }) => {
  const { context, page } = await enter('admin');
  const id = await agentWith(api);
  await open(page, `/agents/${id}/capabilities`);
  await toggle(page, 'Web search').click();
  await page.reload();
  await expect(page.getByText(/^Recovered draft from/)).toBeVisible();
  await expect(toggle(page, 'Web search')).toBeChecked();
  await toggle(page, 'Skills').click();
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('skills');
  const crashed = page.waitForEvent('crash');
  const devtools = await context.newCDPSession(page);
  // The answer never comes: the process that would send it is gone.
  void devtools.send('Page.crash').catch(() => {});
  await crashed;
  const again = await context.newPage();
  await open(again, `/agents/${id}/capabilities`);
  await expect(again.getByText(/^Recovered draft from/)).toBeVisible();
  await expect(toggle(again, 'Web search')).toBeChecked();
  await expect(toggle(again, 'Skills')).toBeChecked();
  expect(await capabilities(api, id)).toMatchObject({ webSearch: false, skills: false });
  await save(again).click();
  await expect(saved(again)).toBeVisible();
  expect(await capabilities(api, id)).toMatchObject({ webSearch: true, skills: true });
});

test('two tabs: the second is told what changed and loses nothing', async ({ page, context, api }) => {
  const id = await agentWith(api, { mcpEnabled: ['first'] });
  await open(page, `/agents/${id}/capabilities`);
  const second = await context.newPage();
  await open(second, `/agents/${id}/capabilities`);
  for (const [tab, server] of [
    [page, 'mine'],
    [second, 'theirs'],
  ] as const) {
    await tab.getByRole('textbox', { name: 'MCP servers' }).fill(server);
    await tab.keyboard.press('Enter');
  }
  await toggle(second, 'Skills').click();
  await save(page).click();
  await expect(saved(page)).toBeVisible();
  await save(second).click();
  const conflict = second.getByRole('alert').filter({ hasText: 'MCP servers was changed by somebody else' });
  await expect(conflict).toContainText('mine');
  await expect(second.getByRole('list', { name: 'MCP servers' })).toContainText('theirs');
  await expect(toggle(second, 'Skills')).toBeChecked();
  expect(await capabilities(api, id)).toMatchObject({ mcp_enabled: ['first', 'mine'], skills: false });
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await save(second).click();
  await expect(saved(second)).toBeVisible();
  expect(await capabilities(api, id)).toMatchObject({ mcp_enabled: ['first', 'theirs'], skills: true });
});

test('a refusal says what is wrong at its field and keeps what was typed', async ({ page, api }) => {
  const id = await agentWith(api);
  await open(page, `/agents/${id}/capabilities`);
  await toggle(page, 'Web search').click();
  await api.send('DELETE', `/api/v1/agents/${id}`);
  await save(page).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The change was not saved' })).toContainText(
    'There is no such agent.',
  );
  await expect(toggle(page, 'Web search')).toBeChecked();
});

test('a draft with everything in its way has no axe violation of ours, at any width', async ({
  page,
  api,
}) => {
  test.setTimeout(180_000);
  const id = await agentWith(api, { autoLearnSkills: true, imageGeneration: true, mcpEnabled: ['files'] });
  await open(page, `/agents/${id}/capabilities`);
  await toggle(page, 'Skills').click();
  await toggle(page, 'Knowledge base').click();
  await page.reload();
  await expect(page.getByText(/^Recovered draft from/)).toBeVisible();
  await expectAccessibleEverywhere(page, 'changed capabilities');
});

test.describe('a member', () => {
  test.use({ role: 'member' });

  test('changes capabilities as an admin does', async ({ page, api }) => {
    const id = await agentWith(api);
    await open(page, `/agents/${id}/capabilities`);
    await toggle(page, 'Inventory').click();
    await save(page).click();
    await expect(saved(page)).toBeVisible();
    expect(await capabilities(api, id)).toMatchObject({ inventory: false });
  });
});
