import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './support/accessible';
import { Api, unique } from './support/api';
import { dialog, heading, open } from './support/pages';
import { isAction } from './support/session-cookie';
import { expect, test } from './support/test';

const rows = (page: Page) => page.getByRole('table', { name: 'Identities' }).getByRole('row');
/** What a picker shows; the form beside it has options too. */
const found = (page: Page) => page.getByRole('listbox').getByRole('option');
const order = (page: Page) => page.getByRole('combobox', { name: 'Order' });
const acts = (page: Page, name: string) => page.getByRole('button', { name: `Actions for ${name}` });

/** Twelve of them reach the highest level of stress. */
const strain = Array.from({ length: 12 }, () => ({
  mode_target: 'stress_response' as const,
  signal_strength: 1,
}));

test('by keyboard: a beginning is chosen, changed and created as it was shown', async ({
  page,
  keyboard,
  api,
}) => {
  const name = unique('Made');
  await open(page, '/identities');
  await keyboard.activate(page.getByRole('button', { name: 'New identity' }));
  const form = dialog(page, 'New identity');
  await expect(form.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await keyboard.activate(form.getByRole('button', { name: 'Create identity' }));
  await expect(form.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await expect(form.getByText('must not be empty')).toBeVisible();
  await keyboard.type(name);
  await keyboard.tabTo(form.getByRole('radio', { name: 'Blank' }));
  await keyboard.press('ArrowRight', 'ArrowRight');
  await expect(form.getByRole('radio', { name: 'Scout' })).toBeChecked();
  await expect(form.getByText('At the start led by exploration and perception;')).toBeVisible();
  await expect(form.getByText('try_something_new')).toBeVisible();
  const slider = form.getByRole('slider', { name: 'Order' });
  await keyboard.tabTo(slider);
  await keyboard.press('PageUp', 'ArrowRight');
  await expect(form.getByRole('textbox', { name: 'Order in numbers' })).toHaveValue('31');
  await expect(form.getByRole('radio', { name: 'Scout' })).not.toBeChecked();
  await keyboard.activate(form.getByRole('button', { name: 'Create identity' }));
  await expect(heading(page, name)).toBeVisible();
  const made = await api.findIdentity(name);
  expect(made).toMatchObject({ cycle_count: 0, energy_level: 0.9 });
  const { mode_strengths: strengths } = await api.snapshot(made?.id ?? '');
  expect(strengths).toMatchObject({ order: 0.31, exploration: 0.8, stress_response: 0 });
});

test('the list leads with stress, sorts by name and turns its pages', async ({ page, api }) => {
  const names = Array.from({ length: 21 }, (_, place) => unique(`zz Sorted ${place + 10}`));
  const made = await Promise.all(names.map((name) => api.createIdentity(name)));
  const strained = made[4];
  await api.observe(strained?.id ?? '', strain);
  await open(page, '/identities');
  await expect(rows(page).nth(1)).toContainText('Overload');
  await order(page).selectOption('Name, Z to A');
  await expect(page).toHaveURL(/\/identities\?sort=name&order=desc$/);
  await expect(rows(page).nth(1)).toContainText(names.at(-1) ?? '');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(/^21 to \d+ of \d+$/)).toBeVisible();
  await expect(page).toHaveURL(/offset=20$/);
  await expect(rows(page).nth(1)).toContainText(names[0] ?? '');
  await page.goBack();
  await expect(page.getByText(/^1 to 20 of \d+$/)).toBeVisible();
  await order(page).selectOption('Most stress first');
  await expect(page).toHaveURL(/\/identities$/);
});

test('by keyboard: the list is searched by name, and what is found is sorted', async ({
  page,
  keyboard,
  api,
}) => {
  const word = unique('Sought');
  const [calm, tense] = [`Y ${word} Anker`, `${word} Boje`];
  await api.createIdentity(calm);
  const { id } = await api.createIdentity(tense);
  await api.observe(id, strain);
  await open(page, '/identities');
  const search = page.getByRole('searchbox', { name: 'Search identities' });
  await keyboard.tabTo(search);
  await keyboard.type(word.toUpperCase());
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(1)).toContainText(tense);
  await expect(page.getByText('2 identities', { exact: true })).toBeVisible();
  await keyboard.select(order(page), 'Name, Z to A');
  await expect(rows(page).nth(1)).toContainText(calm);
  const query = new URLSearchParams({ search: word.toUpperCase(), sort: 'name', order: 'desc' });
  await expect(page).toHaveURL(`/identities?${query}`);
  await keyboard.tabTo(search);
  await page.keyboard.press('End');
  await keyboard.type(' ankeR');
  await expect(rows(page)).toHaveCount(2);
  await keyboard.type('zzqx');
  await expect(page.getByText('No identity matches')).toBeVisible();
  await keyboard.activate(page.getByRole('link', { name: 'Clear the search' }));
  await expect(search).toHaveValue('');
  await expect(page).toHaveURL('/identities?sort=name&order=desc');
  await expect(rows(page).nth(2)).toBeVisible();
});

/** What a link saves: the name and the lines of the file. */
async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; lines: string[] }> {
  const file = page.waitForEvent('download');
  await press();
  const download = await file;
  const text = await readFile(await download.path(), 'utf8');
  return { name: download.suggestedFilename(), lines: text.trimEnd().split('\n') };
}

test('by keyboard: the history is exported from the menu, and before it goes', async ({
  page,
  keyboard,
  api,
}) => {
  const name = unique('Kept');
  const { id } = await api.createIdentity(name);
  await open(page, `/identities/${id}`);
  await acts(page, name).click();
  await expect(page.getByRole('menuitem', { name: /^Export as CSV/ })).toBeDisabled();
  await expect(page.getByRole('menuitem', { name: /^Export as CSV/ })).toContainText('Nothing was observed');
  await page.keyboard.press('Escape');
  await api.observe(id, strain);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.locator('dl[aria-label="Now"]')).toContainText('Cycles12');

  const lines = await saved(page, () => keyboard.choose(acts(page, name), 'Export as JSON Lines'));
  expect(lines.name).toBe(`${id}.jsonl`);
  expect(lines.lines.map((line) => JSON.parse(line).cycle)).toEqual(strain.map((_, place) => place + 1));
  const table = await saved(page, () => keyboard.choose(acts(page, name), 'Export as CSV'));
  expect(table.name).toBe(`${id}.csv`);
  expect(table.lines).toHaveLength(13);
  await expect(page).toHaveURL(`/identities/${id}`);

  for (const act of ['Reset', 'Delete']) {
    await keyboard.choose(acts(page, name), `${act} identity…`);
    const sheet = dialog(page, new RegExp(`^${act} identity`));
    await expect(sheet.getByText('Export it first')).toBeVisible();
    const link = sheet.getByRole('link', { name: 'Export as JSON Lines' });
    expect(await saved(page, () => keyboard.activate(link))).toEqual(lines);
    await expect(sheet).toBeVisible();
    await keyboard.press('Escape');
    await expect(sheet).toBeHidden();
  }
});

test('by keyboard: renamed, described, attached to an agent, moved to another and detached', async ({
  page,
  keyboard,
  api,
}) => {
  test.slow();
  const [one, other] = [unique('Holder'), unique('Heir')];
  await api.createAgent({ name: one });
  await api.createAgent({ name: other });
  const { id } = await api.createIdentity(unique('Plain'));
  const name = unique('Renamed');
  await open(page, `/identities/${id}`);
  await keyboard.activate(page.getByRole('button', { name: 'Edit name' }));
  await keyboard.type(name);
  await keyboard.press('Enter');
  await expect(heading(page, name)).toBeVisible();
  await keyboard.activate(page.getByRole('button', { name: 'Edit description' }));
  await keyboard.type('Speaks for the harbour.');
  await keyboard.press('Control+Enter');
  await expect(page.getByText('Speaks for the harbour.')).toBeVisible();
  const attach = async (opener: string, agent: string) => {
    await keyboard.activate(page.getByRole('button', { name: opener }));
    await expect(page.getByRole('combobox', { name: 'Find an agent by name or owner' })).toBeFocused();
    await keyboard.type(agent);
    await expect(found(page)).toHaveCount(1);
    await keyboard.press('ArrowDown', 'Enter');
    await expect(page.getByRole('main').getByRole('link', { name: agent })).toBeVisible();
  };
  await attach('Attach to an agent', one);
  await attach('Change the agent', other);
  await keyboard.activate(page.getByRole('button', { name: 'Detach' }));
  await expect(page.getByText('Attached to no agent')).toBeVisible();
  await keyboard.expectFocusOn(page.getByRole('button', { name: 'Attach to an agent' }));
  const verbs = (await api.activity({ object_id: id })).map(({ verb }) => verb);
  expect(verbs).toEqual(['detach', 'attach', 'attach', 'update', 'rename', 'create']);
});

test('by keyboard: an agent’s tab of instances attaches an identity and lets it go', async ({
  page,
  keyboard,
  api,
}) => {
  const name = unique('Found');
  await api.createIdentity(name);
  const { agent_id: agentId } = await api.createAgent({ name: unique('Holder') });
  await open(page, `/agents/${agentId}/instances`);
  const section = page.getByRole('region', { name: 'Identities' });
  await expect(section.getByText('None is attached.')).toBeVisible();
  await keyboard.activate(section.getByRole('button', { name: 'Attach an identity' }));
  await expect(page.getByRole('combobox', { name: 'Find an identity by name or id' })).toBeFocused();
  await keyboard.type(name);
  await expect(found(page)).toHaveCount(1);
  await keyboard.press('ArrowDown', 'Enter');
  await expect(section.getByRole('link', { name })).toBeVisible();
  await keyboard.activate(section.getByRole('button', { name: `Detach ${name}` }));
  await expect(section.getByText('None is attached.')).toBeVisible();
  await keyboard.expectFocusOn(section.getByRole('button', { name: 'Attach an identity' }));
});

test('by keyboard: reset and deleted, with receipts of what the API counted', async ({
  page,
  keyboard,
  api,
}) => {
  const name = unique('Strained');
  const { id } = await api.createIdentity(name);
  await api.observe(id, strain);
  await open(page, `/identities/${id}`);
  await keyboard.choose(acts(page, name), 'Reset identity…');
  const reset = dialog(page, /^Reset identity/);
  await expect(reset.getByText('Cycles, with their observations')).toBeVisible();
  await keyboard.tabTo(reset.getByRole('radio', { name: /^How it was created/ }));
  await keyboard.press('ArrowDown');
  await expect(reset.getByRole('radio', { name: /^The defaults/ })).toBeChecked();
  await keyboard.tabTo(reset.getByRole('textbox'));
  await keyboard.type(name);
  await keyboard.activate(reset.getByRole('button', { name: 'Reset identity' }));
  const receipt = reset.getByRole('region', { name: `Receipt: Reset of ${name}` });
  await expect(receipt).toContainText('Cycles deleted12');
  await expect(receipt).toContainText('Now at cycle 0: energy 80 %, stress low.');
  await keyboard.press('Escape');
  await keyboard.expectFocusOn(acts(page, name));
  expect(await api.snapshot(id)).toMatchObject({ cycle: 0, stress_state: 'LOW' });

  await keyboard.choose(acts(page, name), 'Delete identity…');
  const remove = dialog(page, /^Delete identity/);
  await expect(remove.getByText('Attachments to an agent')).toBeVisible();
  await keyboard.tabTo(remove.getByRole('textbox'));
  await keyboard.type(name);
  await keyboard.activate(remove.getByRole('button', { name: 'Delete identity' }));
  await expect(remove.getByRole('region', { name: `Receipt: Deleted ${name}` })).toContainText(
    'Cycles deleted0',
  );
  await keyboard.activate(remove.getByRole('button', { name: 'Close' }).first());
  await expect(heading(page, 'Identities')).toBeVisible();
  await expect(page).toHaveURL(/\/identities$/);
  expect(await api.findIdentity(name)).toBeUndefined();
});

test('an identity whose loss cannot be counted is deleted all the same', async ({ page, api, watched }) => {
  watched.allow(/ERR_CONNECTION_REFUSED/);
  const name = unique('Uncounted');
  await open(page, `/identities/${(await api.createIdentity(name)).id}`);
  await page.route('**/*', (route) =>
    isAction(route.request()) ? route.abort('connectionrefused') : route.fallback(),
  );
  await acts(page, name).click();
  await page.getByRole('menuitem', { name: 'Delete identity…' }).click();
  const sheet = dialog(page, /^Delete identity/);
  await expect(sheet.getByText('What goes with it could not be counted')).toBeVisible();
  await expect(sheet.getByText('not counted')).toHaveCount(2);
  await page.unrouteAll({ behavior: 'wait' });
  await sheet.getByRole('textbox').fill(name);
  await sheet.getByRole('button', { name: 'Delete identity' }).click();
  await expect(sheet.getByRole('region', { name: `Receipt: Deleted ${name}` })).toBeVisible();
  expect(await api.findIdentity(name)).toBeUndefined();
});

test('an identity that is gone says who deleted it, and the change that did', async ({
  page,
  api,
  watched,
}) => {
  watched.allow(/status of 404/);
  const name = unique('Gone');
  const { id } = await api.createIdentity(name);
  await api.send('DELETE', `/api/identity/v1/instances/${id}`);
  await open(page, `/identities/${id}`);
  await expect(heading(page, 'This identity is not here')).toBeVisible();
  await page.getByRole('link', { name: 'See what went with it' }).click();
  await expect(heading(page, `Deleted identity ${name}`)).toBeVisible();
  await expect(page.getByText('no longer there')).toBeVisible();
});

test('a change of an identity leads back to it', async ({ page, api }) => {
  const name = unique('Led to');
  const { id } = await api.createIdentity(name);
  const [change] = await api.activity({ object_id: id });
  await open(page, `/activity/${change?.activity_id}`);
  await page.getByRole('link', { name, exact: true }).click();
  await expect(heading(page, name)).toBeVisible();
});

test.describe('a member', () => {
  test.use({ role: 'member' });

  test('sees and makes identities, and neither resets nor deletes one', async ({ page, api }) => {
    const name = unique('Common');
    const { id } = await api.createIdentity(name);
    await open(page, `/identities/${id}`);
    await expect(page.getByRole('button', { name: 'Edit name' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Attach to an agent' })).toBeVisible();
    await acts(page, name).click();
    await expect(page.getByRole('menuitem', { name: /^Export/ })).toHaveCount(2);
    await expect(page.getByRole('menuitem', { name: /^(Reset|Delete)/ })).toHaveCount(0);
    await page.keyboard.press('Escape');
    const member = new Api('member');
    const path = `/api/identity/v1/instances/${id}`;
    expect((await member.send('DELETE', path)).status).toBe(403);
    expect((await member.send('POST', `${path}/reset`, { mode: 'initial' })).status).toBe(403);
    await open(page, '/identities?sort=name');
    await expect(page.getByRole('button', { name: 'New identity' })).toBeVisible();
    await page
      .getByRole('button', { name: /^Actions for/ })
      .first()
      .click();
    await expect(page.getByRole('menuitem', { name: 'Open' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: /^(Reset|Delete)/ })).toHaveCount(0);
  });
});

/** The longest name and description there may be. */
async function longest(api: Api): Promise<string> {
  const { id } = await api.createIdentity('W'.repeat(100));
  await api.send('PATCH', `/api/identity/v1/instances/${id}`, { description: 'long '.repeat(399) });
  const { agent_id: agentId } = await api.createAgent({ name: unique('x'.repeat(90)) });
  await api.send('PUT', `/api/troupe/v1/agents/${agentId}/identities/${id}`);
  return id;
}

const places: Record<string, (page: Page, api: Api) => Promise<void>> = {
  'the list': (page) => open(page, '/identities?sort=name&order=desc'),
  'a new identity': async (page) => {
    await open(page, '/identities');
    await page.getByRole('button', { name: 'New identity' }).click();
    await dialog(page, 'New identity').getByRole('button', { name: 'Create identity' }).click();
    await expect(dialog(page, 'New identity').getByText('must not be empty')).toBeVisible();
  },
  'an identity with the longest texts': async (page, api) => open(page, `/identities/${await longest(api)}`),
  'the choice of an agent': async (page, api) => {
    await open(page, `/identities/${(await api.createIdentity(unique('Chosen'))).id}`);
    await page.getByRole('button', { name: 'Attach to an agent' }).click();
    await expect(found(page).first()).toBeVisible();
  },
  'a reset': async (page, api) => {
    const name = unique('Look');
    await open(page, `/identities/${(await api.createIdentity(name)).id}`);
    await acts(page, name).click();
    await page.getByRole('menuitem', { name: /^Reset/ }).click();
    await expect(dialog(page, /^Reset/).getByText('Cycles, with their observations')).toBeVisible();
  },
  'the identities of an agent': async (page, api) => {
    const { agent_id: agentId } = await api.createAgent({ name: unique('Has one') });
    const { id } = await api.createIdentity('M'.repeat(100));
    await api.send('PUT', `/api/troupe/v1/agents/${agentId}/identities/${id}`);
    await open(page, `/agents/${agentId}/instances`);
    await expect(page.getByRole('region', { name: 'Identities' }).getByRole('listitem')).toHaveCount(1);
  },
};

test.describe('no axe violation of ours, wide and narrow', () => {
  // Four screens each: give them time.
  test.describe.configure({ timeout: 180_000 });
  for (const [name, reach] of Object.entries(places)) {
    test(name, async ({ page, api }) => {
      await reach(page, api);
      await expectAccessibleEverywhere(page, name, [1440, 320]);
    });
  }
});
