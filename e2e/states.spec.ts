import { field, nav, place, save, saved, states, statesOf, write, writeJson } from './support/memory';
import { dialog, open, toast } from './support/pages';
import { expect, test } from './support/test';

test('states of both scopes are created, found, edited and deleted, and the counts follow', async ({
  page,
  api,
}) => {
  const at = await place(api);
  await open(page, at.address);
  await nav(page)
    .getByRole('link', { name: /^States/ })
    .click();
  await expect(page.getByText('No states yet')).toBeVisible();
  await page.getByRole('link', { name: 'New state' }).click();
  await field(page, 'Key').fill('weather');
  await field(page, 'Value').fill('rain');
  await save(page).click();
  await expect(toast(page).first()).toContainText('State weather created');
  await expect(states(page).getByRole('row', { name: /weather.*global.*rain/ })).toBeVisible();
  await expect(nav(page).getByRole('link', { name: 'States 1' })).toBeVisible();

  await page.getByRole('link', { name: 'New state' }).click();
  await expect(field(page, 'Key')).toHaveValue('');
  await field(page, 'Key').fill('room');
  await page.getByRole('combobox', { name: 'Scope', exact: true }).selectOption('user');
  await page.getByRole('combobox', { name: 'Format' }).selectOption('json');
  await page.getByRole('button', { name: 'Edit value' }).click();
  await writeJson(page, '{"number": 12,}');
  await save(page).click();
  await expect(page.getByText('User must not be empty')).toBeVisible();
  await expect(page.getByText(/Value is not JSON, line 1: This comma is one too many/)).toBeVisible();
  expect(await statesOf(api, at)).toHaveLength(1);
  await field(page, 'User').last().fill('ada');
  await writeJson(page, '{"number": 12}');
  await save(page).click();
  await expect(nav(page).getByRole('link', { name: 'States 2' })).toBeVisible();
  await expect(nav(page).getByRole('link', { name: 'Users 1' })).toBeVisible();

  await page.getByRole('searchbox', { name: 'Find states' }).fill('ADA');
  await expect(states(page).getByRole('row')).toHaveCount(2);
  await states(page).getByRole('link', { name: 'room' }).click();
  await expect(page.getByText('Of user ada')).toBeVisible();
  await page.getByRole('button', { name: 'Edit value' }).click();
  await writeJson(page, '{"number": 14}');
  await save(page).click();
  await expect(saved(page)).toBeVisible();
  expect(await statesOf(api, at)).toMatchObject([
    { key: 'weather', scope: 'global', user_id: null, value: 'rain' },
    { key: 'room', scope: 'user', user_id: 'ada', value: { number: 14 } },
  ]);

  for (const [key, left] of [
    ['room', 1],
    ['weather', 0],
  ] as const) {
    if (key === 'weather') await states(page).getByRole('link', { name: key }).click();
    await page
      .getByRole('region', { name: `State ${key}` })
      .getByRole('button', { name: 'Delete…' })
      .click();
    const sheet = dialog(page, /^Delete state/);
    await expect(sheet).toContainText('What goes');
    await sheet.getByRole('button', { name: 'Delete state' }).click();
    await expect(sheet.getByRole('region', { name: `Receipt: Deleted ${key}` })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(nav(page).getByRole('link', { name: `States ${left}` })).toBeVisible();
    expect(await statesOf(api, at)).toHaveLength(left);
    if (left) await page.getByRole('searchbox', { name: 'Find states' }).fill('');
  }
});

test('a key that is taken, a value too long and a draft that survives a reload', async ({ page, api }) => {
  const at = await place(api);
  await write(api, at, { key: 'weather', value: 'rain' });
  await open(page, `${at.address}&section=states&state=new`);
  await field(page, 'Key').fill('weather');
  await field(page, 'Value').fill('x'.repeat(70_000));
  await save(page).click();
  await expect(page.getByText(/Value has 70,002 bytes as JSON; at most 65,536/)).toBeVisible();
  await field(page, 'Value').fill('sun');
  await save(page).click();
  await expect(page.getByText('Key is already taken')).toBeVisible();
  await page.reload();
  await expect(field(page, 'Value')).toHaveValue('sun');
  await expect(page.getByText(/^Recovered draft from/)).toBeVisible();
  await field(page, 'Key').fill('sky');
  await save(page).click();
  await expect(states(page).getByRole('link', { name: 'sky' })).toBeVisible();
  expect(await statesOf(api, at)).toHaveLength(2);
});

test('of two tabs the second is told what changed and loses nothing', async ({ page, context, api }) => {
  const at = await place(api);
  const { state_id: id } = await write(api, at, { key: 'weather', value: 'rain' });
  const address = `${at.address}&section=states&state=${id}`;
  const second = await context.newPage();
  await open(page, address);
  await open(second, address);
  await expect(field(second, 'Value')).toHaveValue('rain');
  await field(page, 'Value').fill('sun');
  await save(page).click();
  await expect(saved(page)).toBeVisible();
  await field(second, 'Value').fill('snow');
  await save(second).click();
  const conflict = second.getByRole('alert').filter({ hasText: 'Value was changed by somebody else' });
  await expect(conflict).toContainText('sun');
  await expect(field(second, 'Value')).toHaveValue('snow');
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await save(second).click();
  await expect(saved(second)).toBeVisible();
  expect(await statesOf(api, at)).toMatchObject([{ value: 'snow' }]);
});

test('by keyboard alone: a state is made, edited and deleted', async ({ page, keyboard, api }) => {
  const at = await place(api);
  await open(page, at.address);
  await keyboard.tabTo(nav(page).getByRole('link', { name: /^States/ }));
  await keyboard.press('Enter');
  await keyboard.tabTo(page.getByRole('link', { name: 'New state' }));
  await keyboard.press('Enter');
  await keyboard.tabTo(field(page, 'Key'));
  await page.keyboard.type('tide');
  await keyboard.tabTo(field(page, 'Value'));
  await page.keyboard.type('low');
  await page.keyboard.press('Control+s');
  await expect(states(page).getByRole('link', { name: 'tide' })).toBeVisible();
  await keyboard.tabTo(states(page).getByRole('link', { name: 'tide' }));
  await keyboard.press('Enter');
  await keyboard.tabTo(field(page, 'Value'));
  await page.keyboard.press('End');
  await page.keyboard.type('er');
  await page.keyboard.press('Control+s');
  await expect(saved(page)).toBeVisible();
  expect(await statesOf(api, at)).toMatchObject([{ key: 'tide', value: 'lower' }]);
  await keyboard.tabTo(
    page.getByRole('region', { name: 'State tide' }).getByRole('button', { name: 'Delete…' }),
  );
  await keyboard.press('Enter');
  const sheet = dialog(page, /^Delete state/);
  await keyboard.tabTo(sheet.getByRole('button', { name: 'Delete state' }));
  await keyboard.press('Enter');
  await expect(sheet.getByRole('region', { name: 'Receipt: Deleted tide' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: '0 states' })).toBeFocused();
});

test('Tab goes past a notice, and one that is dismissed gives the focus back', async ({
  page,
  keyboard,
  api,
}) => {
  await open(page, `${(await place(api)).address}&section=states&state=new`);
  await field(page, 'Key').fill('tide');
  await field(page, 'Value').fill('low');
  await page.keyboard.press('Control+s');
  const notices = page.getByRole('region', { name: /^Notifications/ });
  // While the pointer rests there it stays.
  await notices.getByText('State tide created').hover();
  const dismiss = notices.getByRole('button', { name: 'Dismiss' });
  const before = page.getByRole('link', { name: 'All identities' });
  await before.focus();
  await keyboard.press('Tab', 'Tab');
  await expect(dismiss).toBeFocused();
  await keyboard.press('Tab');
  await expect(notices.locator(':focus')).toHaveCount(0);
  await before.focus();
  await keyboard.press('Tab', 'Tab', 'Enter');
  await expect(dismiss).toBeHidden();
  await expect(before).toBeFocused();
});
