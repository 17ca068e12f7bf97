import { Api } from './support/api';
import { heading, open } from './support/pages';
import { expect, test } from './support/test';

/** A person without an organisation is a tenant of their own, and an empty one. */
test('an empty tenant takes samples and is rid of them in one click', async ({ enter }) => {
  const { page } = await enter('member');
  const own = new Api('member', '');
  await open(page, '/agents');
  await page.evaluate(() => Reflect.get(window, 'Clerk').setActive({ organization: null }));
  await open(page, '/agents');
  await expect(page.getByRole('heading', { name: 'No agents yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Add samples' }).click();
  const rows = page.getByRole('table', { name: 'Agents' }).getByRole('row').filter({ hasText: 'Sample' });
  await expect(rows).toHaveCount(4);
  await expect(page.getByRole('searchbox', { name: 'Search agents' })).toBeHidden();
  const [added] = await own.activity({ verb: 'add' });
  expect(added?.counts?.agents).toBe(4);

  const offer = page.getByRole('complementary', { name: 'Try this first' });
  await offer.getByRole('link', { name: 'Run probe' }).click();
  await expect(page.getByRole('button', { name: 'Run probe' })).toBeFocused();
  await page.keyboard.press('Enter');
  const result = page.getByRole('region', { name: 'Result', exact: true });
  await expect(result.getByText(/All \d instances showed their own canaries/)).toBeVisible();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Agents' }).click();
  await offer.getByRole('button', { name: 'Dismiss' }).click();
  await expect(offer).toBeHidden();
  await page.reload();
  await expect(rows).toHaveCount(4);
  await expect(offer).toBeHidden();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  await expect(heading(page, 'Settings')).toBeVisible();
  await page.getByRole('button', { name: 'Remove samples' }).click();
  const receipt = page.getByRole('region', { name: 'Receipt: Removed the samples' });
  await expect(receipt).toBeVisible();
  const [removed] = await own.activity({ verb: 'remove' });
  for (const count of Object.values(removed?.counts ?? {}))
    await expect(receipt).toContainText(String(count));
  expect(removed?.counts?.agents).toBe(4);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Agents' }).click();
  await expect(page.getByRole('heading', { name: 'No agents yet' })).toBeVisible();
});
