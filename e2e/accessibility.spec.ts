import type { Page } from '@playwright/test';
import { expectAccessible, expectAccessibleEverywhere } from './support/accessible';
import { type Api, unique } from './support/api';
import { learn, place, write } from './support/memory';
import { dialog, heading, open, rowOf } from './support/pages';
import { planted } from './support/planted';
import { expect, test } from './support/test';

/** Each place on eight screens: give it time. */
test.describe.configure({ timeout: 180_000 });

const nobody = '00000000-0000-4000-8000-000000000000';

const places: Record<string, (api: Api) => Promise<string>> = {
  'the list': async () => '/agents',
  'an empty list': async () => '/agents?search=zzqxnothing',
  'a profile': async (api) => `/agents/${await idOf(api)}/profile`,
  capabilities: async (api) => `/agents/${await idOf(api)}/capabilities`,
  'a personality': async (api) => `/agents/${(await api.getAgent('Wren')).agent_id}/personality`,
  tools: async (api) => `/agents/${(await api.getAgent('Marlow')).agent_id}/tools`,
  'no tools yet': async (api) => `/agents/${await idOf(api)}/tools`,
  'a new tool': async (api) => `/agents/${await idOf(api)}/tools?new=1`,
  instances: async (api) => `/agents/${await idOf(api)}/instances`,
  'an instance’s states': async (api) => `${await lunasDefault(api)}&section=states`,
  'a state': async (api) => {
    const at = await place(api);
    const value = { of: ['ada'] };
    const { state_id: id } = await write(api, at, { key: 'room', value, scope: 'user', user_id: 'ada' });
    return `${at.address}&section=states&state=${id}`;
  },
  'a fact': async (api) => {
    const at = await place(api);
    const id = await learn(api, at, { content: 'Ada likes tea.', user_id: 'ada' });
    return `${at.address}&section=memory&fact=${id}`;
  },
  'no states yet': async (api) => `${(await place(api)).address}&section=states`,
  'a new state': async (api) => `${await lunasDefault(api)}&section=states&state=new`,
  'an instance’s memory': async (api) => `${await lunasDefault(api)}&section=memory`,
  'a new fact': async (api) => `${await lunasDefault(api)}&section=memory&fact=new`,
  'an instance’s users': async (api) => `${await lunasDefault(api)}&section=users&user=guest`,
  'a chat': async (api) => `/agents/${await idOf(api)}/chat`,
  'the activity of an agent': async (api) => `/agents/${await idOf(api)}/activity`,
  activity: async () => '/activity',
  'a change': async (api) => `/activity/${(await api.activity({}))[0]?.activity_id}`,
  settings: async () => '/settings',
  'a project': async (api) => `/settings/projects/${await projectWithKey(api)}`,
  'a missing agent': async () => `/agents/${nobody}/profile`,
  'an unknown address': async () => '/no/such/place',
};

async function idOf(api: Api): Promise<string> {
  return (await api.getAgent(planted.look.name)).agent_id;
}

async function lunasDefault(api: Api): Promise<string> {
  const { agent_id: id } = await api.getAgent('Luna');
  const { instance } = await api.contents(id, 'default');
  return `/agents/${id}/instances?instance=${instance.instance_id}`;
}

async function projectWithKey(api: Api): Promise<string> {
  const { project_id: id } = await api.createProject(unique('Looked at'));
  await api.createKey(id, 'A key');
  return id;
}

for (const [name, addressOf] of Object.entries(places)) {
  test(`${name} has no axe violation of ours`, async ({ page, api, watched }) => {
    watched.allow(/status of 404/);
    await open(page, await addressOf(api));
    await expectAccessibleEverywhere(page, name);
  });
}

test('the sign-in has no axe violation of ours', async ({ enter }) => {
  const { page } = await enter(null);
  await page.goto('/sign-in');
  await expect(page.getByLabel('Email address')).toBeVisible();
  await expectAccessibleEverywhere(page, 'sign-in');
});

const openings: Record<string, (page: Page, api: Api) => Promise<void>> = {
  'the palette': async (page) => {
    await page.keyboard.press('Control+k');
    await expect(dialog(page, 'Search').getByRole('combobox')).toBeFocused();
    await page.keyboard.type('Luna');
    await expect(dialog(page, 'Search').getByRole('option', { name: /^Luna on a quiet sea/ })).toBeVisible();
  },
  shortcuts: async (page) => {
    await page.keyboard.press('?');
    await expect(dialog(page, 'Keyboard shortcuts')).toBeVisible();
  },
  'a new agent with a refusal': async (page) => {
    await page.getByRole('button', { name: 'New agent' }).click();
    await dialog(page, 'New agent').getByLabel('Name').fill('Luna');
    await dialog(page, 'New agent').getByRole('button', { name: 'Create agent' }).click();
    await expect(dialog(page, 'New agent').getByText('The agent was not created')).toBeVisible();
  },
  'a row’s menu': async (page) => {
    await page
      .getByRole('button', { name: /^Actions for/ })
      .first()
      .click();
    await expect(page.getByRole('menuitem', { name: 'Open' })).toBeVisible();
  },
  'the deletion of an agent': async (page, api) => {
    await openDeletion(page, await disposable(page, api));
  },
  'the receipt of a deletion': async (page, api) => {
    const name = await disposable(page, api);
    await openDeletion(page, name);
    const sheet = dialog(page, /^Delete agent/);
    await sheet.getByRole('textbox').fill(name);
    await sheet.getByRole('button', { name: 'Delete agent' }).click();
    await expect(sheet.getByRole('region', { name: /^Receipt/ })).toBeVisible();
  },
  'a new instance': async (page, api) => {
    await open(page, `/agents/${await idOf(api)}/instances`);
    await page.getByRole('button', { name: 'New instance' }).click();
    await expect(dialog(page, 'New instance')).toBeVisible();
  },
  'the reset of an instance': async (page, api) => {
    await open(page, `/agents/${await idOf(api)}/instances`);
    await page.getByRole('button', { name: 'Reset…' }).click();
    await expect(dialog(page, /^Reset instance/).getByRole('textbox')).toBeVisible();
  },
  'unsaved changes': async (page, api) => {
    await open(page, `/agents/${await idOf(api)}/profile`);
    await page.getByRole('textbox', { name: 'Bio' }).fill('Looked at, never saved.');
    await expect(page.getByText('Draft · 1 change')).toBeVisible();
  },
  'a broken tool in its editor': async (page, api) => {
    const { agent_id: id } = await api.getAgent('Marlow');
    await open(page, `/agents/${id}/tools?tool=open_lockers`);
    await page.getByRole('button', { name: 'Line 8' }).click();
    await expect(page.locator('.cm-lintRange-error')).toBeVisible();
  },
  'a tool that is tried': async (page, api) => {
    const { agent_id: id } = await api.getAgent('Luna');
    await open(page, `/agents/${id}/tools?tool=write_log`);
    await page.getByRole('button', { name: 'Fill in the arguments' }).click();
    await page.getByRole('button', { name: 'Add to promises' }).click();
    await page.getByRole('textbox', { name: 'latitude' }).fill('91');
    await page.getByRole('button', { name: 'Call with this answer' }).click();
    await expect(page.getByText('2 arguments break the schema')).toBeVisible();
  },
  'the deletion of a tool': async (page, api) => {
    const { agent_id: id } = await api.getAgent('Luna');
    await open(page, `/agents/${id}/tools?tool=write_log`);
    await page.getByRole('button', { name: 'Delete…' }).click();
    await expect(dialog(page, /^Delete tool/)).toBeVisible();
  },
  'a new project': async (page) => {
    await open(page, '/settings');
    await page.getByRole('button', { name: 'New project' }).click();
    await expect(dialog(page, 'New project')).toBeVisible();
  },
  'a new key, shown': async (page, api) => {
    await open(page, `/settings/projects/${await projectWithKey(api)}`);
    await page.getByRole('button', { name: 'New key' }).click();
    const form = dialog(page, 'New API key');
    await form.getByLabel('Name').fill('Looked at');
    await expectAccessible(page, 'a new key, asked');
    await form.getByRole('button', { name: 'Create key' }).click();
    await expect(dialog(page, /^API key/)).toBeVisible();
  },
};

async function disposable(page: Page, api: Api): Promise<string> {
  const name = unique('Disposable');
  await api.createAgent({ name });
  await open(page, `/agents?search=${encodeURIComponent(name)}`);
  return name;
}

async function openDeletion(page: Page, name: string): Promise<void> {
  await rowOf(page, name)
    .getByRole('button', { name: `Actions for ${name}` })
    .click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await expect(dialog(page, /^Delete agent/).getByRole('textbox')).toBeVisible();
}

for (const [name, opening] of Object.entries(openings)) {
  test(`${name}, open, has no axe violation of ours`, async ({ page, api }) => {
    await open(page, '/agents');
    await opening(page, api);
    await expectAccessibleEverywhere(page, name, [1440, 320]);
  });
}

test('the navigation of phones, open, has no axe violation of ours, and gives the focus back', async ({
  page,
  keyboard,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/agents');
  const opener = page.getByRole('button', { name: 'Menu', exact: true });
  await keyboard.activate(opener);
  await expect(dialog(page, 'Menu')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page, `the menu of phones, ${colorScheme}`);
  }
  await keyboard.press('Escape');
  await expect(dialog(page, 'Menu')).toBeHidden();
  await keyboard.expectFocusOn(opener);
  await keyboard.activate(opener);
  await keyboard.activate(dialog(page, 'Menu').getByRole('link', { name: 'Settings' }));
  await expect(heading(page, 'Settings')).toBeVisible();
});

test('“Skip to content” comes first and leads past the navigation', async ({ page, keyboard }) => {
  await open(page, '/agents');
  await keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await keyboard.expectFocusOn(skip);
  await keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await keyboard.press('Tab');
  // What comes first there depends on what there is to say above the list.
  await keyboard.expectFocusOn(page.getByRole('main').locator(':focus'));
});
