import type { Page, Request } from '@playwright/test';
import type { Api } from './support/api';
import { holdActionsFrom } from './support/held-actions';
import { facts, field, learn, nav, place, save, saved, states, statesOf, write } from './support/memory';
import { open } from './support/pages';
import { expect, test } from './support/test';

/** What asks the server to draw the page, which a section or a row that is opened never does. */
function drawings(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest() || isDrawing(request)) asked.push(request.url());
  });
  return asked;
}

function isDrawing(request: Request): boolean {
  const headers = request.headers();
  return 'rsc' in headers && !('next-router-prefetch' in headers);
}

async function openState(page: Page, api: Api) {
  const at = await place(api);
  await write(api, at, { key: 'weather', value: 'rain' });
  await learn(api, at, { content: 'Ada likes tea.', user_id: 'ada' });
  await open(page, `${at.address}&section=states`);
  await states(page).getByRole('link', { name: 'weather' }).click();
  await field(page, 'Value').fill('sun');
  return at;
}

test('what is opened while the page still reads after a save is opened there, without the page drawn anew', async ({
  page,
  api,
}) => {
  await openState(page, api);
  const asked = drawings(page);
  const { release } = await holdActionsFrom(page, 2);
  await save(page).click();
  await expect(saved(page)).toBeVisible();
  await nav(page).getByRole('link', { name: 'Memory' }).click();
  await expect(page).toHaveURL(/section=memory/);
  await nav(page).getByRole('link', { name: 'Users' }).click();
  await expect(page).toHaveURL(/section=users/);
  await nav(page).getByRole('link', { name: 'Memory' }).click();
  await release();
  await facts(page).getByRole('link').click();
  await expect(field(page, 'Fact')).toHaveValue('Ada likes tea.');
  expect(asked).toEqual([]);
  await page.goBack();
  await expect(facts(page).getByRole('link')).toBeVisible();
});

test('what is opened before a save is answered is shown at once, and the page is not drawn anew', async ({
  page,
  api,
}) => {
  const at = await openState(page, api);
  const asked = drawings(page);
  const { release, seen } = await holdActionsFrom(page, 1);
  await save(page).click();
  await expect.poll(seen).toBe(1);
  await nav(page).getByRole('link', { name: 'Memory' }).click();
  await expect(page.getByRole('searchbox', { name: 'Search facts' })).toBeVisible();
  await nav(page).getByRole('link', { name: 'Users' }).click();
  await expect(page.getByRole('searchbox', { name: 'Find users' })).toBeVisible();
  await release();
  await expect(
    page.getByRole('table', { name: 'Users' }).getByRole('link', { name: 'ada', exact: true }),
  ).toBeVisible();
  await expect(page).toHaveURL(/section=users/);
  expect(asked).toEqual([]);
  await page.goBack();
  await facts(page).getByRole('link').click();
  await expect(field(page, 'Fact')).toHaveValue('Ada likes tea.');
  await page.goBack();
  await page.goBack();
  await expect(field(page, 'Value')).toHaveValue('sun');
  expect(await statesOf(api, at)).toMatchObject([{ key: 'weather', value: 'sun' }]);
});

test('who moves to another page before a save is answered finds with Back what was on screen', async ({
  page,
  api,
}) => {
  await openState(page, api);
  const { release, seen } = await holdActionsFrom(page, 1);
  await save(page).click();
  await expect.poll(seen).toBe(1);
  await nav(page).getByRole('link', { name: 'Memory' }).click();
  await expect(page.getByRole('searchbox', { name: 'Search facts' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Agent' }).getByRole('link', { name: 'Profile' }).click();
  await expect(page).toHaveURL(/\/profile/);
  await release();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/section=memory/);
  await expect(facts(page).getByRole('link')).toBeVisible();
});
