import type { Page } from '@playwright/test';
import { accounts } from './support/accounts';
import { expect, test } from './support/test';
import { world } from './support/world';

test.use({ role: null });

const email = (page: Page) => page.getByLabel('Email address');
const password = (page: Page) => page.getByLabel('Password', { exact: true });
const next = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true });

test('signs in through the form and arrives at the page that was wanted', async ({ page }) => {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await page.goto('/activity?verb=create');
  await expect(page).toHaveURL(/\/sign-in\?/);
  await expect(email(page)).toHaveValue(accounts.admin.email);
  await next(page).click();
  await password(page).fill(world().password);
  await next(page).click();
  await expect(page.getByRole('heading', { name: 'Activity', level: 1 })).toBeVisible();
  await expect(page).toHaveURL('/activity?verb=create');
  expect(addresses.filter((address) => address.includes(encodeURIComponent(world().password)))).toEqual([]);
  expect(await page.content()).not.toContain(world().password);
});

test('signs in and out by keyboard alone', async ({ page, keyboard }) => {
  await page.goto('/sign-in');
  await keyboard.tabTo(email(page));
  await page.keyboard.press('Control+a');
  await keyboard.type(accounts.member.email);
  await keyboard.press('Enter');
  await expect(password(page)).toBeVisible();
  await keyboard.tabTo(password(page));
  await keyboard.type(world().password);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Agents', level: 1 })).toBeVisible();
  await keyboard.choose(page.getByRole('button', { name: `Account: ${accounts.member.email}` }), 'Sign out');
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(email(page)).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto('/agents');
  await expect(page).toHaveURL(/\/sign-in\?/);
});

test('refuses a wrong password in words and lets one try again', async ({ page, watched }) => {
  watched.allow(/status of 422/);
  await page.goto('/sign-in');
  await email(page).fill(accounts.globex.email);
  await next(page).click();
  await password(page).fill('not-the-password');
  await next(page).click();
  await expect(page.getByText('Password is incorrect. Try again.').first()).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
  await password(page).fill(world().password);
  await next(page).click();
  await expect(page.getByRole('heading', { name: 'Agents', level: 1 })).toBeVisible();
});

test('does not lead to another site after sign-in', async ({ page }) => {
  await page.goto(`/sign-in?redirect_url=${encodeURIComponent('https://evil.test/')}`);
  await email(page).fill(accounts.admin.email);
  await next(page).click();
  await password(page).fill(world().password);
  await next(page).click();
  await expect(page.getByRole('heading', { name: 'Agents', level: 1 })).toBeVisible();
});
