import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chat, makeAgent } from '../../chat/test-chat';
import { bodyOf, type Json, listOf, openWorld, unique, type World } from '../../test-world';

let world: World;
let token = '';
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.admin;
});
afterAll(() => world.api.close());

async function agentWith(...instances: string[]): Promise<string> {
  const agentId = await makeAgent(world.api, token, { name: unique('Teller') });
  for (const name of instances) {
    await world.api.request(`/agents/${agentId}/instances`, { method: 'POST', token, json: { name } });
  }
  return agentId;
}

function tell(agentId: string, content: string, more: object = {}) {
  return chat(world.api, token, agentId, { messages: [{ role: 'user', content }], ...more });
}

const at = (agentId: string, rest = '') => `/api/troupe/v1/agents/${agentId}/transcripts${rest}`;

async function read(path: string, as = token): Promise<Json> {
  return bodyOf(await world.api.request(path, { token: as }));
}

async function list(agentId: string, query = ''): Promise<Json[]> {
  return listOf((await read(at(agentId, query))).items);
}

const sessions = (items: Json[]) => items.map(({ session_id: id }) => id);

describe('the list', () => {
  test('has the newest first, page by page, and what each holds', async () => {
    const agentId = await agentWith('east');
    for (const session_id of ['one', 'two', 'three']) {
      await tell(agentId, `Hello from ${session_id}`, { session_id, instance_id: 'east', user_id: 'u1' });
    }
    await tell(agentId, 'And again', { session_id: 'one', instance_id: 'east', user_id: 'u1' });
    const first = await read(at(agentId, '?page_size=2'));
    expect(first.items).toMatchObject([
      { session_id: 'one', turns: 2, opening: 'Hello from one', instance_name: 'east', user_id: 'u1' },
      { session_id: 'three', turns: 1, reset_turns: 0 },
    ]);
    const rest = await read(at(agentId, `?page_size=2&cursor=${String(first.next_cursor)}`));
    expect([sessions(listOf(rest.items)), rest.has_more]).toEqual([['two'], false]);
  });

  test('is narrowed to an instance, a user, and words that were said or answered', async () => {
    const agentId = await agentWith('east');
    await tell(agentId, 'The Blue lantern is broken', {
      session_id: 'a',
      instance_id: 'east',
      user_id: 'u1',
    });
    await tell(agentId, 'Nothing to tell', { session_id: 'b', user_id: 'u2' });
    const [east] = await list(agentId, '?search=lantern');
    expect(sessions(await list(agentId, '?search=LANTERN%20blue'))).toEqual(['a']);
    expect(sessions(await list(agentId, '?search=lantern%20nothing'))).toEqual([]);
    expect(sessions(await list(agentId, '?search=100%25'))).toEqual([]);
    // The rehearsal says so in every answer.
    expect(await list(agentId, '?search=no%20language%20model')).toHaveLength(2);
    expect(sessions(await list(agentId, `?instance_id=${String(east?.instance_id)}`))).toEqual(['a']);
    expect(sessions(await list(agentId, '?user_id=u2'))).toEqual(['b']);
  });

  test('leaves out probes and cases unless they are asked for', async () => {
    const agentId = await agentWith();
    for (const session_id of ['probe-1', 'case-7', 'mine']) await tell(agentId, 'Hello', { session_id });
    expect(sessions(await list(agentId))).toEqual(['mine']);
    expect(sessions(await list(agentId, '?tests=true')).sort()).toEqual(['case-7', 'mine', 'probe-1']);
  });

  test('finds words through an index', async () => {
    const { db } = world.api.store;
    const { rows } = await db.execute<{ indexdef: string }>(
      sql`select indexdef from pg_indexes where indexname = 'chat_runs_search'`,
    );
    expect(rows[0]?.indexdef).toMatch(/USING gin .*said.*response.*gin_trgm_ops/);
  });
});

describe('one transcript', () => {
  test('shows what was new in each turn, from either end', async () => {
    const agentId = await agentWith();
    const said = ['First', 'Second', 'Third'];
    for (const [place] of said.entries()) {
      const messages = said.slice(0, place + 1).map((content) => ({ role: 'user', content }));
      await chat(world.api, token, agentId, { messages, session_id: 's' });
    }
    const [one] = await list(agentId);
    const path = at(agentId, `/${String(one?.transcript_id)}/turns`);
    const turns = async (query: string) => read(`${path}${query}`);
    const words = ({ items }: Json) => listOf(items).map((turn) => turn.said);
    expect(words(await turns(''))).toEqual(['Third', 'Second', 'First']);
    const page = await turns('?oldest_first=true&page_size=2');
    expect(words(page)).toEqual(['First', 'Second']);
    const next = await turns(`?oldest_first=true&page_size=2&cursor=${String(page.next_cursor)}`);
    expect([words(next), next.has_more]).toEqual([['Third'], false]);
    expect(listOf(next.items)[0]).toMatchObject({ status: 'complete', provider: 'rehearsal', tools: [] });
    const mixed = await world.api.request(`${path}?cursor=${String(page.next_cursor)}`, { token });
    expect(mixed.status).toBe(400);
  });

  test('is marked where a reset came after it, and goes with its turns', async () => {
    const agentId = await agentWith('east');
    const place = { instance_id: 'east', session_id: 's' };
    await tell(agentId, 'Before', place);
    await world.api.request(`/agents/${agentId}/instances/east/reset`, { method: 'POST', token });
    await tell(agentId, 'After', place);
    const [one] = await list(agentId);
    expect(one).toMatchObject({ turns: 2, reset_turns: 1 });
    const path = at(agentId, `/${String(one?.transcript_id)}`);
    const { items } = await read(`${path}/turns?oldest_first=true`);
    expect(listOf(items).map(({ said, reset_at }) => [said, reset_at !== undefined])).toEqual([
      ['Before', true],
      ['After', false],
    ]);
    const gone = await world.api.request(path, { method: 'DELETE', token });
    expect(await bodyOf(gone)).toMatchObject({ turns_deleted: 2 });
    expect((await world.api.request(path, { token })).status).toBe(404);
    expect(await list(agentId)).toEqual([]);
    const change = await read(`/api/troupe/v1/activity?object_id=${String(one?.transcript_id)}`);
    expect(change.items).toMatchObject([{ verb: 'delete', counts: { turns_deleted: 2 } }]);
  });

  test('that is deleted while it is answered does not come back', async () => {
    const agentId = await agentWith();
    await tell(agentId, 'Hello', { session_id: 's' });
    const [one] = await list(agentId);
    const path = at(agentId, `/${String(one?.transcript_id)}`);
    const [answer, gone] = await Promise.all([
      tell(agentId, 'And now?', { session_id: 's' }),
      world.api.request(path, { method: 'DELETE', token }),
    ]);
    expect([gone.status, answer.status]).toEqual([200, 200]);
    for (const left of await list(agentId)) expect(left.transcript_id).not.toBe(one?.transcript_id);
  });

  test('of another agent or organisation is not there', async () => {
    const [mine, other] = [await agentWith(), await agentWith()];
    await tell(mine, 'Hello');
    const [one] = await list(mine);
    const rest = `/${String(one?.transcript_id)}`;
    for (const method of ['GET', 'DELETE']) {
      expect((await world.api.request(at(other, rest), { method, token })).status).toBe(404);
      const outside = { method, token: world.tokens.outsider };
      expect((await world.api.request(at(mine, rest), outside)).status).toBe(404);
    }
    expect(await list(mine)).toHaveLength(1);
  });
});
