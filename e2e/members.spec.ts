import { Api } from './support/api';
import { heading, open, rowOf } from './support/pages';
import { planted } from './support/planted';
import { expect, test } from './support/test';

test.use({ role: 'member' });

const { name, instances } = planted.member;

test('a member sees no action of an admin', async ({ page, api }) => {
  const { agent_id: id } = await api.getAgent(name);
  await open(page, `/agents?search=${encodeURIComponent(name)}`);
  await rowOf(page, name)
    .getByRole('button', { name: `Actions for ${name}` })
    .click();
  await expect(page.getByRole('menuitem', { name: 'Deactivate' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /Delete/ })).toBeHidden();
  await page.keyboard.press('Escape');

  await open(page, `/agents/${id}/instances`);
  const row = page.getByRole('grid', { name: 'Instances' }).getByRole('link', { name: instances[0].name });
  await row.click();
  await expect(page.getByRole('region', { name: instances[0].name })).toBeVisible();
  await expect(page.getByRole('button', { name: 'New instance' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Reset|Delete)…/ })).toHaveCount(0);

  await open(page, '/settings');
  await expect(heading(page, 'Settings')).toBeVisible();
  await expect(page.getByRole('button', { name: /project|samples/i })).toHaveCount(0);
  await page.getByRole('link', { name: 'Default', exact: true }).click();
  await expect(heading(page, 'Default')).toBeVisible();
  await expect(page.getByRole('button', { name: /^(New key|Revoke|Actions on project)/ })).toHaveCount(0);
});

test('the API refuses a member the same', async ({ api }) => {
  const member = new Api('member');
  const { agent_id: id } = await api.getAgent(name);
  const [project] = await api.listProjects();
  const projectPath = `/api/v1/projects/${project?.project_id}`;
  const model = { post_processing_provider: 'rehearsal', post_processing_model: 'rehearsal-1' };
  const refused: [string, string, unknown?][] = [
    ['DELETE', `/api/v1/agents/${id}`],
    ['POST', `/api/v1/agents/${id}/instances/${instances[0].name}/reset`],
    ['DELETE', `/api/v1/agents/${id}/instances/${instances[0].name}`],
    ['POST', '/api/v1/projects', { name: 'Mine' }],
    ['PUT', projectPath, { name: 'Mine' }],
    ['DELETE', projectPath],
    ['GET', `${projectPath}/keys`],
    ['POST', `${projectPath}/keys`, { name: 'Mine' }],
    ['PUT', '/api/troupe/v1/account/post-processing-model', model],
    ['PUT', `/api/troupe/v1/projects/${project?.project_id}/post-processing-model`, model],
    ['POST', '/api/troupe/v1/samples'],
    ['DELETE', '/api/troupe/v1/samples'],
  ];
  for (const [method, path, body] of refused) {
    expect([method, path, (await member.send(method, path, body)).status]).toEqual([method, path, 403]);
  }
  expect((await api.contents(id, instances[0].name)).contents.facts).toBe(instances[0].facts);
});
