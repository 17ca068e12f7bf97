import type { Page } from '@playwright/test';
import { type Api, unique } from './support/api';
import { signIn } from './support/identity';
import { dialog, open, toast } from './support/pages';
import { expect, test } from './support/test';

const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Parameters' });
const descriptionOf = (page: Page) => page.getByRole('textbox', { name: 'Description' });
const problemsOf = (page: Page) => page.getByRole('list', { name: 'Problems in the schema' });
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });
const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d$/);

const taxi = {
  name: 'order_taxi',
  description: 'Orders a taxi.',
  parameters: {
    type: 'object',
    properties: { hotel: { enum: ['quay', 'garden'] }, guests: { type: 'integer', maximum: 8 } },
    required: ['hotel'],
  },
};

async function agentWith(api: Api, ...tools: object[]): Promise<string> {
  const { agent_id: id } = await api.createAgent({ name: unique('Tools') });
  for (const tool of tools) {
    const response = await api.send('POST', `/api/v1/agents/${id}/tools`, tool);
    if (!response.ok) throw new Error(await response.text());
  }
  return id;
}

async function toolsOf(api: Api, id: string) {
  const { tools } = await (await api.send('GET', `/api/v1/agents/${id}/tools`)).json();
  return tools as { name: string; description: string; parameters: object }[];
}

/** Puts a text in the place of the editor's. */
async function write(page: Page, text: string): Promise<void> {
  await editorOf(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

test('a tool is made, checked, tried, renamed and deleted', async ({ page, api }) => {
  const id = await agentWith(api);
  await open(page, `/agents/${id}/tools`);
  await expect(page.getByText('No tools yet')).toBeVisible();
  await page.getByRole('link', { name: 'New tool' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('sonzai_taxi');
  await descriptionOf(page).fill(taxi.description);
  await page.getByRole('button', { name: 'Edit parameters' }).click();
  await write(page, '{"type": "object", "properties": {"stops": {"type": "array"}}}');
  await expect(problemsOf(page)).toContainText('properties.stops.items is missing');
  await expect(page.locator('.cm-lintRange-error')).toHaveText('"stops"');
  await save(page).click();
  await expect(page.getByText('must not begin with sonzai_, which is reserved')).toBeVisible();
  await expect(page.getByText('must be a schema without errors')).toBeVisible();
  expect(await toolsOf(api, id)).toEqual([]);

  await page.getByRole('textbox', { name: 'Name' }).fill(taxi.name);
  await write(page, JSON.stringify(taxi.parameters, null, 2));
  await expect(problemsOf(page)).toBeHidden();
  await save(page).click();
  await expect(toast(page)).toContainText('Tool order_taxi created');
  await expect(page.getByRole('heading', { name: taxi.name })).toBeVisible();
  expect(await toolsOf(api, id)).toEqual([taxi]);

  await page.getByRole('button', { name: 'Fill in the arguments' }).click();
  await page.getByRole('combobox', { name: 'hotel' }).selectOption('garden');
  await page.getByRole('textbox', { name: 'guests' }).fill('9');
  await expect(page.getByText('1 argument breaks the schema')).toBeVisible();
  await page.getByRole('textbox', { name: 'guests' }).fill('3');
  await expect(page.getByText('The arguments keep to the schema')).toBeVisible();
  await page.getByRole('textbox', { name: 'Mocked answer' }).fill('On its way.');
  await page.getByRole('button', { name: 'Save with the tool' }).click();
  await page.getByRole('button', { name: 'Call with this answer' }).click();
  const exchange = page.getByRole('region', { name: 'The exchange' });
  await expect(exchange).toContainText('"guests": 3');
  await expect(exchange).toContainText('On its way.');

  await page.reload();
  await page.getByRole('button', { name: 'Fill in the arguments' }).click();
  await expect(page.getByRole('textbox', { name: 'Mocked answer' })).toHaveValue('On its way.');

  await page.getByRole('button', { name: 'Rename…' }).click();
  const renaming = dialog(page, /^Rename tool/);
  await expect(renaming).toContainText(
    'creates a tool of the same content under the new name and deletes this one',
  );
  await renaming.getByRole('textbox', { name: 'New name' }).fill('call_taxi');
  await renaming.getByRole('button', { name: 'Create and delete' }).click();
  await expect(page.getByRole('heading', { name: 'call_taxi' })).toBeVisible();
  expect(await toolsOf(api, id)).toEqual([{ ...taxi, name: 'call_taxi' }]);
  await page.getByRole('button', { name: 'Fill in the arguments' }).click();
  await expect(page.getByRole('textbox', { name: 'Mocked answer' })).toHaveValue('On its way.');

  await page.getByRole('button', { name: 'Delete…' }).click();
  const deletion = dialog(page, /^Delete tool/);
  await expect(deletion).toContainText('What goes');
  await deletion.getByRole('button', { name: 'Delete tool' }).click();
  await expect(deletion.getByRole('region', { name: 'Receipt: Deleted call_taxi' })).toBeVisible();
  await deletion.getByRole('link', { name: 'Kept in Activity' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('call_taxi');
  expect(await toolsOf(api, id)).toEqual([]);
});

test('a tool is made, edited and deleted by keyboard alone, and the editor is no trap', async ({
  page,
  keyboard,
  api,
}) => {
  const id = await agentWith(api);
  await open(page, `/agents/${id}/tools`);
  await keyboard.activate(page.getByRole('link', { name: 'New tool' }));
  await keyboard.tabTo(page.getByRole('textbox', { name: 'Name' }));
  await keyboard.type('find_guest');
  await keyboard.tabTo(descriptionOf(page));
  await keyboard.type('Finds a guest.');
  await keyboard.activate(page.getByRole('button', { name: 'Edit parameters' }));
  await keyboard.expectFocusOn(editorOf(page));
  await keyboard.press('Control+a', 'Delete');
  await keyboard.type('{"type": "object",');
  await keyboard.press('Enter', 'Tab');
  await keyboard.expectFocusOn(editorOf(page));
  await keyboard.type('"properties": {"name": {"type": "text"}}}');
  await expect(problemsOf(page)).toContainText('properties.name.type');
  await keyboard.press('F8');
  await keyboard.press('Escape');
  await expect(editorOf(page)).not.toBeFocused();
  await keyboard.activate(page.getByRole('button', { name: /^Line 2/ }));
  await keyboard.expectFocusOn(editorOf(page));
  await keyboard.press('Control+Shift+ArrowRight', 'Control+End');
  for (let step = 0; step < 4; step += 1) await keyboard.press('ArrowLeft');
  for (let step = 0; step < 'text'.length; step += 1) await keyboard.press('Backspace');
  await keyboard.type('string');
  await keyboard.press('Control+s');
  await expect(page.getByRole('heading', { name: 'find_guest' })).toBeVisible();
  expect(await toolsOf(api, id)).toMatchObject([
    { name: 'find_guest', parameters: { properties: { name: { type: 'string' } } } },
  ]);
  await keyboard.activate(page.getByRole('button', { name: 'Fill in the arguments' }));
  await keyboard.tabTo(page.getByRole('textbox', { name: 'name' }));
  await keyboard.type('Ada');
  await keyboard.activate(page.getByRole('button', { name: 'Call with this answer' }));
  await expect(page.getByRole('region', { name: 'The exchange' })).toContainText('"Ada"');
  await keyboard.tabTo(page.getByRole('button', { name: 'Delete…' }), 'Shift+Tab');
  await keyboard.press('Enter');
  await keyboard.activate(dialog(page, /^Delete tool/).getByRole('button', { name: 'Delete tool' }));
  await expect(dialog(page, /^Delete tool/).getByRole('region', { name: /^Receipt/ })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByText('No tools yet')).toBeVisible();
});

test('the planted broken tool of a sample is found and put right', async ({ page, api }) => {
  const { agent_id: id } = await api.getAgent('Marlow');
  await open(page, `/agents/${id}/tools`);
  const row = page.getByRole('listitem').filter({ hasText: 'open_lockers' });
  await expect(row).toContainText('Broken: 1 problem');
  await row.getByRole('link').click();
  await expect(page.getByRole('region', { name: 'Try it' })).toContainText('The schema is broken');
  await problemsOf(page).getByRole('button', { name: 'Line 8' }).click();
  await expect(editorOf(page)).toBeFocused();
  const text = await editorOf(page).textContent();
  await write(
    page,
    (text ?? '').replace('"type": "array",', '"type": "array", "items": {"type": "integer"},'),
  );
  await expect(problemsOf(page)).toBeHidden();
  await page.getByRole('button', { name: 'Fill in the arguments' }).click();
  await page.getByRole('button', { name: 'Add to doors' }).click();
  await page.getByRole('textbox', { name: 'doors 1' }).fill('4');
  await page.getByRole('textbox', { name: 'locker' }).fill('LK-204');
  await expect(page.getByText('The arguments keep to the schema')).toBeVisible();
  await expect(page.getByRole('region', { name: 'The call, as JSON' })).toContainText('4');
  // It stays broken for the next test: nothing is saved.
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(row).toContainText('Broken: 1 problem');
});

test('unsaved text survives a reload, a closed tab and a new sign-in', async ({ enter, api }) => {
  const { context, page } = await enter('admin');
  const id = await agentWith(api, taxi);
  await open(page, `/agents/${id}/tools?tool=order_taxi`);
  await page.getByRole('button', { name: 'Edit parameters' }).click();
  await write(page, '{"type": "object", "half": ');
  await expect(page.getByText('Draft · 1 change')).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Recovered draft from/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Parameters, as JSON' })).toHaveText(
    '{"type": "object", "half": ',
  );
  await expect(problemsOf(page)).toContainText('a value is missing');

  await descriptionOf(page).fill('Typed, and then the tab was closed.');
  await page.close({ runBeforeUnload: true });
  const again = await context.newPage();
  await open(again, `/agents/${id}/tools?tool=order_taxi`);
  await expect(descriptionOf(again)).toHaveValue('Typed, and then the tab was closed.');
  await expect(again.getByText('Draft · 2 changes')).toBeVisible();

  await context.clearCookies();
  await signIn(context, 'admin', new URL(again.url()).origin);
  await open(again, `/agents/${id}/tools?tool=order_taxi`);
  await expect(descriptionOf(again)).toHaveValue('Typed, and then the tab was closed.');
  await again.getByRole('button', { name: 'Edit parameters' }).click();
  await write(again, JSON.stringify({ type: 'object' }));
  await save(again).click();
  await expect(saved(again)).toBeVisible();
  expect(await toolsOf(api, id)).toMatchObject([
    { description: 'Typed, and then the tab was closed.', parameters: { type: 'object' } },
  ]);
  await again.reload();
  await expect(again.getByText('No unsaved changes')).toBeVisible();
});

test('a new tool that is not saved yet survives a reload, and a refusal keeps it', async ({ page, api }) => {
  const id = await agentWith(api);
  await open(page, `/agents/${id}/tools?new=1`);
  await page.getByRole('textbox', { name: 'Name' }).fill(taxi.name);
  await descriptionOf(page).fill('Mine.');
  await expect(page.getByText('Draft · 2 changes')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(taxi.name);
  // Somebody else takes the name, and this page does not know it.
  await api.send('POST', `/api/v1/agents/${id}/tools`, taxi);
  await save(page).click();
  await expect(page.getByText('is already taken')).toBeVisible();
  await expect(descriptionOf(page)).toHaveValue('Mine.');
});

test('two tabs: the second is told what changed, and no text is lost', async ({ page, context, api }) => {
  const id = await agentWith(api, taxi);
  await open(page, `/agents/${id}/tools`);
  const other = await context.newPage();
  await open(other, `/agents/${id}/tools`);
  await descriptionOf(other).fill('Theirs.');
  await save(other).click();
  await expect(saved(other)).toBeVisible();

  await descriptionOf(page).fill('Mine.');
  await save(page).click();
  const conflict = page.getByRole('alert').filter({ hasText: 'Description was changed by somebody else' });
  await expect(conflict).toContainText('Theirs.');
  await expect(descriptionOf(page)).toHaveValue('Mine.');
  expect(await toolsOf(api, id)).toMatchObject([{ description: 'Theirs.' }]);
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await save(page).click();
  await expect(saved(page)).toBeVisible();
  expect(await toolsOf(api, id)).toMatchObject([{ description: 'Mine.' }]);
});

test('a tool that was deleted meanwhile gives back what was typed', async ({ page, api }) => {
  const id = await agentWith(api, taxi);
  await open(page, `/agents/${id}/tools?tool=order_taxi`);
  await descriptionOf(page).fill('Typed for nothing?');
  await api.send('DELETE', `/api/v1/agents/${id}/tools/order_taxi`);
  await save(page).click();
  await expect(page.getByText('This tool is not here')).toBeVisible();
  await expect(page.getByRole('region', { name: 'What you typed' })).toContainText('Typed for nothing?');
  await page.getByRole('button', { name: 'Create it again' }).click();
  await expect(descriptionOf(page)).toHaveValue('Typed for nothing?');
  await save(page).click();
  await expect(page.getByRole('heading', { name: 'order_taxi' })).toBeVisible();
  expect(await toolsOf(api, id)).toMatchObject([{ description: 'Typed for nothing?' }]);
});

test('hostile texts stay texts, and work without end is stopped', async ({ page, api }) => {
  const markup = '<img src=x onerror="document.title=1">';
  const hostile = {
    name: 'hostile',
    description: markup,
    parameters: {
      type: 'object',
      title: markup,
      properties: {
        [markup]: { type: 'string', title: markup, description: '\u202e\u0000</script>' },
        constructor: { type: 'string' },
        endless: { type: 'string', pattern: '^(a+)+$' },
      },
    },
  };
  const id = await agentWith(api, hostile);
  await open(page, `/agents/${id}/tools`);
  await expect(descriptionOf(page)).toHaveValue(markup);
  await page.getByRole('button', { name: 'Edit parameters' }).click();
  await page.getByRole('button', { name: 'Fill in the arguments' }).click();
  await page.getByRole('textbox', { name: 'constructor' }).fill('made');
  await expect(page.getByRole('region', { name: 'The call, as JSON' })).toContainText(
    '"constructor": "made"',
  );
  await page.getByRole('textbox', { name: 'endless' }).fill(`${'a'.repeat(40)}!`);
  await expect(page.getByText('The check took too long and was stopped')).toBeVisible();
  await page.getByRole('textbox', { name: 'endless' }).fill('aaa');
  await expect(page.getByText('The arguments keep to the schema')).toBeVisible();
  await expect(page).not.toHaveTitle('1');

  await write(page, `{"type": "object", "title": "${'x'.repeat(1_000_000)}"}`);
  await expect(problemsOf(page)).toContainText('at most 65536 are allowed');
  await save(page).click();
  await expect(page.getByText('must be a schema without errors')).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText('No unsaved changes')).toBeVisible();
});

test('a member edits tools', async ({ enter, api }) => {
  const { page } = await enter('member');
  const id = await agentWith(api, taxi);
  await open(page, `/agents/${id}/tools`);
  await descriptionOf(page).fill('Edited by a member.');
  await save(page).click();
  await expect(saved(page)).toBeVisible();
  expect(await toolsOf(api, id)).toMatchObject([{ description: 'Edited by a member.' }]);
});
