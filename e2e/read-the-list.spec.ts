import { agentDetail } from '@/lib/contract/agents';
import { Api, unique } from './support/api';
import { agentLink, heading, open } from './support/pages';
import { globexAgents } from './support/planted';
import { expect, test } from './support/test';

/** Globex has a thousand agents, and nobody writes there. */
test.describe('a thousand agents', () => {
  test.use({ role: 'globex' });

  test('are read by scrolling, while the page stays small', async ({ page }) => {
    test.setTimeout(180_000);
    await open(page, '/agents');
    const table = page.getByRole('table', { name: 'Agents' });
    await expect(table).toHaveAttribute('aria-rowcount', '-1');
    let largest = 0;
    await expect(async () => {
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      largest = Math.max(largest, await page.evaluate(() => document.querySelectorAll('*').length));
      await expect(page.getByText('1,000 shown')).toBeVisible({ timeout: 300 });
    }).toPass({ timeout: 150_000, intervals: [0] });
    expect(largest).toBeLessThanOrEqual(1500);
    await expect(table).toHaveAttribute('aria-rowcount', String(globexAgents + 1));
    await expect(page.getByRole('button', { name: 'Load more' })).toBeHidden();
    // The last rows may have come after the last scroll.
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await expect(page.getByRole('row').last()).toHaveAttribute('aria-rowindex', String(globexAgents + 1));
  });

  test('are read on by the button, by keyboard', async ({ page, keyboard }) => {
    await open(page, '/agents');
    const shown = page.getByText(/\d shown$/);
    const more = page.getByRole('button', { name: 'Load more' });
    await keyboard.tabTo(more, 'Shift+Tab');
    const before = await shown.textContent();
    await keyboard.press('Enter');
    await expect(shown).not.toHaveText(before ?? '');
    await expect(more).toBeFocused();
  });

  test('are where they were after Back', async ({ page }) => {
    await open(page, '/agents');
    const deep = page.getByRole('row', { includeHidden: false }).filter({ has: page.getByRole('link') });
    await expect(async () => {
      await page.mouse.wheel(0, 4000);
      await expect(page.getByText(/^(1[2-9]\d|[2-9]\d\d) shown$/)).toBeVisible({ timeout: 300 });
    }).toPass({ timeout: 50_000, intervals: [0] });
    const link = deep.nth(12).getByRole('link');
    await link.scrollIntoViewIfNeeded();
    const name = (await link.textContent()) ?? '';
    const place = await page.evaluate(() => window.scrollY);
    expect(place).toBeGreaterThan(2000);
    await link.focus();
    await page.keyboard.press('Enter');
    await expect(heading(page, name)).toBeVisible();
    await page.goBack();
    const again = agentLink(page, name);
    await expect(again).toBeInViewport();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(place);
    await expect(again).toBeFocused();
  });

  test('are searched in the database', async ({ page }) => {
    const last = await oldestOf(new Api('globex'));
    // At once, before the page's script runs: what is typed then must not be lost.
    await page.goto('/agents');
    const requests: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).searchParams.has('search')) requests.push(request.url());
    });
    await page.getByRole('searchbox', { name: 'Search agents' }).pressSequentially(last);
    await expect(agentLink(page, last)).toBeVisible();
    await expect(page).toHaveURL(`/agents?${new URLSearchParams({ search: last })}`);
    expect(requests.length, 'a request for a group of keys').toBeLessThan(last.length);
    await page.reload();
    await expect(page.getByRole('searchbox', { name: 'Search agents' })).toHaveValue(last);
    await expect(agentLink(page, last)).toBeVisible();
  });

  test('are counted when asked', async ({ page }) => {
    await open(page, '/agents');
    await page.getByRole('button', { name: 'Count', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: '1,000 agents' })).toBeVisible();
  });

  test('say so when none matches, and show all again', async ({ page, keyboard }) => {
    await open(page, '/agents?search=zzqxnothing');
    await expect(page.getByRole('heading', { name: 'No agent matches' })).toBeVisible();
    await keyboard.activate(page.getByRole('link', { name: 'Clear the filters' }));
    await expect(page.getByText('30 shown').or(page.getByText('60 shown'))).toBeVisible();
    await expect(page).toHaveURL('/agents');
    await expect(page.getByRole('searchbox', { name: 'Search agents' })).toHaveValue('');
  });
});

/** The name on the last row of all, far beyond the first page. */
async function oldestOf(api: Api): Promise<string> {
  const reply = await api.send('GET', `/api/v1/agents?limit=1&offset=${globexAgents - 1}`);
  const body: { items: unknown[] } = await reply.json();
  return agentDetail.parse(body.items[0]).name ?? '';
}

test('filters by project and state and sorts, all held in the address', async ({ page, api }) => {
  const project = await api.createProject(unique('Filter'));
  const [late, early, off] = ['Zoe', 'Abe', 'Mia'].map((name) => unique(name)) as [string, string, string];
  for (const name of [late, early, off]) await api.createAgent({ name, project_id: project.project_id });
  const inactive = await api.getAgent(off);
  await api.send('PATCH', `/api/v1/agents/${inactive.agent_id}/status`, { is_active: false });

  await open(page, '/agents');
  const names = page.getByRole('table', { name: 'Agents' }).getByRole('row').getByRole('link');
  await page.getByRole('combobox', { name: 'Project' }).selectOption({ label: project.name });
  await expect(names).toHaveText([off, early, late]);
  await page.getByRole('combobox', { name: 'Order' }).selectOption({ label: 'By name' });
  await expect(names).toHaveText([early, off, late]);
  await page.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Active' });
  await expect(names).toHaveText([early, late]);
  const query = new URL(page.url()).searchParams;
  expect(Object.fromEntries(query)).toEqual({ project: project.project_id, sort: 'name', status: 'active' });
  await page.reload();
  await expect(names).toHaveText([early, late]);
});

test('filters and sorts by keyboard', async ({ page, keyboard, api }) => {
  const project = await api.createProject(unique('Filter by key'));
  const [late, early] = ['Zed', 'Ann'].map((name) => unique(name)) as [string, string];
  for (const name of [early, late]) await api.createAgent({ name, project_id: project.project_id });
  await open(page, '/agents');
  await keyboard.select(page.getByRole('combobox', { name: 'Project' }), project.name);
  const names = page.getByRole('table', { name: 'Agents' }).getByRole('row').getByRole('link');
  await expect(names).toHaveText([late, early]);
  await keyboard.select(page.getByRole('combobox', { name: 'Order' }), 'By name');
  await expect(names).toHaveText([early, late]);
  await keyboard.select(page.getByRole('combobox', { name: 'State' }), 'Inactive');
  await expect(names).toHaveCount(0);
});

test('shows the four samples of the first start, marked as such', async ({ page, api }) => {
  const projects = await api.listProjects();
  const samples = projects.find(({ name }) => name === 'Samples');
  await open(page, `/agents?project=${samples?.project_id}`);
  const rows = page.getByRole('table', { name: 'Agents' }).getByRole('row').filter({ hasText: 'Sample' });
  await expect(rows).toHaveCount(4);
});
