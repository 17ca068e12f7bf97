import type { Page } from '@playwright/test';
import { expectAccessible, expectAccessibleEverywhere } from './support/accessible';
import { type Api, unique } from './support/api';
import { answers, dialog, open, toast } from './support/pages';
import { expect, test } from './support/test';

/** Three instances; in one of them the weather is another. */
async function weatherIn(api: Api): Promise<string> {
  const { agent_id: id } = await api.createAgent({ name: unique('Weather') });
  for (const name of ['ws-1', 'ws-2']) await api.createInstance(id, name);
  for (const [instance_id, value] of [
    ['default', 'rain until six'],
    ['ws-1', 'rain until six'],
    ['ws-2', 'clear skies'],
  ]) {
    await api.send('POST', `/api/v1/agents/${id}/custom-states`, { key: 'weather', value, instance_id });
  }
  return id;
}

async function makeCase(api: Api, id: string, name: string, text: string): Promise<void> {
  const messages = [{ role: 'user', content: 'How is the weather?' }];
  const body = { name, messages, expectations: [{ kind: 'contains', text }] };
  const response = await api.send('POST', `/api/troupe/v1/agents/${id}/cases`, body);
  expect(response.status).toBe(200);
}

const run = (page: Page) => page.getByRole('region', { name: 'Run', exact: true });
const cell = (page: Page, name: string) => run(page).getByRole('button', { name });

test('what is typed of a case stays until it is saved or discarded', async ({ page, api }) => {
  const { agent_id: id } = await api.createAgent({ name: unique('Half written') });
  await open(page, `/agents/${id}/chat/cases`);
  const editor = dialog(page, 'New case');
  const openEditor = () => page.getByRole('button', { name: 'New case' }).click();
  const name = editor.getByRole('textbox', { name: 'Name' });
  const recovered = editor.getByRole('status').filter({ hasText: 'Recovered draft from' });
  await openEditor();
  await name.fill('Knows the rain');
  await editor.getByRole('textbox', { name: 'Text' }).fill('rain');
  await page.keyboard.press('Escape');
  await expect(editor).toBeHidden();
  await openEditor();
  await expect(name).toHaveValue('Knows the rain');
  await expect(recovered).toBeVisible();
  await expect(name).toBeFocused();
  await page.reload();
  await answers(page);
  await openEditor();
  await expect(editor.getByRole('textbox', { name: 'Text' })).toHaveValue('rain');
  await recovered.getByRole('button', { name: 'Discard' }).click();
  await expect(name).toHaveValue('');
  await expect(recovered).toBeHidden();
  await editor.getByRole('button', { name: 'Cancel' }).click();
  await openEditor();
  await expect(name).toHaveValue('');

  await name.fill('Knows the sun');
  await page.keyboard.press('Escape');
  await openEditor();
  await editor.getByRole('textbox', { name: 'Question' }).fill('Will it be sunny?');
  await editor.getByRole('textbox', { name: 'Text' }).fill('sun');
  await editor.getByRole('button', { name: 'Create case' }).click();
  await expect(editor).toBeHidden();
  await openEditor();
  await expect(name).toHaveValue('');
});

test('a case is made and run 8 times over 3 instances; what failed is one click away', async ({
  page,
  api,
}) => {
  const id = await weatherIn(api);
  await open(page, `/agents/${id}/chat/cases`);
  await expect(page.getByRole('heading', { name: 'No cases yet' })).toBeVisible();
  await page.getByRole('button', { name: 'New case' }).click();
  const editor = dialog(page, 'New case');
  await editor.getByRole('button', { name: 'Create case' }).click();
  await expect(editor.getByText('Give it a name.')).toBeVisible();
  await expect(editor.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await editor.getByRole('textbox', { name: 'Name' }).fill('Knows the rain');
  await editor.getByRole('textbox', { name: 'Question' }).fill('How is the weather?');
  await editor.getByRole('textbox', { name: 'Text' }).fill('rain until six');
  await expectAccessible(page, 'editor of a case');
  await editor.getByRole('button', { name: 'Create case' }).click();
  await expect(editor).toBeHidden();

  await page.getByRole('spinbutton', { name: 'Times each' }).fill('8');
  await expect(page.getByText('1 × 3 × 8 = 24 answers')).toBeVisible();
  await page.getByRole('button', { name: 'Run 1 case', exact: true }).click();
  await expect(run(page).getByText('16 of 24 answers passed (66 %).')).toBeVisible();
  await expect(cell(page, '8/8 passed: Knows the rain in default')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Cases' }).getByText('16/24')).toBeVisible();
  await cell(page, '0/8 failing: Knows the rain in ws-2').click();
  const answers = dialog(page, 'Knows the rain in ws-2');
  await expect(answers.getByText('It does not contain “rain until six”.')).toHaveCount(8);
  await expect(answers.getByText(/clear skies/).first()).toBeVisible();
  await expectAccessible(page, 'answers that failed');
  await page.keyboard.press('Escape');
  await expect(cell(page, '0/8 failing: Knows the rain in ws-2')).toBeFocused();

  await run(page).getByRole('button', { name: 'Run failed again' }).click();
  await expect(run(page).getByText('0 of 8 answers passed (0 %).')).toBeVisible();
  await expect(run(page).getByText('Failed again', { exact: true })).toBeVisible();
});

test('a turn of the tester becomes a case, and the case runs', async ({ page, api }) => {
  const id = await weatherIn(api);
  await open(page, `/agents/${id}/chat`);
  await page.getByRole('textbox', { name: 'Message' }).fill('How is the weather?');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save as a case' }).click();
  const editor = dialog(page, 'New case');
  await expect(editor.getByRole('textbox', { name: 'Name' })).toHaveValue('How is the weather?');
  await expect(editor.getByRole('textbox', { name: 'Question' })).toHaveValue('How is the weather?');
  await editor.getByRole('textbox', { name: 'Text' }).fill('rain until six');
  await editor.getByRole('button', { name: 'Create case' }).click();
  await expect(toast(page)).toContainText('Case “How is the weather?” created');
  await page.getByRole('link', { name: 'Cases' }).click();
  await page.getByRole('button', { name: 'Run 1 case', exact: true }).click();
  await expect(run(page).getByText(/^\d+ of \d+ answers passed/)).toBeVisible();
  await expect(cell(page, '1/1 passed: How is the weather? in default')).toBeVisible();
});

test('a run goes on while the page is left', async ({ page, api }) => {
  test.setTimeout(180_000);
  const id = await weatherIn(api);
  for (let n = 1; n <= 12; n += 1) await makeCase(api, id, `Case ${n}`, 'weather');
  await open(page, `/agents/${id}/chat/cases`);
  await page.getByRole('spinbutton', { name: 'Times each' }).fill('8');
  await page.getByRole('button', { name: 'Run 12 cases' }).click();
  await expect(run(page)).toBeVisible();
  await page.goto('/agents');
  await open(page, `/agents/${id}/chat/cases`);
  await expect(run(page).getByText('288 of 288 answers passed (100 %).')).toBeVisible({ timeout: 120_000 });
});

test('an earlier run is looked at while another goes on', async ({ page, api }) => {
  test.setTimeout(180_000);
  const id = await weatherIn(api);
  await makeCase(api, id, 'Alone', 'rain');
  await open(page, `/agents/${id}/chat/cases`);
  await page.getByRole('button', { name: 'Run 1 case', exact: true }).click();
  await expect(run(page).getByText('2 of 3 answers passed (66 %).')).toBeVisible();
  for (let n = 1; n <= 11; n += 1) await makeCase(api, id, `Case ${n}`, 'weather');
  await page.reload();
  await page.getByRole('spinbutton', { name: 'Times each' }).fill('8');
  await page.getByRole('button', { name: 'Run 12 cases' }).click();
  const runs = page.getByRole('table', { name: 'Runs' }).getByRole('row');
  await expect(runs).toHaveCount(3);
  await runs.nth(2).getByRole('button').click();
  await expect(run(page).getByText('2 of 3 answers passed (66 %).')).toBeVisible();
  await expect(runs.nth(1)).toContainText('280/288', { timeout: 120_000 });
  await expect(run(page).getByText('2 of 3 answers passed (66 %).')).toBeVisible();
  await expect(cell(page, '0/1 failing: Alone in ws-2')).toBeVisible();
  await runs.nth(1).getByRole('button').click();
  await expect(run(page).getByText('280 of 288 answers passed (97 %).')).toBeVisible();
  await expect(cell(page, '8/8 passed: Case 11 in ws-2')).toBeVisible();
});

test('all cases are there, however many, and the first hundred are chosen', async ({ page, api }) => {
  const id = await weatherIn(api);
  for (let n = 101; n <= 203; n += 1) await makeCase(api, id, `Case ${n}`, 'weather');
  await open(page, `/agents/${id}/chat/cases`);
  const cases = page.getByRole('table', { name: 'Cases' });
  await expect(cases.getByRole('row')).toHaveCount(104);
  await expect(page.getByRole('button', { name: 'Run 100 cases' })).toBeVisible();
  await expect(cases.getByRole('checkbox', { name: 'Run Case 200' })).toBeChecked();
  await expect(cases.getByRole('checkbox', { name: 'Run Case 201' })).not.toBeChecked();
  // The second click would fall on the case that takes its place.
  await cases.getByRole('button', { name: 'Delete Case 202' }).dblclick();
  await expect(cases.getByRole('row')).toHaveCount(103);
  await expect(cases.getByRole('button', { name: 'Case 203', exact: true })).toBeVisible();
});

test('a case is changed and deleted by keyboard', async ({ page, api, keyboard }) => {
  const id = await weatherIn(api);
  await makeCase(api, id, 'Old name', 'rain');
  await open(page, `/agents/${id}/chat/cases`);
  const cases = page.getByRole('table', { name: 'Cases' });
  await keyboard.tabTo(cases.getByRole('button', { name: 'Old name', exact: true }));
  await page.keyboard.press('Enter');
  const editor = dialog(page, 'Edit case');
  await editor.getByRole('textbox', { name: 'Name' }).fill('New name');
  await page.keyboard.press('Enter');
  await expect(cases.getByRole('button', { name: 'New name', exact: true })).toBeFocused();
  await cases.getByRole('button', { name: 'Delete New name' }).click();
  await expect(toast(page)).toContainText('Case deleted');
  await expect(page.getByRole('heading', { name: 'No cases yet' })).toBeVisible();
});

test('the cases are accessible at every width', async ({ page, api }) => {
  test.slow();
  const id = await weatherIn(api);
  await makeCase(api, id, 'Knows the rain', 'rain');
  await makeCase(
    api,
    id,
    'A case with a name that is as long as the names of cases may be, or nearly so',
    'clear',
  );
  await open(page, `/agents/${id}/chat/cases`);
  await page.getByRole('button', { name: 'Run 2 cases' }).click();
  await expect(run(page).getByText(/answers passed/)).toBeVisible();
  await expectAccessibleEverywhere(page, 'cases');
});

test('a case runs the draft of another tab, and what is saved', async ({ page, api }) => {
  const id = await weatherIn(api);
  const messages = [{ role: 'user', content: 'Hello' }];
  const body = { name: 'Has a new name', messages, expectations: [{ kind: 'contains', text: 'Nebula' }] };
  await api.send('POST', `/api/troupe/v1/agents/${id}/cases`, body);
  await open(page, `/agents/${id}/profile`);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Nebula');
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
  await open(page, `/agents/${id}/chat/cases`);
  await page.getByRole('button', { name: 'Run 1 case', exact: true }).click();
  await expect(run(page).getByText('0 of 3 answers passed (0 %).')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Run the draft' }).check();
  await page.getByRole('button', { name: 'Run 1 case', exact: true }).click();
  await expect(run(page).getByText('3 of 3 answers passed (100 %).')).toBeVisible();
  await expect(run(page).getByText('Draft', { exact: true })).toBeVisible();
});
