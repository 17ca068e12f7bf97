import { and, eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseFault } from '../../store/database-error';
import { agents } from '../../store/schema/agents';
import { instances } from '../../store/schema/instances';
import { amountsIn, countOrphans, type Place, plant } from '../../test-rows';
import { bodyOf, type Json, listOf, openWorld, unique, type World } from '../../test-world';

/** On PostgreSQL these run on parallel connections; the embedded database takes them in turn. */

let world: World;
let token = '';
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.admin;
});
afterAll(() => world.api.close());

const request = (method: string, path: string, json?: unknown) =>
  world.api.request(path, { method, token, json });

async function agentWith(instance: string): Promise<{ agentId: string; path: string; place: Place }> {
  const { agent_id: id } = await bodyOf(await request('POST', '/agents', { name: unique('Agent') }));
  const agentId = String(id);
  const path = `/agents/${agentId}/instances`;
  const made = await bodyOf(await request('POST', path, { name: instance }));
  return { agentId, path, place: { tenantId: 'org_acme', agentId, instanceId: String(made.instance_id) } };
}

async function numbersOf(agentId: string): Promise<{ counted: number; real: number }> {
  const { db } = world.api.store;
  const [agent] = await db.select().from(agents).where(eq(agents.agentId, agentId));
  const rows = await db.select().from(instances).where(eq(instances.agentId, agentId));
  return { counted: agent?.instanceCount ?? 0, real: rows.length };
}

test('resets racing writes leave no orphan, and what was written is either counted or there', async () => {
  const { path, place } = await agentWith('busy');
  const { db } = world.api.store;
  const writes = Array.from({ length: 30 }, () =>
    db.transaction((tx) => plant(tx, place, { facts: 4, nodes: 2, global: 0, user: 0 })),
  );
  const resets = Array.from({ length: 10 }, async () => bodyOf(await request('POST', `${path}/busy/reset`)));
  const [replies] = await Promise.all([Promise.all(resets), Promise.all(writes)]);
  const left = await amountsIn(db, place);
  const sum = (key: string) => replies.reduce((total, reply: Json) => total + Number(reply[key]), 0);
  expect(sum('facts_deleted') + left.facts).toBe(120);
  expect(sum('nodes_deleted') + left.nodes).toBe(60);
  expect(await countOrphans(db)).toBe(0);
  const changes = `/api/troupe/v1/activity?instance_id=${place.instanceId}&verb=reset`;
  const { items } = await bodyOf(await request('GET', changes));
  const noted = listOf(items).map((change) => Number(Object(change.counts).facts_deleted));
  expect(noted.toSorted()).toEqual(replies.map((reply) => Number(reply.facts_deleted)).toSorted());
});

test('a delete racing writes: each write is deleted with its instance or refused', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { path, place } = await agentWith('doomed');
    const { db } = world.api.store;
    const writes = Array.from({ length: 10 }, () =>
      db.transaction((tx) => plant(tx, place, { facts: 1, nodes: 1, global: 0, user: 0 })),
    );
    const [gone, written] = await Promise.all([
      request('DELETE', `${path}/doomed`),
      Promise.allSettled(writes),
    ]);
    expect(gone.status).toBe(200);
    for (const result of written) {
      if (result.status === 'rejected') expect(databaseFault(result.reason)?.code).toBe('23503');
    }
    expect(await amountsIn(db, place)).toEqual({ facts: 0, nodes: 0, global: 0, user: 0 });
    expect(await countOrphans(db)).toBe(0);
  }
});

test('deleting an agent while its instances are written into and reset leaves nothing behind', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { agentId, path, place } = await agentWith('doomed');
    const { db } = world.api.store;
    const writes = Array.from({ length: 8 }, () =>
      db.transaction((tx) => plant(tx, place, { facts: 1, nodes: 1, global: 0, user: 0 })),
    );
    const resets = [1, 2].map(() => request('POST', `${path}/doomed/reset`));
    const [gone, written, reset] = await Promise.all([
      request('DELETE', `/agents/${agentId}`),
      Promise.allSettled(writes),
      Promise.all(resets),
    ]);
    expect(gone.status).toBe(200);
    for (const { status } of reset) expect([200, 404]).toContain(status);
    for (const result of written) {
      if (result.status === 'rejected') expect(databaseFault(result.reason)?.code).toBe('23503');
    }
    expect(await amountsIn(db, place)).toEqual({ facts: 0, nodes: 0, global: 0, user: 0 });
    expect(await countOrphans(db)).toBe(0);
  }
});

test('deleting an agent while instances are made leaves nothing behind', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { agentId, path } = await agentWith('one');
    const makes = Array.from({ length: 6 }, (_, index) => request('POST', path, { name: `new ${index}` }));
    const [gone, ...made] = await Promise.all([request('DELETE', `/agents/${agentId}`), ...makes]);
    const allowed = made.filter(({ status }) => status === 200).length;
    expect(gone?.status).toBe(200);
    expect(made.filter(({ status }) => status === 404)).toHaveLength(6 - allowed);
    expect(await numbersOf(agentId)).toEqual({ counted: 0, real: 0 });
  }
});

test('an instance of one name is made once', async () => {
  const { agentId, path } = await agentWith('one');
  const replies = await Promise.all([1, 2, 3, 4].map(() => request('POST', path, { name: 'same' })));
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
  expect(await numbersOf(agentId)).toEqual({ counted: 3, real: 3 });
});

test('a missing default instance is made once, however many ask', async () => {
  const { agentId, path } = await agentWith('one');
  const { db } = world.api.store;
  await db.delete(instances).where(and(eq(instances.agentId, agentId), eq(instances.isDefault, true)));
  await db.update(agents).set({ instanceCount: 1 }).where(eq(agents.agentId, agentId));
  const lists = await Promise.all([1, 2, 3, 4].map(async () => bodyOf(await request('GET', path))));
  for (const list of lists) {
    expect(listOf(list.instances).map(({ name, is_default }) => [name, is_default])).toEqual([
      ['default', true],
      ['one', false],
    ]);
  }
  expect(await numbersOf(agentId)).toEqual({ counted: 2, real: 2 });
});

test('an instance that has the name of a missing default one becomes it', async () => {
  const { agentId, path } = await agentWith('one');
  await world.api.store.db
    .update(instances)
    .set({ isDefault: false, createdAt: sql`now() + interval '1 hour'` })
    .where(eq(instances.agentId, agentId));
  const { instances: list } = await bodyOf(await request('GET', path));
  expect(listOf(list).map(({ name, is_default }) => [name, is_default])).toEqual([
    ['default', true],
    ['one', false],
  ]);
});

describe('the count of instances', () => {
  const step = fc.record({
    kind: fc.constantFrom('create', 'delete', 'rename', 'reset', 'list'),
    name: fc.constantFrom('a', 'b', 'c', 'default'),
    other: fc.constantFrom('a', 'b', 'c'),
  });

  test('is what it says after any run of operations, several at once', async () => {
    const property = fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { agentId, path } = await agentWith('a');
      const run = ({ kind, name, other }: (typeof steps)[number]) => {
        if (kind === 'create') return request('POST', path, { name });
        if (kind === 'delete') return request('DELETE', `${path}/${name}`);
        if (kind === 'rename') return request('PATCH', `${path}/${name}`, { name: other });
        return kind === 'reset' ? request('POST', `${path}/${name}/reset`) : request('GET', path);
      };
      for (let index = 0; index < steps.length; index += 3) {
        const replies = await Promise.all(steps.slice(index, index + 3).map(run));
        for (const { status } of replies) expect([200, 404, 409]).toContain(status);
      }
      const { counted, real } = await numbersOf(agentId);
      expect(counted).toBe(real);
      const shown = await bodyOf(await request('GET', `/agents/${agentId}`));
      expect(shown.instance_count).toBe(real);
    });
    await fc.assert(property, { numRuns: 15 });
  });
});
