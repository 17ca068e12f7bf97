import { expectNoSidewaysScroll } from './support/accessible';
import { Api } from './support/api';
import { facts, learn, nav, place, states, write } from './support/memory';
import { open, toast } from './support/pages';
import { planted } from './support/planted';
import { expect, test } from './support/test';

test('a thousand states and ten thousand facts: found in the database, a page at a time', async ({
  page,
  api,
}) => {
  const { agent_id: agentId } = await api.getAgent(planted.memory.name);
  const { instance } = await api.contents(agentId, 'default');
  const address = `/agents/${agentId}/instances?instance=${instance.instance_id}`;
  await open(page, `${address}&section=states`);
  await expect(page.getByRole('heading', { name: '1,000 states' })).toBeVisible();
  await expect(states(page).getByRole('row')).toHaveCount(51);
  const find = page.getByRole('searchbox', { name: 'Find states' });
  await find.fill('guest-299 KEY-8');
  await expect(page.getByRole('heading', { name: '1 state', exact: true })).toBeVisible();
  await expect(page).toHaveURL(/[?&]find=guest-299\+KEY-8/);
  await states(page).getByRole('link', { name: 'key-899' }).click();
  await expect(page.getByRole('heading', { name: 'key-899' })).toBeFocused();
  await page.goBack();
  await expect(find).toHaveValue('guest-299 KEY-8');
  await expect(states(page).getByRole('row')).toHaveCount(2);
  await page.goForward();
  await page.reload();
  await expect(page.getByText('Of user guest-299')).toBeVisible();
  await page.getByRole('link', { name: 'All states' }).click();
  await expect(find).toHaveValue('guest-299 KEY-8');
  await find.fill('');
  await page.getByRole('combobox', { name: 'Scope of states' }).selectOption('global');
  await expect(page.getByText('No state matches.')).toBeVisible();

  await nav(page)
    .getByRole('link', { name: /^Memory/ })
    .click();
  await expect(page.getByRole('heading', { name: /^10,002 facts/ })).toBeVisible();
  await expect(facts(page).getByRole('listitem')).toHaveCount(50);
  await page.getByRole('searchbox', { name: 'Search facts' }).fill('fact 9999');
  await expect(facts(page).getByRole('listitem')).toHaveText([/^Fact 9999/]);
  await page.getByRole('searchbox', { name: 'Search facts' }).fill('');
  await page.getByRole('combobox', { name: 'Whose facts' }).selectOption('agent');
  await expect(facts(page).getByRole('listitem')).toHaveCount(2);
  await nav(page)
    .getByRole('link', { name: /^Users/ })
    .click();
  await page.getByRole('searchbox', { name: 'Find users' }).fill('guest-299');
  await page.getByRole('link', { name: '3 states of guest-299' }).click();
  await expect(states(page).getByRole('row')).toHaveCount(4);
  await expect(page).toHaveURL(/[?&]user=guest-299/);
});

test('hostile keys, users and values stand as they are, and the shell gets them whole', async ({
  page,
  context,
  api,
}) => {
  test.setTimeout(150_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const at = await place(api);
  const key = `<img src=x onerror=alert(1)> '"; \u202e🦊 ${'k'.repeat(50)}`;
  const user = 'שלום/?&=#%';
  const value = { html: '<script>alert(1)</script>', quote: "O'Hara $HOME" };
  const { state_id: id } = await write(api, at, { key, value, scope: 'user', user_id: user });
  await learn(api, at, { content: `${user} likes <b>tea</b> ${'word'.repeat(300)}`, user_id: user });
  await open(page, `${at.address}&section=states&state=${id}`);
  await expect(page.getByRole('heading', { name: key })).toBeVisible();
  await page.getByRole('group', { name: 'Copy as curl' }).getByRole('button', { name: 'Set' }).click();
  await expect(toast(page).first()).toContainText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`/api/v1/agents/${at.agentId}/custom-states/by-key`);
  expect(copied).toContain('$TROUPE_API_KEY');
  const sent = JSON.parse(copied.match(/-d '(.*)'$/s)?.[1]?.replaceAll(`'\\''`, "'") ?? '');
  expect(sent).toEqual({
    ...{ key, value, scope: 'user', user_id: user, content_type: 'json', instance_id: at.instanceId },
  });
  const response = await api.send('PUT', `/api/v1/agents/${at.agentId}/custom-states/by-key`, sent);
  expect(await response.json()).toMatchObject({ state_id: id, value });

  for (const width of [1440, 320]) {
    await page.setViewportSize({ width, height: 900 });
    for (const section of ['states', `states&state=${id}`, 'memory', 'users']) {
      await open(page, `${at.address}&section=${section}`);
      await expect(page.getByText(user).first()).toBeAttached();
      await expectNoSidewaysScroll(page, `${section} at ${width} px`);
    }
  }
});

test('what another tenant holds is not here, and an address that leads nowhere says so', async ({
  page,
  api,
  enter,
  watched,
}) => {
  watched.allow(/status of 404/);
  const at = await place(api);
  const { state_id: id } = await write(api, at, { key: 'weather', value: 'rain' });
  for (const [section, thing] of [
    ['states', 'state'],
    ['memory', 'fact'],
  ]) {
    await open(page, `${at.address}&section=${section}&${thing}=${at.agentId}`);
    await expect(page.getByRole('heading', { name: `This ${thing} is not here` })).toBeVisible();
    await page.getByRole('link', { name: `All ${thing}s` }).click();
    await expect(page.getByRole('link', { name: `New ${thing}` })).toBeVisible();
  }
  await open(page, `${at.address}&section=states&state=nonsense`);
  await expect(states(page).getByRole('link', { name: 'weather' })).toBeVisible();
  const other = await enter('globex');
  await open(other.page, `${at.address}&section=states&state=${id}`);
  await expect(other.page.getByRole('heading', { level: 1 })).toContainText(/not/i);
  await expect(other.page.getByText('weather')).toHaveCount(0);
  const globex = new Api('globex');
  const path = `/api/troupe/v1/agents/${at.agentId}/instances/${at.instanceId}`;
  for (const what of ['states', `states/${id}`, 'facts', 'users']) {
    expect((await globex.send('GET', `${path}/${what}`)).status).toBe(404);
  }
});
