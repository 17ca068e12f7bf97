import type { Page } from '@playwright/test';
import { type Api, unique } from './api';

export const states = (page: Page) => page.getByRole('table', { name: 'States' });
export const facts = (page: Page) => page.getByRole('list', { name: 'Facts' });
export const nav = (page: Page) => page.getByRole('navigation', { name: 'Sections of the instance' });
export const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
export const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });
export const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d$/);

interface Place {
  agentId: string;
  instanceId: string;
  address: string;
}

export async function place(api: Api): Promise<Place> {
  const { agent_id: agentId } = await api.createAgent({ name: unique('Memory') });
  const { instance_id: instanceId } = await api.createInstance(agentId, 'quay');
  return { agentId, instanceId, address: `/agents/${agentId}/instances?instance=${instanceId}` };
}

export async function write(api: Api, { agentId, instanceId }: Place, body: object) {
  const path = `/api/v1/agents/${agentId}/custom-states`;
  const response = await api.send('POST', path, { ...body, instance_id: instanceId });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as { state_id: string };
}

export async function learn(api: Api, { agentId, instanceId }: Place, ...learned: object[]) {
  const path = `/api/v1/agents/${agentId}/memory/facts/bulk?instance_id=${instanceId}`;
  const response = await api.send('POST', path, { facts: learned });
  if (!response.ok) throw new Error(await response.text());
  const { facts: made } = await response.json();
  return (made as { fact_id: string }[])[0]?.fact_id;
}

export async function statesOf(api: Api, { agentId, instanceId }: Place) {
  const path = `/api/v1/agents/${agentId}/custom-states?instance_id=${instanceId}`;
  const { states: found } = await (await api.send('GET', path)).json();
  return found as { key: string; scope: string; user_id: string | null; value: unknown }[];
}

export async function writeJson(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Value' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}
