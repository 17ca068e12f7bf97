import type { Page } from '@playwright/test';
import { type Api, unique } from './support/api';
import { open, toast } from './support/pages';
import { expect, test } from './support/test';

/** One after the other: they share the account's model. */
test.describe.configure({ mode: 'default' });

const table = (page: Page) => page.getByRole('table', { name: 'Effective models' });
const choice = (page: Page, of: string) => page.getByRole('combobox', { name: `Model of ${of}` });
const setModel = (page: Page) => page.getByRole('button', { name: 'Set model' });

async function effective(api: Api, id: string): Promise<unknown> {
  const path = `/api/v1/agents/${id}/effective-post-processing-model?chat_model=rehearsal-1`;
  return (await api.send('GET', path)).json();
}

async function agentInProject(api: Api) {
  const project = await api.createProject(unique('Modelled'));
  const { project_id: projectId, name: projectName } = project;
  const { agent_id: id } = await api.createAgent({ name: unique('Modelled'), project_id: projectId });
  return { id, projectId, projectName };
}

test('account, project and agent: each layer overrides the one below, and the table says which', async ({
  page,
  api,
}) => {
  const { id, projectId, projectName } = await agentInProject(api);
  await open(page, `/agents/${id}/profile`);
  await expect(table(page).getByRole('row').last()).toContainText('System');

  await open(page, '/settings');
  await choice(page, 'the account').selectOption('Another model…');
  await page.getByRole('textbox', { name: 'Provider', exact: true }).fill('account-provider');
  await page.getByRole('textbox', { name: 'Model', exact: true }).fill('account-model');
  await setModel(page).click();
  await expect(toast(page).getByText('Model set')).toBeVisible();
  await expect(choice(page, 'the account')).toContainText('account-model of account-provider');
  await open(page, `/agents/${id}/profile`);
  await expect(table(page).getByRole('row').last()).toContainText('Account');
  expect(await effective(api, id)).toMatchObject({ provider: 'account-provider', model: 'account-model' });

  await open(page, `/settings/projects/${projectId}`);
  await choice(page, 'this project').selectOption('rehearsal-1');
  await setModel(page).click();
  await expect(toast(page).getByText('Model set')).toBeVisible();
  await open(page, `/agents/${id}/profile`);
  await expect(
    table(page)
      .getByRole('row')
      .last()
      .getByRole('link', { name: `Project ${projectName}` }),
  ).toBeVisible();

  await choice(page, 'this agent').selectOption('Another model…');
  await setModel(page).click();
  await expect(page.getByText('must not be empty')).toHaveCount(2);
  await page.getByRole('textbox', { name: 'Provider', exact: true }).fill('own');
  await setModel(page).click();
  await expect(page.getByText('must not be empty when a provider is set')).toBeVisible();
  await page.getByRole('textbox', { name: 'Model', exact: true }).fill('own-model');
  await setModel(page).click();
  await expect(table(page).getByRole('row').last()).toContainText('own-model');
  await expect(table(page).getByRole('cell').last()).toHaveText('Agent');
  expect(await effective(api, id)).toMatchObject({ provider: 'own', model: 'own-model' });

  await open(page, '/settings');
  await choice(page, 'the account').selectOption({ label: 'Nothing set: the system decides' });
  await page.getByRole('button', { name: 'Clear model' }).click();
  await expect(toast(page).getByText('Model cleared')).toBeVisible();
  const change = (await api.activity({ verb: 'update' })).find(({ object }) => object.type === 'account');
  expect(change).toMatchObject({ after: { post_processing_model: '' } });
  await open(page, '/activity');
  await expect(page.getByRole('link', { name: /of the account/ }).first()).toBeVisible();
});

test('sets and clears an agent’s model by keyboard', async ({ page, keyboard, api }) => {
  const { id } = await agentInProject(api);
  await open(page, `/agents/${id}/profile`);
  await keyboard.tabTo(choice(page, 'this agent'));
  await keyboard.type('reh');
  await keyboard.activate(setModel(page));
  await expect(table(page).getByRole('cell').last()).toHaveText('Agent');
  await keyboard.tabTo(choice(page, 'this agent'), 'Shift+Tab');
  await keyboard.type('Nothing');
  await keyboard.activate(page.getByRole('button', { name: 'Clear model' }));
  await expect(table(page).getByRole('cell').last()).toHaveText('System');
});

test.describe('a member', () => {
  test.use({ role: 'member' });

  test('sets an agent’s model and only reads the others', async ({ page, api }) => {
    const { id, projectId } = await agentInProject(api);
    await open(page, `/agents/${id}/profile`);
    await choice(page, 'this agent').selectOption('rehearsal-1');
    await setModel(page).click();
    await expect(table(page).getByRole('cell').last()).toHaveText('Agent');
    for (const path of ['/settings', `/settings/projects/${projectId}`]) {
      await open(page, path);
      const section = page.getByRole('region', { name: 'Models' });
      await expect(section).toContainText('Nothing is set. Only admins of the organisation change it.');
      await expect(setModel(page)).toHaveCount(0);
    }
  });
});
