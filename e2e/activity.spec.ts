import { unique } from './support/api';
import { heading, open } from './support/pages';
import { expect, test } from './support/test';

test('every change stands in Activity, with who, what, before and after', async ({ page, api }) => {
  const [name, renamed] = [unique('Tracked'), unique('Tracked on')];
  const { agent_id: id } = await api.createAgent({ name, bio: 'The first bio.' });
  await api.send('PATCH', `/api/v1/agents/${id}/profile`, { bio: 'The second bio.' });
  await api.send('PATCH', `/api/v1/agents/${id}/profile`, { name: renamed });
  await open(page, '/activity');
  await page.getByRole('combobox', { name: 'Kind of change' }).selectOption({ label: 'Renamed' });
  await expect(page).toHaveURL('/activity?verb=rename');
  const link = page.getByRole('link', { name: new RegExp(`renamed agent ${name} to ${renamed}`) });
  await expect(link).toBeVisible();
  await expect(page.getByRole('link', { name: /created agent/ })).toHaveCount(0);
  await link.click();
  await expect(heading(page, `Renamed agent ${name} to ${renamed}`)).toBeVisible();
  const main = page.getByRole('main');
  await expect(main).toContainText('Ada Acme');
  const [change] = await api.activity({ object_id: id, verb: 'rename' });
  await expect(main).toContainText(change?.request_id ?? 'no request id');
  const diff = page.getByRole('region', { name: 'Before and after' });
  await expect(diff).toContainText(name);
  await expect(diff).toContainText(renamed);

  await open(page, `/agents/${id}/activity`);
  const rows = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('time') });
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText('renamed agent');
  await expect(rows.last()).toContainText('created agent');
});

test('is walked through by keyboard', async ({ page, keyboard, api }) => {
  const name = unique('By key');
  await api.createAgent({ name });
  await open(page, '/activity');
  await keyboard.tabTo(page.getByRole('combobox', { name: 'Kind of change' }));
  await keyboard.type('Created');
  await keyboard.press('Enter');
  await expect(page).toHaveURL('/activity?verb=create');
  await keyboard.activate(page.getByRole('link', { name: new RegExp(`created agent ${name}`) }));
  await expect(heading(page, `Created agent ${name}`)).toBeVisible();
  await keyboard.activate(page.getByRole('main').getByRole('link', { name }));
  await expect(heading(page, name)).toBeVisible();
});
