import type { Page } from '@playwright/test';
import { expectAccessible, expectAccessibleEverywhere } from './support/accessible';
import { type Api, unique } from './support/api';
import { dialog, open } from './support/pages';
import { planted } from './support/planted';
import { expect, test } from './support/test';

async function fleetOf(api: Api, size: number): Promise<string> {
  const { agent_id: id } = await api.createAgent({ name: unique('Fleet') });
  for (let place = 1; place < size; place += 1) await api.createInstance(id, `ws-${place}`);
  return id;
}

const result = (page: Page) => page.getByRole('region', { name: 'Result', exact: true });
const cells = (page: Page, name: RegExp) => result(page).getByRole('button', { name });
const receipt = (page: Page) => page.getByRole('region', { name: /^Receipt: Isolation probe/ });

async function statesOf(api: Api, agentId: string): Promise<unknown[]> {
  const lists = (await api.listInstances(agentId)).map(async ({ instance_id: id }) => {
    const path = `/api/v1/agents/${agentId}/custom-states?instance_id=${id}`;
    return (await (await api.send('GET', path)).json()).states ?? [];
  });
  return (await Promise.all(lists)).flat();
}

test('a probe is green, and red when it is broken on purpose', async ({ page, api }) => {
  const id = await fleetOf(api, 3);
  await open(page, `/agents/${id}/chat/probe`);
  await page.getByRole('button', { name: 'Run probe' }).click();
  await expect(result(page).getByText(/All 3 instances showed their own canaries/)).toBeVisible();
  await expect(cells(page, /^Own, shown/)).toHaveCount(3);
  await expect(cells(page, /^Clean/)).toHaveCount(6);
  await expect(receipt(page)).toContainText(/Planted\s*9.*Asked\s*6.*Leaks\s*0.*Removed\s*9.*Left\s*0/s);
  expect(await statesOf(api, id)).toEqual([]);

  await page.getByRole('button', { name: 'Break it on purpose' }).click();
  await expect(result(page).getByText(/Red works: the stand-in leaked in 6 of 6 pairs/)).toBeVisible();
  await expect(cells(page, /^Leak/)).toHaveCount(6);
  await expect(result(page).getByText('Leaky stand-in')).toBeVisible();
  await cells(page, /^Leak: of ws-1 in default/).click();
  const evidence = dialog(page, /Canaries of ws-1, asked in default/);
  await expect(
    evidence
      .getByRole('region', { name: 'Evidence' })
      .getByText(/canary-/)
      .first(),
  ).toBeVisible();
  await expectAccessible(page, 'evidence of a leak');
  await page.keyboard.press('Escape');
  await expect(cells(page, /^Leak: of ws-1 in default/)).toBeFocused();
  expect(await statesOf(api, id)).toEqual([]);

  await page.reload();
  await expect(result(page).getByText(/Red works/)).toBeVisible();
  const probes = page.getByRole('table', { name: 'Probes' });
  await probes.getByRole('button', { name: 'Show: Isolated' }).click();
  await expect(result(page).getByText(/All 3 instances/)).toBeVisible();
});

test('a probe runs by keyboard, and one instance is too few', async ({ page, api, keyboard }) => {
  const id = await fleetOf(api, 2);
  await open(page, `/agents/${id}/chat/probe?offer=1`);
  await expect(page.getByRole('button', { name: 'Run probe' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(result(page).getByText(/All 2 instances/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run probe' })).toBeFocused();
  await keyboard.tabTo(cells(page, /^Own, shown: its own in default/));
  await page.keyboard.press('Enter');
  await expect(dialog(page, 'Its own canaries in default')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'ws-1' }).uncheck();
  await expect(page.getByText('Choose at least 2 instances.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run probe' })).toHaveAttribute('aria-disabled', 'true');
});

test('the probe is accessible at every width', async ({ page, api }) => {
  test.slow();
  const id = await fleetOf(api, 4);
  await open(page, `/agents/${id}/chat/probe`);
  await page.getByRole('button', { name: 'Break it on purpose' }).click();
  await expect(receipt(page)).toBeVisible();
  await expectAccessibleEverywhere(page, 'probe');
});

test('what a killed probe left is known, and cleaned up', async ({ page, api }) => {
  const { agent_id: id } = await api.getAgent(planted.probed.name);
  const canaries = async () =>
    (await statesOf(api, id)).filter((state) => String(Object(state).key).startsWith('probe_'));
  expect(await canaries()).toHaveLength(3);
  await open(page, `/agents/${id}/chat/probe`);
  const line = page.getByRole('table', { name: 'Probes' }).getByRole('row').last();
  await expect(line).toContainText('3');
  await line.getByRole('button', { name: 'Clean up' }).click();
  await expect(line).toContainText('Nothing');
  expect(await canaries()).toEqual([]);
  await page.reload();
  await expect(line).toContainText('Nothing');
});

test('an agent with one instance is told what a probe needs', async ({ page, api }) => {
  const id = await fleetOf(api, 1);
  await open(page, `/agents/${id}/chat/probe`);
  await expect(page.getByRole('heading', { name: 'A probe needs two instances' })).toBeVisible();
});
