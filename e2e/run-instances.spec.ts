import type { Locator, Page, Route } from '@playwright/test';
import { type Api, unique } from './support/api';
import { dialog, open } from './support/pages';
import { type PlantedAgent, planted } from './support/planted';
import { expect, test } from './support/test';

const panelOf = (page: Page, name: string) => page.getByRole('region', { name });

/** The planted agent’s page, opened at its first instance. */
async function openPlanted(page: Page, api: Api, { name, instances: [first] }: PlantedAgent) {
  const { agent_id: agentId } = await api.getAgent(name);
  const { instance } = await api.contents(agentId, first.name);
  await open(page, `/agents/${agentId}/instances?instance=${instance.instance_id}`);
  await expect(panelOf(page, first.name)).toBeVisible();
  return { agentId, instanceId: instance.instance_id, first };
}

async function expectCounts(list: Locator, counts: Record<string, number>): Promise<void> {
  for (const [term, count] of Object.entries(counts)) {
    const value = list.getByRole('term').filter({ hasText: new RegExp(`^${term}$`) });
    await expect(value.locator('xpath=following-sibling::dd[1]')).toHaveText(String(count));
  }
}

const lossOf = ({ facts, nodes, globalStates, userStates }: PlantedAgent['instances'][0]) => ({
  Facts: facts,
  'Memory nodes': nodes,
  'Global states': globalStates,
  'User states': userStates,
});

const empty = { facts: 0, nodes: 0, global_states: 0, user_states: 0, users: 0 };

/** The answer of the next server action, read on its way to the page: asked afterwards, Chromium may have let go of it. */
function nextActionReply(page: Page): Promise<string> {
  return new Promise((resolve, reject) => {
    const onAction = async (route: Route) => {
      const request = route.request();
      if (request.method() !== 'POST' || !('next-action' in request.headers())) return route.fallback();
      const response = await route.fetch();
      const body = await response.text();
      await route.fulfill({ response, body });
      await page.unroute('**/*', onAction);
      resolve(body);
    };
    page.route('**/*', onAction).catch(reject);
  });
}

test('reset: database, reply, receipt and Activity agree, and the other instance keeps its own', async ({
  page,
  api,
}) => {
  const { agentId, instanceId, first } = await openPlanted(page, api, planted.reset);
  const [, other] = planted.reset.instances;
  await expectCounts(panelOf(page, first.name), lossOf(first));
  await page.getByRole('button', { name: 'Reset…' }).click();
  const sheet = dialog(page, /^Reset instance/);
  await expectCounts(sheet, lossOf(first));
  await sheet.getByRole('textbox').fill(first.name);
  const replied = nextActionReply(page);
  await sheet.getByRole('button', { name: 'Reset instance' }).click();
  const reply = await replied;
  expect(reply).toContain(`"facts_deleted":${first.facts}`);
  expect(reply).toContain(`"nodes_deleted":${first.nodes}`);
  const receipt = sheet.getByRole('region', { name: `Receipt: Reset of ${first.name}` });
  await expectCounts(receipt, lossOf(first));
  await expect(receipt.getByText('Warning')).toBeHidden();

  const [change, ...others] = await api.activity({ object_id: instanceId, verb: 'reset' });
  expect(others).toEqual([]);
  expect(change?.counts).toEqual({
    facts_deleted: first.facts,
    nodes_deleted: first.nodes,
    global_states_deleted: first.globalStates,
    user_states_deleted: first.userStates,
  });
  expect((await api.contents(agentId, instanceId)).contents).toMatchObject(empty);
  expect((await api.contents(agentId, instanceId)).instance.status).toBe('active');
  expect((await api.contents(agentId, other.name)).contents).toMatchObject({
    facts: other.facts,
    nodes: other.nodes,
    global_states: other.globalStates,
    user_states: other.userStates,
  });
  expect((await api.agentContents(agentId)).agent_facts).toBe(planted.reset.agentFacts);

  await receipt.getByRole('link', { name: 'Kept in Activity' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Reset instance ${first.name}`);
  await expectCounts(page.getByRole('region', { name: /^Receipt: / }), {
    Facts: first.facts,
    Nodes: first.nodes,
    'Global states': first.globalStates,
    'User states': first.userStates,
  });
});

test('reset by keyboard alone; the focus returns to its opener', async ({ page, keyboard, api }) => {
  const { agentId, instanceId, first } = await openPlanted(page, api, planted.resetByKeyboard);
  const opener = page.getByRole('button', { name: 'Reset…' });
  await keyboard.activate(opener);
  const sheet = dialog(page, /^Reset instance/);
  await keyboard.expectFocusOn(sheet.getByRole('textbox'));
  await keyboard.type('not its name');
  await keyboard.press('Enter');
  expect((await api.contents(agentId, instanceId)).contents.facts).toBe(first.facts);
  await keyboard.press('Control+a');
  await keyboard.confirm(sheet, first.name);
  await expect(sheet.getByRole('region', { name: /^Receipt: / })).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Close' }).first()).toBeFocused();
  await keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await keyboard.expectFocusOn(opener);
  expect((await api.contents(agentId, instanceId)).contents).toMatchObject(empty);
});

test('a double click resets once', async ({ page, api }) => {
  const { instanceId, first } = await openPlanted(page, api, planted.doubleClick);
  await page.getByRole('button', { name: 'Reset…' }).click();
  const sheet = dialog(page, /^Reset instance/);
  await sheet.getByRole('textbox').fill(first.name);
  await sheet.getByRole('button', { name: 'Reset instance' }).dblclick();
  await expectCounts(sheet.getByRole('region', { name: /^Receipt: / }), lossOf(first));
  expect(await api.activity({ object_id: instanceId, verb: 'reset' })).toHaveLength(1);
});

test('deletes an instance with all it holds', async ({ page, api }) => {
  const { agentId, instanceId, first } = await openPlanted(page, api, planted.deleteInstance);
  await page.getByRole('button', { name: 'Delete…' }).click();
  const sheet = dialog(page, /^Delete instance/);
  await expectCounts(sheet, lossOf(first));
  await sheet.getByRole('textbox').fill(first.name);
  await sheet.getByRole('button', { name: 'Delete instance' }).click();
  await expectCounts(sheet.getByRole('region', { name: `Receipt: Deleted ${first.name}` }), lossOf(first));
  await sheet.getByRole('button', { name: 'Close' }).first().click();
  await expect(page.getByRole('grid', { name: 'Instances' }).getByText(first.name)).toBeHidden();
  expect((await api.listInstances(agentId)).map(({ name }) => name)).not.toContain(first.name);
  expect(await api.getStatus(`/agents/${agentId}/instances/${instanceId}`)).toBe(404);
});

test('deletes an instance by keyboard', async ({ page, keyboard, api }) => {
  const { agent_id: agentId } = await api.createAgent({ name: unique('Deletes by key') });
  const { instance_id: instanceId } = await api.createInstance(agentId, 'goes by key');
  await open(page, `/agents/${agentId}/instances?instance=${instanceId}`);
  await keyboard.activate(page.getByRole('button', { name: 'Delete…' }));
  const sheet = dialog(page, /^Delete instance/);
  await keyboard.expectFocusOn(sheet.getByRole('textbox'));
  await keyboard.type('goes by key');
  await expect(sheet.getByRole('button', { name: 'Delete instance' })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await keyboard.press('Enter');
  await expect(sheet.getByRole('region', { name: /^Receipt: / })).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Close' }).first()).toBeFocused();
  await keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  expect(await api.getStatus(`/agents/${agentId}/instances/${instanceId}`)).toBe(404);
});

test('the default instance cannot be deleted, and it says why', async ({ page, api }) => {
  const { agent_id: agentId } = await api.createAgent({ name: unique('Default') });
  const [only] = await api.listInstances(agentId);
  await open(page, `/agents/${agentId}/instances`);
  const panel = panelOf(page, 'default');
  await expect(panel.getByText(/The default instance cannot be deleted/)).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Reset…' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Delete…' })).toBeHidden();
  const reply = await api.send('DELETE', `/api/v1/agents/${agentId}/instances/${only?.instance_id}`);
  expect(reply.status).toBe(409);
});

test('creates, renames in place, deactivates and activates an instance', async ({ page, api }) => {
  const { agent_id: agentId } = await api.createAgent({ name: unique('Instances') });
  await api.createInstance(agentId, 'taken');
  await open(page, `/agents/${agentId}/instances`);
  await page.getByRole('button', { name: 'New instance' }).click();
  const form = dialog(page, 'New instance');
  await form.getByLabel('Name').fill('taken');
  await form.getByLabel('Description').fill('For the west.');
  await form.getByRole('button', { name: 'Create instance' }).click();
  await expect(form.getByLabel('Name')).toHaveAccessibleDescription(/taken|exists/);
  await expect(form.getByLabel('Description')).toHaveValue('For the west.');
  await form.getByLabel('Name').fill('ws-west');
  await form.getByRole('button', { name: 'Create instance' }).click();
  await expect(form).toBeHidden();
  const panel = panelOf(page, 'ws-west');
  await expect(panel).toBeVisible();

  await panel.getByRole('button', { name: 'Edit name' }).click();
  await panel.getByRole('textbox', { name: 'Name' }).fill('taken');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/taken|exists/);
  await expect(panel.getByRole('textbox', { name: 'Name' })).toHaveValue('taken');
  await panel.getByRole('textbox', { name: 'Name' }).fill('ws-far-west');
  await page.keyboard.press('Enter');
  const renamed = panelOf(page, 'ws-far-west');
  await expect(renamed).toBeVisible();
  await expect(renamed.getByRole('button', { name: 'Edit name' })).toBeFocused();

  const control = renamed.getByRole('switch', { name: 'Instance is active' });
  await control.click();
  await expect(control).not.toBeChecked();
  const stateOf = async () =>
    (await api.listInstances(agentId)).find(({ name }) => name === 'ws-far-west')?.status;
  await expect.poll(stateOf).toBe('inactive');
  await expect(control).toHaveAttribute('aria-busy', 'false');
  await control.click();
  await expect.poll(stateOf).toBe('active');
});

test('creates, chooses and renames by keyboard alone', async ({ page, keyboard, api }) => {
  const { agent_id: agentId } = await api.createAgent({ name: unique('Instances by key') });
  await open(page, `/agents/${agentId}/instances`);
  await keyboard.activate(page.getByRole('button', { name: 'New instance' }));
  const form = dialog(page, 'New instance');
  await expect(form.getByLabel('Name')).toBeFocused();
  await keyboard.type('by key');
  await keyboard.press('Enter');
  await expect(form).toBeHidden();
  await expect(panelOf(page, 'by key')).toBeVisible();
  const grid = page.getByRole('grid', { name: 'Instances' });
  await keyboard.tabTo(grid.getByRole('link', { name: 'by key' }));
  await keyboard.press('Home', 'Enter');
  await expect(panelOf(page, 'default')).toBeVisible();
  await keyboard.press('ArrowDown', 'Enter');
  const panel = panelOf(page, 'by key');
  await expect(panel).toBeVisible();
  await keyboard.activate(panel.getByRole('button', { name: 'Edit name' }));
  await keyboard.press('Control+a');
  await keyboard.type('renamed by key');
  await keyboard.press('Enter');
  await expect(panelOf(page, 'renamed by key')).toBeVisible();
  await expect
    .poll(async () => (await api.listInstances(agentId)).map(({ name }) => name))
    .toEqual(['default', 'renamed by key']);
  await keyboard.expectFocusOn(panelOf(page, 'renamed by key').getByRole('button', { name: 'Edit name' }));
});

test('a rename that is refused is rolled back, and the text stays', async ({ page, api }) => {
  const { agent_id: agentId } = await api.createAgent({ name: unique('Rolled back') });
  const { instance_id: id } = await api.createInstance(agentId, 'soon gone');
  await open(page, `/agents/${agentId}/instances?instance=${id}`);
  const panel = panelOf(page, 'soon gone');
  await panel.getByRole('button', { name: 'Edit name' }).click();
  await panel.getByRole('textbox', { name: 'Name' }).fill('kept text');
  await api.send('DELETE', `/api/v1/agents/${agentId}/instances/${id}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('kept text');
  await expect(page.getByRole('grid', { name: 'Instances' }).getByText('soon gone')).toBeVisible();
});

test('searches instances and keeps the chosen one in the address', async ({ page, api }) => {
  const { agent_id: agentId } = await api.createAgent({ name: unique('Scope') });
  for (const name of ['alpha-1', 'alpha-2', 'beta-1']) await api.createInstance(agentId, name);
  await open(page, `/agents/${agentId}/instances`);
  await page.getByRole('searchbox', { name: 'Search instances' }).fill('beta');
  const links = page.getByRole('grid', { name: 'Instances' }).getByRole('link');
  await expect(links).toHaveText(['beta-1']);
  await links.first().click();
  await expect(panelOf(page, 'beta-1')).toBeVisible();
  await expect(page).toHaveURL(/instance=[0-9a-f-]{36}/);
  await page.reload();
  await expect(panelOf(page, 'beta-1')).toBeVisible();
  const scope = page.getByRole('group', { name: 'Scope' });
  await expect(scope.getByRole('button', { name: /^Instance: .*beta-1/ })).toBeVisible();
});
