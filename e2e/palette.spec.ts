import type { Page } from '@playwright/test';
import { unique } from './support/api';
import { open } from './support/pages';
import { expect, test } from './support/test';

const paletteOf = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const fieldOf = (page: Page) => paletteOf(page).getByRole('combobox');

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(fieldOf(page)).toBeFocused();
}

test('goes to a place and finds an agent, by keyboard alone', async ({ page, keyboard, api }) => {
  const name = unique('Palette');
  await api.createAgent({ name });
  await open(page, '/agents');
  await openPalette(page);
  await keyboard.type('activ');
  await expect(paletteOf(page).getByRole('option', { name: 'Activity' })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Activity', level: 1 })).toBeVisible();
  await expect(paletteOf(page)).toBeHidden();
  await openPalette(page);
  await keyboard.type(name);
  await expect(paletteOf(page).getByRole('option', { name })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
});

test('finds identities by name, after the agents', async ({ page, keyboard, api }) => {
  const name = unique('Both');
  const { agent_id: agentId } = await api.createAgent({ name: `${name} agent` });
  const { id } = await api.createIdentity(`${name} identity`);
  await api.send('PUT', `/api/troupe/v1/agents/${agentId}/identities/${id}`);
  await open(page, '/agents');
  await openPalette(page);
  await keyboard.type(name.toUpperCase());
  const found = paletteOf(page).getByRole('group', { name: 'Found' }).getByRole('option');
  await expect(found).toHaveText([
    new RegExp(`^${name} agent.*agent$`),
    `${name} identityof ${name} agentidentity`,
  ]);
  await expect(paletteOf(page).getByRole('status')).toHaveText('2 found');
  await keyboard.press('ArrowDown', 'Enter');
  await expect(page.getByRole('heading', { name: `${name} identity`, level: 1 })).toBeVisible();
  await expect(page).toHaveURL(`/identities/${id}`);
});

test('remembers what was opened, and gives the focus back on Esc', async ({ page, keyboard, api }) => {
  const name = unique('Recent');
  await api.createAgent({ name });
  await open(page, '/agents');
  const opener = page.getByRole('button', { name: 'Search or paste an id' });
  await keyboard.activate(opener);
  await expect(fieldOf(page)).toBeFocused();
  await keyboard.type(name);
  await expect(paletteOf(page).getByRole('option', { name })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await keyboard.activate(opener);
  await expect(
    paletteOf(page).getByRole('group', { name: 'Recent' }).getByRole('option', { name }),
  ).toBeVisible();
  await keyboard.press('Escape');
  await expect(paletteOf(page)).toBeHidden();
  await keyboard.expectFocusOn(opener);
});

test('says that nothing was found', async ({ page, keyboard }) => {
  await open(page, '/agents');
  await openPalette(page);
  await keyboard.type('zzqxnothing');
  await expect(paletteOf(page).getByRole('status')).toHaveText('Nothing of that name or id here.');
});

test('finds a pasted id of every kind', async ({ page, keyboard, api }) => {
  const name = unique('Pasted');
  const project = await api.createProject(`${name} project`);
  const agent = await api.createAgent({ name, project_id: project.project_id });
  const instance = await api.createInstance(agent.agent_id, `${name} instance`);
  const key = await api.createKey(project.project_id, `${name} key`);
  const identity = await api.createIdentity(`${name} identity`);
  const [change] = await api.activity({ object_id: instance.instance_id });
  const expected = [
    { id: agent.agent_id, kind: 'agent', at: `/agents/${agent.agent_id}/profile` },
    { id: instance.instance_id, kind: 'instance', at: /\/instances\?instance=/ },
    { id: identity.id, kind: 'identity', at: `/identities/${identity.id}` },
    { id: project.project_id, kind: 'project', at: `/settings/projects/${project.project_id}` },
    { id: key.key_id, kind: 'key', at: `/settings/projects/${project.project_id}` },
    { id: change?.activity_id ?? '', kind: 'change', at: `/activity/${change?.activity_id}` },
  ];
  await open(page, '/agents');
  for (const { id, kind, at } of expected) {
    await openPalette(page);
    // What a paste does, with the quotes that often come along.
    await page.keyboard.insertText(`"${id.toUpperCase()}"`);
    await expect(paletteOf(page).getByRole('option').filter({ hasText: kind })).toBeVisible();
    await keyboard.press('Enter');
    await expect(page).toHaveURL(at);
    await expect(paletteOf(page)).toBeHidden();
  }
});

test('shows nothing of another tenant', async ({ page, enter }) => {
  const { page: globex } = await enter('globex');
  await open(globex, '/agents');
  const href = (await globex.getByRole('row').getByRole('link').first().getAttribute('href')) ?? '';
  const id = href.split('/')[2] ?? '';
  await open(page, '/agents');
  await openPalette(page);
  await page.keyboard.insertText(id);
  await expect(paletteOf(page).getByRole('status')).toHaveText('Nothing of that name or id here.');
});
