import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Directory } from '../context';
import type { Store } from '../store/connect';
import { openTestStore } from '../store/test-store';
import { signToken, testApiOver, testDirectory } from '../test-api';
import { bodyOf, listOf } from '../test-world';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** A directory that can be switched off, and counts how often it was asked. */
function directory() {
  const state = { up: false, asked: 0 };
  const answer: Directory = {
    person: async (userId) => {
      state.asked += 1;
      if (!state.up) throw new Error('connect ECONNREFUSED');
      return testDirectory.person(userId);
    },
    organizations: async () => {
      throw new Error('connect ECONNREFUSED');
    },
  };
  return { state, answer };
}

/** The name follows in the background; a busy machine may need a while. */
const PATIENCE = { timeout: 20_000, interval: 50 };

test('an agent is made while the directory is down, and its owner is named later', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { state, answer } = directory();
  const api = testApiOver(async () => store, { directory: answer });
  const token = await signToken({ exp: 3600 });
  const made = await api.request('/agents', { method: 'POST', token, json: { name: 'Luna' } });
  const agent = await bodyOf(made);
  expect(made.status).toBe(200);
  expect(agent).toMatchObject({ owner_user_id: 'user_admin' });
  expect(agent.owner_display_name).toBeUndefined();
  const listed = async () => listOf((await bodyOf(await api.request('/agents', { token }))).items)[0];
  expect((await listed())?.owner_email).toBeUndefined();
  const asked = state.asked;
  await listed();
  expect(state.asked, 'a directory that is down is left alone for a while').toBe(asked);
  state.up = true;
  vi.setSystemTime(Date.now() + 31_000);
  await vi.waitFor(async () => {
    expect(await listed()).toMatchObject({
      ...{ owner_display_name: 'Name of user_admin', owner_email: 'user_admin@acme.test' },
    });
  }, PATIENCE);
  const found = await api.request('/agents?search=name%20of', { token });
  expect(listOf((await bodyOf(found)).items)).toHaveLength(1);
  vi.useRealTimers();
});

test('activity names people who never made anything', async () => {
  const { state, answer } = directory();
  state.up = true;
  const api = testApiOver(async () => store, { directory: answer });
  const token = await signToken({ sub: 'user_second' });
  await api.request('/agents', { method: 'POST', token, json: { name: 'Nova' } });
  const member = await signToken({ sub: 'user_member', org: { id: 'org_acme', role: 'member' } });
  const json = { is_active: false };
  await api.request('/agents/Nova/status', { method: 'PATCH', token: member, json });
  const { items } = await bodyOf(await api.request('/api/troupe/v1/activity?verb=deactivate', { token }));
  expect(listOf(items)[0]?.actor).toEqual({ type: 'user', id: 'user_member', label: 'Name of user_member' });
  await api.request('/api/troupe/v1/activity', { token });
  expect(state.asked).toBe(2);
});

test('me says so when the directory is down', async () => {
  const { answer } = directory();
  const api = testApiOver(async () => store, { directory: answer });
  const response = await api.request('/me', { token: await signToken() });
  expect(response.status).toBe(503);
  expect(await response.text()).not.toContain('ECONNREFUSED');
});
