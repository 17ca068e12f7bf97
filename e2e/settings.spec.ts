import { unique } from './support/api';
import { dialog, heading, open, toast } from './support/pages';
import { expect, test } from './support/test';
import { world } from './support/world';

test('creates and edits a project; with agents it is not deleted, without it is', async ({ page, api }) => {
  const [name, renamed] = [unique('Project'), unique('Renamed')];
  await open(page, '/settings');
  await page.getByRole('button', { name: 'New project' }).click();
  await dialog(page, 'New project').getByLabel('Name').fill(name);
  await dialog(page, 'New project').getByLabel('Environment').selectOption('staging');
  await dialog(page, 'New project').getByRole('button', { name: 'Create project' }).click();
  await expect(heading(page, name)).toBeVisible();
  const id = page.url().split('/').at(-1) ?? '';
  expect((await api.listProjects()).find(({ project_id }) => project_id === id)).toMatchObject({
    name,
    environment: 'staging',
  });

  await page.getByRole('button', { name: `Actions on project ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await dialog(page, 'Edit project').getByLabel('Name').fill(renamed);
  await dialog(page, 'Edit project').getByRole('button', { name: 'Save' }).click();
  await expect(heading(page, renamed)).toBeVisible();

  const agent = await api.createAgent({ name: unique('In the way'), project_id: id });
  await page.getByRole('button', { name: `Actions on project ${renamed}` }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const sheet = dialog(page, /^Delete project/);
  await expect(sheet.getByText('The project cannot be deleted now')).toBeVisible();
  await sheet.getByRole('textbox').fill(renamed);
  await sheet.getByRole('button', { name: 'Delete project' }).click();
  await expect(sheet.getByText('The project was not deleted')).toBeVisible();
  await expect(sheet.getByRole('link', { name: 'Show the agent' })).toHaveAttribute(
    'href',
    `/agents?project=${id}`,
  );
  await api.send('DELETE', `/api/v1/agents/${agent.agent_id}`);
  await sheet.getByRole('button', { name: 'Delete project' }).click();
  await expect(heading(page, 'Settings')).toBeVisible();
  await expect(toast(page).getByText(`Project ${renamed} was deleted`)).toBeVisible();
  expect(await api.getStatus(`/projects/${id}`)).toBe(404);
});

test('the default project stays', async ({ page, api }) => {
  const project = (await api.listProjects()).find(({ name }) => name === 'Default');
  await open(page, `/settings/projects/${project?.project_id}`);
  await page.getByRole('button', { name: 'Actions on project Default' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const sheet = dialog(page, /^Delete project/);
  await sheet.getByRole('textbox').fill('Default');
  await sheet.getByRole('button', { name: 'Delete project' }).click();
  await expect(sheet.getByText('The project was not deleted')).toBeVisible();
});

test('an API key is shown once, works, and stops when it is revoked', async ({ page, api }) => {
  const [projectName, keyName] = [unique('Keys'), unique('Key')];
  const project = await api.createProject(projectName);
  const inside = await api.createAgent({ name: unique('Inside'), project_id: project.project_id });
  const outside = await api.createAgent({ name: unique('Outside') });
  await open(page, `/settings/projects/${project.project_id}`);
  await page.getByRole('button', { name: 'New key' }).click();
  const form = dialog(page, 'New API key');
  await form.getByLabel('Name').fill(keyName);
  await form.getByLabel('write').check();
  await form.getByRole('button', { name: 'Create key' }).click();
  const shown = dialog(page, /^API key/);
  const key = (await shown.getByText(/^sk_\S+$/).textContent()) ?? '';
  await page.keyboard.press('Escape');
  await expect(shown).toBeVisible();
  await shown.getByLabel('I have stored the key').check();
  await shown.getByRole('button', { name: 'Done' }).click();
  await expect(shown).toBeHidden();
  await expect(page.getByText(key)).toBeHidden();

  const ask = (method: string, path: string, body?: unknown) =>
    fetch(`${world().origin}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  expect((await ask('GET', `/agents/${inside.agent_id}`)).status).toBe(200);
  expect((await ask('GET', `/agents/${outside.agent_id}`)).status).toBe(404);
  expect((await ask('PATCH', `/agents/${inside.agent_id}/profile`, { bio: 'By key.' })).status).toBe(200);
  expect((await ask('DELETE', `/agents/${inside.agent_id}`)).status).toBe(403);
  await page.goto(`/agents/${inside.agent_id}/activity`);
  await expect(page.getByText(`API key ${keyName}`).first()).toBeVisible();

  await open(page, `/settings/projects/${project.project_id}`);
  await expect(
    page.getByRole('list', { name: 'API keys' }).getByRole('listitem').filter({ hasText: keyName }),
  ).not.toContainText('Last used never');
  expect(await page.content()).not.toContain(key);
  await page.getByRole('button', { name: new RegExp(`^Revoke ${keyName}`) }).click();
  await dialog(page, /^Revoke key/)
    .getByRole('button', { name: 'Revoke key' })
    .click();
  await expect(
    page.getByRole('list', { name: 'API keys' }).getByRole('listitem').filter({ hasText: keyName }),
  ).toContainText('Revoked');
  expect((await ask('GET', `/agents/${inside.agent_id}`)).status).toBe(401);
});

test('makes a project and a key by keyboard alone', async ({ page, keyboard }) => {
  const [name, keyName] = [unique('By key'), unique('Key by key')];
  await open(page, '/settings');
  const opener = page.getByRole('button', { name: 'New project' });
  await keyboard.activate(opener);
  await expect(dialog(page, 'New project').getByLabel('Name')).toBeFocused();
  await keyboard.press('Escape');
  await expect(dialog(page, 'New project')).toBeHidden();
  await keyboard.expectFocusOn(opener);
  await keyboard.press('Enter');
  await expect(dialog(page, 'New project').getByLabel('Name')).toBeFocused();
  await keyboard.type(name);
  await keyboard.press('Enter');
  await expect(heading(page, name)).toBeVisible();
  await keyboard.activate(page.getByRole('button', { name: 'New key' }));
  await expect(dialog(page, 'New API key').getByLabel('Name')).toBeFocused();
  await keyboard.type(keyName);
  await keyboard.press('Enter');
  const shown = dialog(page, /^API key/);
  await keyboard.tabTo(shown.getByLabel('I have stored the key'));
  await keyboard.press('Space');
  await keyboard.activate(shown.getByRole('button', { name: 'Done' }));
  await expect(shown).toBeHidden();
  await expect(
    page.getByRole('list', { name: 'API keys' }).getByRole('listitem').filter({ hasText: keyName }),
  ).toBeVisible();
  await keyboard.expectFocusOn(page.getByRole('button', { name: 'New key' }));
});

test('the theme is kept, and the first frame has it', async ({ enter }) => {
  const { context, page } = await enter('member');
  await open(page, '/settings');
  await page.getByText('Dark', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const html = await (await context.request.get('/settings')).text();
  expect(html).toMatch(/<html[^>]*data-theme="dark"/);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await page.getByText('System', { exact: true }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', /./);
});
