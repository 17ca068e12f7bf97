import type { Page, Request } from '@playwright/test';
import { accounts } from './support/accounts';
import { Api, unique } from './support/api';
import { expireTokens, outdated, revokeSessions } from './support/identity';
import { Keyboard } from './support/keyboard';
import { agentLink, dialog, heading, open } from './support/pages';
import { isAction, sendAs, sendNextAs, sessionCookies, tokenOf } from './support/session-cookie';
import { giveFocus, switchTo } from './support/tabs';
import { expect, test } from './support/test';
import { world } from './support/world';

const bioOf = (page: Page) => page.getByRole('textbox', { name: 'Bio' });
const saveOf = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });

test('a session that runs out in the middle of a save: saved once, nothing lost', async ({ enter, api }) => {
  const { page } = await enter('admin');
  const { agent_id: id } = await api.createAgent({ name: unique('Expired') });
  await open(page, `/agents/${id}/profile`);
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
  await bioOf(page).fill('Written while the session ran out.');
  await sendNextAs(page, outdated(await tokenOf(page)), isAction);
  await saveOf(page).click();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await expect(bioOf(page)).toHaveValue('Written while the session ran out.');
  await expect(page).toHaveURL(`/agents/${id}/profile`);
  expect((await api.getAgent(id)).bio).toBe('Written while the session ran out.');
  expect(await api.activity({ object_id: id, verb: 'update' })).toHaveLength(1);
});

test('a session that was ended elsewhere during a save: the draft is there after sign-in', async ({
  enter,
  api,
  watched,
}) => {
  watched.allow(/status of 401/);
  const { context, page } = await enter('admin');
  const { agent_id: id } = await api.createAgent({ name: unique('Ended') });
  await open(page, `/agents/${id}/profile`);
  await bioOf(page).fill('Written when the session was ended.');
  await sendNextAs(page, outdated(await tokenOf(page)), isAction);
  await revokeSessions(context);
  await expireTokens(context);
  await saveOf(page).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel('Email address').fill(accounts.admin.email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByLabel('Password', { exact: true }).fill(world().password);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page).toHaveURL(`/agents/${id}/profile`);
  await expect(page.getByText(/^Recovered draft from/)).toBeVisible();
  await expect(bioOf(page)).toHaveValue('Written when the session was ended.');
  expect((await api.getAgent(id)).bio ?? '').toBe('');
  await saveOf(page).click();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  expect((await api.getAgent(id)).bio).toBe('Written when the session was ended.');
});

test('after minutes away a click goes on without signing in', async ({ enter, api }) => {
  const { context, page } = await enter('admin');
  const { agent_id: id, name = '' } = await api.createAgent({ name: unique('Idle') });
  await open(page, `/agents/${id}/profile`);
  await expireTokens(context);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Agents' }).click();
  await expect(heading(page, 'Agents')).toBeVisible();
  await expireTokens(context);
  await page.getByRole('searchbox', { name: 'Search agents' }).fill(name);
  await expect(page).toHaveURL(/\/agents\?search=/);
  await expect(agentLink(page, name)).toBeVisible();
  await expireTokens(context);
  await page.reload();
  await expect(agentLink(page, name)).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search agents' })).toHaveValue(name);
});

/** The organisation of each request that draws the page anew, from now on. */
function organisationsAsked(page: Page): Promise<string>[] {
  const asked: Promise<string>[] = [];
  page.on('request', (request) => {
    const headers = request.headers();
    const isMove = 'rsc' in headers && !('next-router-prefetch' in headers);
    if (isMove || isAction(request)) asked.push(organisationOf(request));
  });
  return asked;
}

async function organisationOf(request: Request): Promise<string> {
  const token = /__session=[^.]*\.([^.]*)/.exec((await request.allHeaders()).cookie ?? '')?.[1] ?? '';
  return JSON.parse(Buffer.from(token, 'base64url').toString()).o.id;
}

test('a switch of organisation in another tab: refused, text kept, and back', async ({ enter, api }) => {
  const { context, page } = await enter('admin');
  const { agent_id: id } = await api.createAgent({ name: unique('Switch') });
  await open(page, `/agents/${id}/profile`);
  await bioOf(page).fill('Written for Acme.');
  const other = await context.newPage();
  await open(other, '/agents');
  await switchTo(other, 'Acme', 'Globex');
  const token = await tokenOf(other);
  const left = await sessionCookies(context);
  await giveFocus(page);
  await sendNextAs(page, token, isAction);
  await saveOf(page).click();
  const notice = page.getByRole('alert').filter({ hasText: 'You switched to Globex in another tab' });
  await expect(notice).toBeVisible();
  await expect(bioOf(page)).toHaveValue('Written for Acme.');
  expect((await api.getAgent(id)).bio ?? '').toBe('');
  await page.unrouteAll({ behavior: 'wait' });
  await other.close();
  const asked = organisationsAsked(page);
  await context.addCookies(left);
  await notice.getByRole('button', { name: 'Switch back' }).click();
  await expect(notice).toBeHidden();
  expect(await Promise.all(asked)).not.toContain('org_local_globex');
  await saveOf(page).click();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  expect((await api.getAgent(id)).bio).toBe('Written for Acme.');
});

test('an agent that a move looked for in the organisation of another tab is looked for once more', async ({
  enter,
  api,
}) => {
  const { context, page } = await enter('admin');
  const name = unique('Looked for');
  const { agent_id: id } = await api.createAgent({ name });
  await open(page, `/agents?search=${encodeURIComponent(name)}`);
  const own = await tokenOf(page);
  const other = await context.newPage();
  await open(other, '/agents');
  await switchTo(other, 'Acme', 'Globex');
  const foreign = await tokenOf(other);
  await other.close();
  await giveFocus(page);
  const readAnew = page.waitForRequest(
    (request) => request.isNavigationRequest() && request.url().includes(id),
  );
  await page.route(`**/agents/${id}/**`, (route) =>
    sendAs(route, route.request().isNavigationRequest() ? own : foreign),
  );
  await agentLink(page, name).click();
  await readAnew;
  await expect(heading(page, name)).toBeVisible();
});

test('switches the organisation by keyboard', async ({ enter }) => {
  const { page } = await enter('admin');
  const keyboard = new Keyboard(page);
  await open(page, '/agents');
  const opener = page.getByRole('button', { name: 'Organisation: Acme' });
  const loaded = page.waitForEvent('load');
  await keyboard.choose(opener, /^Globex/, 'menuitemradio');
  await loaded;
  await expect(page.getByRole('button', { name: 'Organisation: Globex' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Agents' })).toContainText('Greta Globex');
});

test('two tabs in two organisations write into their own or not at all', async ({ enter, api }) => {
  const globex = new Api('globex');
  const { context, page: acmeTab } = await enter('admin');
  await open(acmeTab, '/agents');
  const globexTab = await context.newPage();
  await open(globexTab, '/agents');
  await switchTo(globexTab, 'Acme', 'Globex');
  for (const [tab, organisation, own, other] of [
    [acmeTab, 'Acme', api, globex],
    [globexTab, 'Globex', globex, api],
    [acmeTab, 'Acme', api, globex],
  ] as const) {
    const name = unique('Two tabs');
    await giveFocus(tab);
    await expect(tab.getByRole('button', { name: `Organisation: ${organisation}` })).toBeVisible();
    await createAgent(tab, name);
    // Clerk makes the tab that is looked at the active one, a moment after it comes to the front.
    const refused = tab.getByRole('alert').filter({ hasText: /^You switched to/ });
    await expect(heading(tab, name).or(refused)).toBeVisible();
    if (await refused.isVisible()) {
      const field = dialog(tab, 'New agent').getByRole('textbox', { name: 'Name' });
      await expect(field).toHaveValue(name);
      expect(await statusesOf(name, api, globex)).toEqual([404, 404]);
      await refused.getByRole('button', { name: 'Switch back' }).click();
      await expect(refused).toBeHidden();
      if (await field.isHidden()) await tab.getByRole('button', { name: 'New agent' }).click();
      await expect(field).toHaveValue(name);
      await dialog(tab, 'New agent').getByRole('button', { name: 'Create agent' }).click();
      await expect(heading(tab, name)).toBeVisible();
    }
    expect(await statusesOf(name, own, other)).toEqual([200, 404]);
    await own.send('DELETE', `/api/v1/agents/${(await own.getAgent(name)).agent_id}`);
    await tab.goBack();
    await expect(heading(tab, 'Agents')).toBeVisible();
  }
});

function statusesOf(name: string, ...apis: Api[]): Promise<number[]> {
  return Promise.all(apis.map((api) => api.getStatus(`/agents/${encodeURIComponent(name)}`)));
}

async function createAgent(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New agent' }).click();
  const form = dialog(page, 'New agent');
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await form.getByRole('button', { name: 'Create agent' }).click();
}

test('an action that names another tenant is refused', async ({ page, api }) => {
  const { agent_id: id } = await api.createAgent({ name: unique('Stolen') });
  await open(page, `/agents/${id}/profile`);
  const sent = page.waitForRequest((request) => 'next-action' in request.headers());
  await page.getByRole('switch', { name: 'Agent is active' }).click();
  const request = await sent;
  await expect.poll(async () => (await api.getAgent(id)).is_active).toBe(false);
  const data = (request.postData() ?? '')
    .replace('org_local_acme', 'org_local_globex')
    .replace('false', 'true');
  expect(data).toContain('org_local_globex');
  const { 'content-length': _, ...headers } = await request.allHeaders();
  const plain = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':')));
  const reply = await page.request.post(request.url(), { headers: plain, data });
  expect(await reply.text()).toContain('tenant_changed');
  expect((await api.getAgent(id)).is_active).toBe(false);
});

test('signing out in one tab ends the other', async ({ enter }) => {
  const { context, page } = await enter('admin');
  await open(page, '/agents');
  const other = await context.newPage();
  await open(other, '/settings');
  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(other).toHaveURL(/\/sign-in/);
});

test('a tab that moves on after the switch never shows rows of one organisation under the name of another', async ({
  enter,
}) => {
  const { context, page } = await enter('admin');
  await open(page, '/settings');
  const other = await context.newPage();
  await open(other, '/agents');
  await switchTo(other, 'Acme', 'Globex');
  const left = await sessionCookies(context);
  await giveFocus(page);
  // What the other tab left in the browser is still there when this one asks for its next page.
  await context.addCookies(left);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Agents' }).click();
  await expect(heading(page, 'Agents')).toBeVisible();
  await expect(async () => {
    const label = await page.getByRole('button', { name: /^Organisation: / }).textContent();
    const owner = label === 'Globex' ? 'Greta Globex' : 'Ada Acme';
    await expect(page.getByRole('table', { name: 'Agents' })).toContainText(owner, { timeout: 1000 });
  }).toPass({ timeout: 20_000 });
});
