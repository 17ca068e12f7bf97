import type { Page } from '@playwright/test';
import { accounts } from './support/accounts';
import { unique } from './support/api';
import { expireTokens, outdated, revokeSessions } from './support/identity';
import { open } from './support/pages';
import { isChat, sendNextAs, tokenOf } from './support/session-cookie';
import { giveFocus, switchTo } from './support/tabs';
import { expect, test } from './support/test';
import { world } from './support/world';

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const first = (page: Page) => page.getByRole('article', { name: 'Turn 1', exact: true });

test('a token that ran out is renewed, and the message sent once', async ({ enter, api, watched }) => {
  watched.allow(/status of 401/);
  const { page } = await enter('admin');
  const { agent_id: id } = await api.createAgent({ name: unique('Expired chat') });
  await open(page, `/agents/${id}/chat`);
  await field(page).fill('Said when the token had run out');
  await sendNextAs(page, outdated(await tokenOf(page)), isChat);
  await field(page).press('Enter');
  await expect(first(page)).toContainText('heard “Said when the token had run out”');
  await expect(field(page)).toHaveValue('');
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('a session that was ended elsewhere keeps the message through sign-in', async ({
  enter,
  api,
  watched,
}) => {
  watched.allow(/status of 401/);
  const { context, page } = await enter('admin');
  const { agent_id: id } = await api.createAgent({ name: unique('Ended chat') });
  await open(page, `/agents/${id}/chat`);
  await field(page).fill('Said when the session was over');
  await sendNextAs(page, outdated(await tokenOf(page)), isChat);
  await revokeSessions(context);
  await expireTokens(context);
  await field(page).press('Enter');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel('Email address').fill(accounts.admin.email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByLabel('Password', { exact: true }).fill(world().password);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/agents/${id}/chat`));
  await expect(field(page)).toHaveValue('Said when the session was over');
  await field(page).press('Enter');
  await expect(first(page)).toContainText('heard “Said when the session was over”');
});

test('another organisation in another tab: nothing is sent, and the message stays', async ({
  enter,
  api,
  watched,
}) => {
  watched.allow(/status of 409/);
  const { context, page } = await enter('admin');
  const { agent_id: id } = await api.createAgent({ name: unique('Switched chat') });
  await open(page, `/agents/${id}/chat`);
  await field(page).fill('Meant for Acme');
  const other = await context.newPage();
  await open(other, '/agents');
  await switchTo(other, 'Acme', 'Globex');
  const token = await tokenOf(other);
  await giveFocus(page);
  await sendNextAs(page, token, isChat);
  await field(page).press('Enter');
  const notice = page.getByRole('alert').filter({ hasText: 'You switched to Globex in another tab' });
  await expect(notice).toBeVisible();
  await expect(field(page)).toHaveValue('Meant for Acme');
  await expect(page.getByRole('article')).toHaveCount(0);
});
