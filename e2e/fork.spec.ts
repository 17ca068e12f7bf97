import type { Page } from '@playwright/test';
import { expectAccessible, expectAccessibleEverywhere } from './support/accessible';
import { type Api, unique } from './support/api';
import { agentLink, dialog, heading, open } from './support/pages';
import { planted } from './support/planted';
import { expect, test } from './support/test';

const tray = (page: Page) => page.getByRole('region', { name: 'Jobs' });
const forkDialog = (page: Page) => dialog(page, /^Fork “/);

test.describe.configure({ timeout: 120_000 });

async function openAgent(page: Page, api: Api, name: string): Promise<string> {
  const { agent_id: id } = await api.getAgent(name);
  await open(page, `/agents/${id}/profile`);
  return id;
}

async function openFork(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Fork…' }).click();
  await expect(forkDialog(page).getByLabel('Name of the copy')).toBeFocused();
}

async function fork(page: Page, name: string): Promise<void> {
  await openFork(page);
  await forkDialog(page).getByLabel('Name of the copy').fill(name);
  await forkDialog(page).getByRole('button', { name: 'Fork', exact: true }).click();
  await expect(forkDialog(page)).toBeHidden();
}

test('a long fork: its progress stays through moves and a reload, and its end opens the copy', async ({
  page,
  api,
}) => {
  const name = unique('Copy of many facts');
  await openAgent(page, api, planted.large.name);
  await openFork(page);
  await expect(forkDialog(page).getByText('40,002')).toBeVisible();
  await page.keyboard.press('Escape');
  await fork(page, name);
  await expect(tray(page).getByText(/Copying \d of 8/)).toBeVisible();
  await page.getByRole('link', { name: 'Activity', exact: true }).first().click();
  await expect(heading(page, 'Activity')).toBeVisible();
  await expect(tray(page).getByText(/Copying/)).toBeVisible();
  expect(await api.getStatus(`/agents/${encodeURIComponent(name)}`)).toBe(404);
  await page.reload();
  await expect(tray(page).getByText(name)).toBeVisible();
  await expect(tray(page).getByText('Ready')).toBeVisible({ timeout: 45_000 });
  await tray(page)
    .getByRole('link', { name: `Open ${name}` })
    .click();
  await expect(heading(page, name)).toBeVisible();
  await expect(tray(page)).toBeHidden();
  const copy = await api.getAgent(name);
  const contents = await api.agentContents(copy.agent_id);
  expect(contents).toMatchObject({ instances: 3, agent_facts: planted.large.agentFacts });
  expect(await api.activity({ object_id: copy.agent_id, verb: 'create' })).toMatchObject([
    { counts: { memory_facts: 40_002 }, note: `Fork of ${planted.large.name}.` },
  ]);
});

test('lineage: the header names the source, and what was changed since is shown side by side', async ({
  page,
  api,
}) => {
  const [source, name] = [unique('Source'), unique('Its fork')];
  await api.createAgent({ name: source, bio: 'As it was' });
  await openAgent(page, api, source);
  await fork(page, name);
  await tray(page)
    .getByRole('link', { name: `Open ${name}` })
    .click();
  await expect(page.getByText(`Fork of ${source} (no differences)`)).toBeVisible();
  await page.getByRole('textbox', { name: 'Bio' }).fill('It plays chess');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: '(1 difference)' }).click();
  const sheet = dialog(page, `${name} beside ${source}`);
  await expect(sheet.getByText('As it was')).toBeVisible();
  await expect(sheet.getByText('It plays chess')).toBeVisible();
  await expectAccessibleEverywhere(page, 'the differences', [1440, 320]);
  await page.keyboard.press('Escape');
  await api.send('DELETE', `/api/v1/agents/${(await api.getAgent(source)).agent_id}`);
  await page.reload();
  await expect(page.getByText(`Fork of ${source}, which was deleted since`)).toBeVisible();
});

test('by keyboard: fork without a name, fold the tray, open the copy', async ({ page, api, keyboard }) => {
  const source = unique('Keyboard source');
  await api.createAgent({ name: source });
  await openAgent(page, api, source);
  await keyboard.activate(page.getByRole('button', { name: 'Fork…' }));
  await expect(forkDialog(page).getByLabel('Name of the copy')).toBeFocused();
  await keyboard.press('Enter');
  await expect(forkDialog(page)).toBeHidden();
  await keyboard.expectFocusOn(page.getByRole('button', { name: 'Fork…' }));
  await expect(tray(page).getByText('Ready')).toBeVisible();
  await keyboard.activate(tray(page).getByRole('button', { name: 'Fold jobs' }));
  await expect(tray(page).getByText('Ready')).toBeHidden();
  await keyboard.press('Enter');
  await keyboard.activate(tray(page).getByRole('link', { name: `Open ${source} (fork)` }));
  await expect(heading(page, `${source} (fork)`)).toBeVisible();
});

test('a name that is taken is said at its field, and what was typed stays', async ({ page, api }) => {
  const [source, other] = [unique('Asked twice'), unique('Was first')];
  await api.createAgent({ name: source });
  await api.createAgent({ name: other });
  await openAgent(page, api, source);
  await openFork(page);
  const field = forkDialog(page).getByLabel('Name of the copy');
  await field.fill(other);
  await forkDialog(page).getByRole('button', { name: 'Fork', exact: true }).dblclick();
  await expect(forkDialog(page).getByText('is already taken')).toBeVisible();
  await expect(field).toHaveValue(other);
  await expect(field).toBeFocused();
  await expectAccessibleEverywhere(page, 'a fork refused', [1440, 390, 320]);
  await field.fill(unique('Free'));
  await forkDialog(page).getByRole('button', { name: 'Fork', exact: true }).dblclick();
  await expect(tray(page).getByText('Ready')).toBeVisible();
  const forks = await api.activity({ agent_id: (await api.getAgent(source)).agent_id, verb: 'fork' });
  expect(forks).toHaveLength(1);
});

test('a source that is deleted meanwhile: the tray says why, and is dismissed', async ({ page, api }) => {
  const name = unique('Never made');
  const id = await openAgent(page, api, planted.largeDeleted.name);
  await fork(page, name);
  await expect(tray(page).getByText(/Copying \d of 8/)).toBeVisible();
  await api.send('DELETE', `/api/v1/agents/${id}`);
  await expect(tray(page).getByText('Failed')).toBeVisible({ timeout: 30_000 });
  await expect(tray(page).getByText('The agent was deleted while it was being copied.')).toBeVisible();
  for (const width of [1440, 768, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `the tray, ${colorScheme}, ${width} px`);
    }
  }
  await tray(page)
    .getByRole('button', { name: `Dismiss ${name}` })
    .click();
  await expect(tray(page)).toBeHidden();
  await open(page, '/agents?search=Never');
  await expect(agentLink(page, name)).toBeHidden();
});

test('the stream of jobs answers its own pages only', async ({ page, api, request, watched }) => {
  watched.allow(/status of 4(09|22)/);
  const { agent_id: id } = await api.getAgent(planted.look.name);
  await open(page, '/agents');
  const asked = (query: string) =>
    page.evaluate(async (address) => (await fetch(address)).status, `/api/jobs?${query}`);
  expect(await asked('tenant=org_other&agent=x')).toBe(409);
  expect(await asked(`tenant=org_local_acme&agent=x`)).toBe(422);
  expect(await asked('tenant=org_local_acme')).toBe(422);
  const foreign = await request.get(`/api/jobs?tenant=org_local_acme&agent=${id}`, {
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(foreign.status()).toBe(403);
});
