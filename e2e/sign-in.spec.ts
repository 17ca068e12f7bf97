import { accounts } from './support/accounts';
import { expect, test } from './support/test';
import { world } from './support/world';

test.use({ role: null });

test('signs in through the form and arrives at the page that was wanted', async ({ page, api }) => {
  const { agent_id: id, name = '' } = await api.createAgent({ name: `Wanted ${Date.now()}` });
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await page.goto(`/agents/${id}/profile`);
  await expect(page).toHaveURL(/\/sign-in\?/);
  await page.getByLabel('Email address').fill(accounts.admin.email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password', { exact: true }).fill(world().password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page).toHaveURL(`/agents/${id}/profile`);
  expect(addresses.filter((address) => address.includes(world().password))).toEqual([]);
  expect(await page.content()).not.toContain(world().password);
});
