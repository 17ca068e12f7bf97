import { unique } from './support/api';
import { dialog, heading, open, rowOf, toast } from './support/pages';
import { isAction } from './support/session-cookie';
import { expect, test } from './support/test';

const nobody = '00000000-0000-4000-8000-000000000000';

test('an agent that is not here, and an unknown address', async ({ page, watched, api }) => {
  watched.allow(/status of 404/);
  await open(page, `/agents/${nobody}/profile`);
  await expect(heading(page, 'This agent is not here')).toBeFocused();
  await page.getByRole('link', { name: 'All agents' }).click();
  await expect(heading(page, 'Agents')).toBeVisible();
  await open(page, '/no/such/place');
  await expect(heading(page, 'There is nothing at this address')).toBeFocused();
  await open(page, `/activity/${nobody}`);
  await expect(heading(page, 'There is nothing at this address')).toBeVisible();

  const name = unique('Gone');
  const { agent_id: id } = await api.createAgent({ name });
  await api.send('DELETE', `/api/v1/agents/${id}`);
  await open(page, `/agents/${id}/profile`);
  await expect(page.getByRole('main')).toContainText(`${name} was deleted by Ada Acme`);
});

test('another tenant’s agent is as if it were not there', async ({ page, watched, enter }) => {
  watched.allow(/status of 404/);
  const { page: globex } = await enter('globex');
  await open(globex, '/agents');
  const href = await globex.getByRole('table').getByRole('link').first().getAttribute('href');
  await open(page, href ?? '');
  await expect(heading(page, 'This agent is not here')).toBeVisible();
});

test('the server goes away during a save: said in words, nothing lost, and it goes on', async ({
  page,
  watched,
  api,
}) => {
  watched.allow(/net::ERR_CONNECTION_REFUSED/);
  const { agent_id: id } = await api.createAgent({ name: unique('Offline') });
  await open(page, `/agents/${id}/profile`);
  const bio = page.getByRole('textbox', { name: 'Bio' });
  await bio.fill('Written while the server was away.');
  await page.route('**/*', (route) =>
    isAction(route.request()) ? route.abort('connectionrefused') : route.continue(),
  );
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The server did not answer.')).toBeVisible();
  await expect(bio).toHaveValue('Written while the server was away.');
  await page.unroute('**/*');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  expect((await api.getAgent(id)).bio).toBe('Written while the server was away.');
});

test('what this computer answers is taken, though the browser says that it is offline', async ({
  page,
  api,
}) => {
  const name = unique('Without a net');
  const { agent_id: id } = await api.createAgent({ name });
  await open(page, `/agents?search=${encodeURIComponent(name)}`);
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await rowOf(page, name)
    .getByRole('button', { name: `Actions for ${name}` })
    .click();
  await page.getByRole('menuitem', { name: 'Deactivate' }).click();
  await expect.poll(async () => (await api.getAgent(id)).is_active).toBe(false);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await rowOf(page, name)
    .getByRole('button', { name: `Actions for ${name}` })
    .click();
  await page.getByRole('menuitem', { name: 'Copy id' }).click();
  await expect(toast(page).getByText('The browser refused to copy')).toBeVisible();
});

test('the server goes away during a change in the list: put back, and said', async ({
  page,
  watched,
  api,
}) => {
  watched.allow(/net::ERR_CONNECTION_REFUSED/);
  const name = unique('Offline row');
  await api.createAgent({ name });
  await open(page, `/agents?search=${encodeURIComponent(name)}`);
  await page.route('**/agents?*', (route) =>
    route.request().method() === 'POST' ? route.abort('connectionrefused') : route.continue(),
  );
  await rowOf(page, name)
    .getByRole('button', { name: `Actions for ${name}` })
    .click();
  await page.getByRole('menuitem', { name: 'Deactivate' }).click();
  await expect(toast(page).getByText(`The state of ${name} did not change`)).toBeVisible();
  await expect(rowOf(page, name)).toContainText('Active');
  await page.getByRole('button', { name: 'New agent' }).click();
  const form = dialog(page, 'New agent');
  await form.getByLabel('Name').fill('Typed while offline');
  await form.getByRole('button', { name: 'Create agent' }).click();
  await expect(form.getByText('The server did not answer.')).toBeVisible();
  await expect(form.getByLabel('Name')).toHaveValue('Typed while offline');
});

test('a refusal of the API names its request', async ({ page, api }) => {
  const taken = unique('Request id');
  await api.createAgent({ name: taken });
  await open(page, '/agents');
  await page.getByRole('button', { name: 'New agent' }).click();
  const form = dialog(page, 'New agent');
  await form.getByLabel('Name').fill(taken);
  await form.getByRole('button', { name: 'Create agent' }).click();
  await expect(form.getByText(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)).toBeVisible();
  await expect(form.getByRole('button', { name: 'Copy request id' })).toBeVisible();
});

test('an address that is not UTF-8 is refused in words', async ({ page, request, watched }) => {
  watched.allow(/status of 404/);
  const reply = await request.get('/api/v1/agents/%E0');
  expect(reply.status()).toBe(400);
  expect(reply.headers()['content-type']).toBe('application/problem+json');
  expect((await page.goto('/agents/%E0'))?.status()).toBe(404);
  await expect(heading(page, 'There is nothing at this address')).toBeVisible();
});
