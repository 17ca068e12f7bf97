import { unique } from './support/api';
import { dialog, heading, open, rowOf, toast } from './support/pages';
import { planted } from './support/planted';
import { expect, test } from './support/test';

test('creates an agent and opens it', async ({ page, api }) => {
  const name = unique('Created');
  await open(page, '/agents');
  await page.getByRole('button', { name: 'New agent' }).click();
  const form = dialog(page, 'New agent');
  await form.getByLabel('Name').fill(`  ${name} `);
  await form.getByLabel('Bio').fill('Answers in two sentences.');
  await form.getByRole('button', { name: 'Create agent' }).click();
  await expect(heading(page, name)).toBeVisible();
  const { agent_id: id, bio } = await api.getAgent(name);
  await expect(page).toHaveURL(`/agents/${id}/profile`);
  expect(bio).toBe('Answers in two sentences.');
  await page.goBack();
  await expect(rowOf(page, name)).toBeVisible();
});

test('creates an agent by keyboard; a taken name is said at the field, and the text stays', async ({
  page,
  keyboard,
  api,
}) => {
  const taken = unique('Taken');
  const { agent_id: id } = await api.createAgent({ name: taken, bio: 'The first one.' });
  await open(page, '/agents');
  const opener = page.getByRole('button', { name: 'New agent' });
  await keyboard.activate(opener);
  const form = dialog(page, 'New agent');
  const name = form.getByRole('textbox', { name: 'Name' });
  await expect(name).toBeFocused();
  await keyboard.type(taken);
  await keyboard.tabTo(form.getByLabel('Bio'));
  await keyboard.type('A second one.');
  await keyboard.activate(form.getByRole('button', { name: 'Create agent' }));
  await expect(form.getByText('The agent was not created')).toBeVisible();
  await expect(name).toHaveAccessibleDescription(/taken/);
  await expect(name).toHaveValue(taken);
  await expect(form.getByLabel('Bio')).toHaveValue('A second one.');
  await keyboard.expectFocusOn(name);
  await expect(form.getByRole('link', { name: 'Open the agent with this name' })).toHaveAttribute(
    'href',
    `/agents/${id}/profile`,
  );
  expect((await api.getAgent(taken)).bio).toBe('The first one.');
  await keyboard.press('Escape');
  await expect(form).toBeHidden();
  await keyboard.expectFocusOn(opener);
});

test('an empty name and a name like an id are refused before anything is sent', async ({ page }) => {
  await open(page, '/agents');
  await page.getByRole('button', { name: 'New agent' }).click();
  const form = dialog(page, 'New agent');
  const name = form.getByRole('textbox', { name: 'Name' });
  await form.getByRole('button', { name: 'Create agent' }).click();
  await expect(name).toHaveAccessibleDescription(/must not be empty/);
  await name.fill('3f2b8c1e-9a4d-4e7b-8c21-5d6f7a8b9c0d');
  await form.getByRole('button', { name: 'Create agent' }).click();
  await expect(name).toHaveAccessibleDescription(/must not look like a UUID/);
});

test('two clicks create one agent', async ({ page, api }) => {
  const name = unique('Clicked twice');
  await open(page, '/agents');
  await page.getByRole('button', { name: 'New agent' }).click();
  const form = dialog(page, 'New agent');
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await form.getByRole('button', { name: 'Create agent' }).dblclick();
  await expect(heading(page, name)).toBeVisible();
  const { agent_id: id } = await api.getAgent(name);
  expect((await api.activity({ object_id: id })).map(({ verb }) => verb)).toEqual(['create']);
});

test('deactivates from the list at once, and puts it back when it was refused', async ({ page, api }) => {
  const name = unique('Switched');
  const { agent_id: id } = await api.createAgent({ name });
  await open(page, `/agents?search=${encodeURIComponent(name)}`);
  const row = rowOf(page, name);
  // Held back, so that what shows meanwhile is the page's own doing.
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/agents?*', async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  await row.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Deactivate' }).click();
  await expect(row).toContainText('Inactive');
  expect((await api.getAgent(id)).is_active).toBe(true);
  letGo();
  await expect.poll(async () => (await api.getAgent(id)).is_active).toBe(false);
  await page.unroute('**/agents?*');

  // The list that the change brings must not be read after the agent is gone.
  await open(page, `/agents?search=${encodeURIComponent(name)}`);
  await api.send('DELETE', `/api/v1/agents/${id}`);
  await row.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Activate' }).click();
  await expect(toast(page).getByText(`The state of ${name} did not change`)).toBeVisible();
  await expect(row).toContainText('Inactive');
});

test('deactivates on the agent’s page by keyboard', async ({ page, keyboard, api }) => {
  const name = unique('Switched by key');
  const { agent_id: id } = await api.createAgent({ name });
  await open(page, `/agents/${id}/profile`);
  const control = page.getByRole('switch', { name: 'Agent is active' });
  await expect(control).toBeChecked();
  await keyboard.tabTo(control);
  await keyboard.press('Space');
  await expect(control).not.toBeChecked();
  await expect.poll(async () => (await api.getAgent(id)).is_active).toBe(false);
  await keyboard.expectFocusOn(control);
});

test('renames an agent; a taken name is refused at the field', async ({ page, api }) => {
  const [name, taken, free] = [unique('Before'), unique('Occupied'), unique('After')];
  const { agent_id: id } = await api.createAgent({ name });
  await api.createAgent({ name: taken });
  await open(page, `/agents/${id}/profile`);
  const field = page.getByRole('textbox', { name: 'Name', exact: true });
  await field.fill(taken);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(field).toHaveAccessibleDescription(/taken/);
  await expect(field).toHaveValue(taken);
  await field.fill(free);
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await expect(heading(page, free)).toBeVisible();
  expect((await api.getAgent(id)).name).toBe(free);
  const [change] = await api.activity({ object_id: id });
  expect(change).toMatchObject({ verb: 'rename', before: { name }, after: { name: free } });
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Agents' }).click();
  await expect(rowOf(page, free)).toBeVisible();
});

test('deletes an agent after counting the loss and typing its name; the receipt agrees', async ({
  page,
  api,
}) => {
  const { name, agentFacts, instances } = planted.deleteAgent;
  const { agent_id: id } = await api.getAgent(name);
  const sum = (member: 'facts' | 'nodes' | 'globalStates' | 'userStates') =>
    instances.reduce((total, instance) => total + instance[member], 0);
  const facts = sum('facts') + agentFacts;
  const states = sum('globalStates') + sum('userStates');
  await open(page, `/agents/${id}/profile`);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete agent…' }).click();
  const sheet = dialog(page, /^Delete agent/);
  for (const [term, count] of [
    ['Instances', instances.length + 1],
    ['Facts', facts],
    ['Memory nodes', sum('nodes')],
    ['Custom states', states],
  ]) {
    await expect(
      sheet
        .getByRole('term')
        .filter({ hasText: `${term}` })
        .locator('xpath=following-sibling::dd[1]'),
    ).toHaveText(`${count}`);
  }
  const remove = sheet.getByRole('button', { name: 'Delete agent' });
  await expect(remove).toBeDisabled();
  await sheet.getByRole('textbox').fill(name.toLowerCase());
  await expect(remove).toBeDisabled();
  await sheet.getByRole('textbox').fill(name);
  await remove.click();
  const receipt = sheet.getByRole('region', { name: `Receipt: Deleted ${name}` });
  await expect(receipt).toContainText(`Instances${instances.length + 1}`);
  await expect(receipt).toContainText(`Facts${facts}`);
  await expect(receipt).toContainText(`Memory nodes${sum('nodes')}`);
  await expect(receipt).toContainText(`Custom states${states}`);
  await expect(receipt.getByText('Warning')).toBeHidden();
  const [change] = await api.activity({ object_id: id });
  expect(change).toMatchObject({
    verb: 'delete',
    counts: {
      instances: instances.length + 1,
      memory_facts: facts,
      memory_nodes: sum('nodes'),
      custom_states: states,
    },
  });
  await expect(receipt.getByRole('link', { name: 'Kept in Activity' })).toHaveAttribute(
    'href',
    `/activity/${change?.activity_id}`,
  );
  await sheet.getByRole('button', { name: 'Close' }).first().click();
  await expect(heading(page, 'Agents')).toBeVisible();
  await expect(rowOf(page, name)).toBeHidden();
  expect(await api.getStatus(`/agents/${id}`)).toBe(404);
});

test('deletes an agent from the list by keyboard', async ({ page, keyboard, api }) => {
  const name = unique('Deleted by key');
  const { agent_id: id } = await api.createAgent({ name });
  await open(page, `/agents?search=${encodeURIComponent(name)}`);
  const opener = page.getByRole('button', { name: `Actions for ${name}` });
  await keyboard.choose(opener, 'Delete…');
  const sheet = dialog(page, /^Delete agent/);
  await keyboard.expectFocusOn(sheet.getByRole('textbox'));
  await keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await keyboard.expectFocusOn(opener);
  await keyboard.choose(opener, 'Delete…');
  await keyboard.tabTo(sheet.getByRole('textbox'));
  await keyboard.confirm(sheet, name);
  await expect(sheet.getByRole('region', { name: `Receipt: Deleted ${name}` })).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Close' }).first()).toBeFocused();
  await keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('heading', { name: 'No agent matches' })).toBeVisible();
  expect(await api.getStatus(`/agents/${id}`)).toBe(404);
});

test('moves an agent to another project', async ({ page, api }) => {
  const project = await api.createProject(unique('Target'));
  const name = unique('Moved');
  const { agent_id: id } = await api.createAgent({ name });
  await open(page, `/agents/${id}/profile`);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Move to project…' }).click();
  const form = dialog(page, /^Move/);
  await form.getByLabel('Project').selectOption(project.project_id);
  await form.getByRole('button', { name: 'Move' }).click();
  await expect(toast(page).getByText(`${name} moved to ${project.name}`)).toBeVisible();
  await expect(page.getByRole('link', { name: project.name, exact: true })).toBeVisible();
  expect((await api.getAgent(id)).project_id).toBe(project.project_id);
});

test('moves an agent by keyboard', async ({ page, keyboard, api }) => {
  const project = await api.createProject(unique('Target by key'));
  const name = unique('Moved by key');
  const { agent_id: id } = await api.createAgent({ name });
  await open(page, `/agents/${id}/profile`);
  await keyboard.choose(page.getByRole('button', { name: `Actions for ${name}` }), 'Move to project…');
  const form = dialog(page, /^Move/);
  await keyboard.select(form.getByLabel('Project'), project.name);
  await keyboard.activate(form.getByRole('button', { name: 'Move' }));
  await expect(form).toBeHidden();
  await expect(page.getByRole('link', { name: project.name, exact: true })).toBeVisible();
  expect((await api.getAgent(id)).project_id).toBe(project.project_id);
});
