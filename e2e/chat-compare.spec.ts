import type { Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './support/accessible';
import { type Api, unique } from './support/api';
import { open } from './support/pages';
import { expect, test } from './support/test';

/** Pictures of every width take their time. */
test.describe.configure({ timeout: 240_000 });

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const turnIn = (page: Page, name: string, number: number) =>
  column(page, name).getByRole('article', { name: `Turn ${number}`, exact: true });

async function agentWith(api: Api, ...instances: string[]): Promise<{ id: string; name: string }> {
  const { agent_id: id, name = '' } = await api.createAgent({ name: unique('Compared') });
  for (const instance of instances) await api.createInstance(id, instance);
  return { id, name };
}

async function setState(api: Api, agentId: string, instance: string, value: string): Promise<void> {
  const { contents: _contents, instance: found } = await api.contents(agentId, instance);
  const body = { key: 'status', value, scope: 'global', instance_id: found.instance_id };
  const response = await api.send('POST', `/api/v1/agents/${agentId}/custom-states`, body);
  if (!response.ok) throw new Error(await response.text());
}

async function add(page: Page, instance: string): Promise<void> {
  await page.getByRole('button', { name: 'Add an instance' }).click();
  await page.getByRole('combobox', { name: 'Find an instance by name or id' }).fill(instance);
  await page.getByRole('option', { name: instance }).click();
  await expect(column(page, instance)).toBeVisible();
}

test('one message goes to three instances, each answers from its own states, and the address restores it', async ({
  page,
  api,
  enter,
}) => {
  const { id } = await agentWith(api, 'east', 'west');
  await setState(api, id, 'default', 'calm in the middle');
  await setState(api, id, 'east', 'rain in the east');
  await setState(api, id, 'west', 'sun in the west');
  await open(page, `/agents/${id}/chat`);
  await page.getByRole('button', { name: 'Compare instances' }).click();
  await add(page, 'east');
  await add(page, 'west');
  await field(page).fill('What is the status?');
  await field(page).press('Enter');
  await expect(turnIn(page, 'default', 1)).toContainText('calm in the middle');
  await expect(turnIn(page, 'east', 1)).toContainText('rain in the east');
  await expect(turnIn(page, 'west', 1)).toContainText('sun in the west');
  await expect(column(page, 'east')).not.toContainText('sun in the west');
  await expect(field(page)).toHaveValue('');
  // While an answer is still coming, nothing is sent to it.
  await expect(turnIn(page, 'west', 1)).toHaveAttribute('aria-busy', 'false');

  await page.getByRole('combobox', { name: 'Send to' }).selectOption('Send to west');
  await field(page).fill('And the status now?');
  await field(page).press('Enter');
  await expect(turnIn(page, 'west', 2)).toContainText('sun in the west');
  await expect(turnIn(page, 'east', 2)).toBeHidden();

  const other = await enter('admin');
  await open(other.page, page.url());
  await expect(turnIn(other.page, 'west', 2)).toContainText('sun in the west');
  await expect(turnIn(other.page, 'default', 1)).toContainText('calm in the middle');
  // Who is left keeps what it said.
  await other.page.getByRole('button', { name: 'Leave east out' }).click();
  await expect(column(other.page, 'east')).toBeHidden();
  await expect(field(other.page)).toBeFocused();
  await expect(turnIn(other.page, 'west', 2)).toContainText('sun in the west');
  await expectAccessibleEverywhere(page, 'comparing');
});

test('openness is moved, and the dock answers live and draft side by side; nothing is saved', async ({
  page,
  api,
}) => {
  const { id } = await agentWith(api);
  await open(page, `/agents/${id}/personality`);
  await page.getByRole('textbox', { name: 'Openness in numbers' }).fill('95');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Chat', exact: true }).click();
  await expect(page.getByText('Unsaved: Personality')).toBeVisible();
  await page.getByRole('radio', { name: 'Both' }).check();
  await field(page).fill('Hello, you two');
  await field(page).press('Enter');
  await expect(turnIn(page, 'draft', 1)).toContainText('What shall we imagine next?');
  await expect(turnIn(page, 'live', 1)).toContainText('heard “Hello, you two”');
  await expect(turnIn(page, 'live', 1)).not.toContainText('What shall we imagine next?');
  await expect(turnIn(page, 'live', 1)).toContainText('rehearsal, no language model');
  await expect(turnIn(page, 'draft', 1)).toContainText('rehearsal, no language model');
  const { profile } = await (await api.send('GET', `/api/v1/agents/${id}/personality`)).json();
  expect(profile.big5.openness.score).toBeLessThan(0.9);

  await page.getByRole('radio', { name: 'Draft' }).check();
  await field(page).fill('Only the draft');
  await field(page).press('Enter');
  const first = page.getByRole('article', { name: 'Turn 1', exact: true });
  await expect(first).toContainText('What shall we imagine next?');
  await expect(first.getByText('draft', { exact: true })).toBeVisible();
  await expect(first.getByText('stale')).toBeHidden();
  await page.getByRole('radio', { name: 'Saved' }).check();
  await expect(first.getByText('stale')).toBeVisible();
});

test('an agent that is switched off says so, keeps the message and leads to its switch', async ({
  page,
  api,
}) => {
  const { id, name } = await agentWith(api);
  await api.send('PATCH', `/api/v1/agents/${id}/status`, { is_active: false });
  await open(page, `/agents/${id}/chat`);
  await field(page).fill('Anybody there?');
  await field(page).press('Enter');
  const turn = page.getByRole('article', { name: 'Turn 1' });
  await expect(turn).toContainText('The agent is inactive');
  await expect(turn).toContainText('Anybody there?');
  const link = page.getByRole('link', { name: 'Activate the agent or its instance' });
  await expect(link).toBeVisible();

  // On a phone the dock fills the screen, and would cover the switch.
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `/agents/${id}/profile`);
  await page.getByRole('button', { name: 'Chat', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: `Chat with ${name}` });
  await field(page).fill('And here?');
  await field(page).press('Enter');
  await sheet.getByRole('link', { name: 'Activate the agent or its instance' }).last().click();
  await expect(page).toHaveURL(/\/instances/);
  await expect(sheet).toBeHidden();
});

test('conversations are found, opened, looked into and deleted', async ({ page, api }) => {
  const { id } = await agentWith(api, '<b>east</b>');
  await open(page, `/agents/${id}/chat`);
  const list = page.getByRole('list', { name: 'Conversations' });
  await expect(list).toContainText('Conversations with this agent stand here.');
  for (const text of ['About apples', '<img src=x onerror=alert(1)> pears']) {
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await field(page).fill(text);
    await field(page).press('Enter');
    await expect(page.getByRole('article', { name: 'Turn 1' })).toHaveAttribute('aria-busy', 'false');
  }
  await expect(list.getByRole('link')).toHaveCount(2);
  await expect(list.getByRole('link').first()).toContainText('<img src=x onerror=alert(1)> pears');
  await page.getByRole('searchbox', { name: 'Find in conversations' }).fill('apples');
  await expect(list.getByRole('link')).toHaveCount(1);
  await list.getByRole('link').click();
  await expect(page).toHaveURL(/conversation=/);
  await expect(page.getByRole('article')).toContainText('About apples');
  await page.getByRole('button', { name: 'What ran' }).click();
  await expect(page.getByRole('region', { name: 'What ran' })).toContainText('embedded');
  await expectAccessibleEverywhere(page, 'a turn that is looked into');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Back to the conversation' }).click();
  await page.getByRole('button', { name: 'Conversations' }).last().click();
  await page.getByRole('menuitem', { name: 'Delete this conversation…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete conversation' }).click();
  await expect(list).toContainText('No message and no answer holds these words.');
  await expectAccessibleEverywhere(page, 'the Chat tab');
});

test('the open dock has nothing that axe finds, from wide to narrow, and fills a phone', async ({
  page,
  api,
}) => {
  const { id, name } = await agentWith(api);
  await open(page, `/agents/${id}/profile`);
  await page.getByRole('button', { name: 'Chat', exact: true }).click();
  await field(page).fill('Hello');
  await field(page).press('Enter');
  await expect(page.getByRole('article')).toHaveAttribute('aria-busy', 'false');
  await expectAccessibleEverywhere(page, 'the dock');
  const sheet = page.getByRole('dialog', { name: `Chat with ${name}` });
  await expect(sheet).toBeVisible();
  await sheet.getByRole('button', { name: 'Close the chat' }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('button', { name: 'Chat', exact: true })).toBeFocused();
});

test('a conversation that goes on in one tab is up to date in the other', async ({ page, api }) => {
  const { id } = await agentWith(api);
  await open(page, `/agents/${id}/chat`);
  await field(page).fill('From the first');
  await field(page).press('Enter');
  await expect(page.getByRole('article', { name: 'Turn 1' })).toHaveAttribute('aria-busy', 'false');
  await expect(page).toHaveURL(/conversation=/);
  const other = await page.context().newPage();
  await open(other, page.url());
  await expect(other.getByRole('article', { name: 'Turn 1' })).toContainText('From the first');
  await field(other).fill('From the second');
  await field(other).press('Enter');
  await expect(other.getByRole('article', { name: 'Turn 2' })).toHaveAttribute('aria-busy', 'false');
  const second = page.getByRole('article', { name: 'Turn 2' });
  await expect(second).toContainText('From the second');

  // A case that is being made of a turn outlives its row.
  await expect(second).toHaveAttribute('aria-busy', 'false');
  const row = await second.elementHandle();
  await second.getByRole('button', { name: 'Save as a case' }).click();
  const expected = page.getByRole('dialog', { name: 'New case' }).getByRole('textbox', { name: 'Text' });
  await expected.fill('typed meanwhile');
  await other.getByRole('button', { name: 'Regenerate' }).click();
  await expect.poll(() => row?.evaluate((element) => element.isConnected)).toBe(false);
  await expect(expected).toHaveValue('typed meanwhile');
});

test('a message without a blank stays within its place', async ({ page, api }) => {
  const { id } = await agentWith(api);
  await open(page, `/agents/${id}/chat`);
  await field(page).fill('Long'.repeat(200));
  await field(page).press('Enter');
  const turn = page.getByRole('article', { name: 'Turn 1' });
  await expect(turn).toHaveAttribute('aria-busy', 'false');
  const overhang = () =>
    turn.evaluate((box) => {
      const inner = [...box.querySelectorAll('p')].map((text) => text.getBoundingClientRect().left);
      return box.getBoundingClientRect().left - Math.min(...inner);
    });
  expect(await overhang()).toBeLessThanOrEqual(0);
});
