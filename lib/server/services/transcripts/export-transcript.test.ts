import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chat, makeAgent } from '../../chat/test-chat';
import { bodyOf, listOf, openWorld, unique, type World } from '../../test-world';

let world: World;
let path = '';
beforeAll(async () => {
  world = await openWorld();
  const token = world.tokens.member;
  const agentId = await makeAgent(world.api, token, { name: unique('Exported') });
  await chat(world.api, token, agentId, 'The first');
  await world.api.store.db.execute(sql`insert into chat_runs
      (tenant_id, agent_id, instance_id, user_id, session_id, kind, status, provider, model, messages, said,
       response, reset_at)
    select tenant_id, agent_id, instance_id, user_id, session_id, kind, 'complete', 'other', 'm', messages,
      'Question ' || n, E'Answer\nof ' || n, case when n < 3 then now() end
    from chat_runs, generate_series(1, 250) as n where agent_id = ${agentId}::uuid`);
  const list = `/api/troupe/v1/agents/${agentId}/transcripts`;
  const { items } = await bodyOf(await world.api.request(list, { token }));
  path = `${list}/${listOf(items)[0]?.transcript_id}/export`;
});
afterAll(() => world.api.close());

function file(format: 'jsonl' | 'markdown', token = world.tokens.member): Promise<Response> {
  return world.api.request(`${path}?format=${format}`, { token });
}

test('as JSON Lines it has every turn once, in order', async () => {
  const response = await file('jsonl');
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="transcript-\w{8}\.jsonl"$/,
  );
  const lines = (await response.text()).trimEnd().split('\n');
  const [head, first, ...turns] = lines.map((line) => JSON.parse(line));
  expect([head.transcript.turns, first.said]).toEqual([251, 'The first']);
  expect(turns.map(({ said }) => said).toSorted()).toEqual(
    Array.from({ length: 250 }, (_, place) => `Question ${place + 1}`).toSorted(),
  );
  const times = turns.map(({ created_at: at }) => at);
  expect(times).toEqual(times.toSorted());
});

test('as Markdown it tells who said what, and what is no longer context', async () => {
  const text = await (await file('markdown')).text();
  expect(text).toContain('> The first');
  expect(text).toContain('*rehearsal, no language model*');
  expect(text).toContain('> Question 250\n\nAnswer\nof 250\n\n*m*');
  expect(text.match(/before a reset/g)).toHaveLength(2);
});

test('is read page by page, as far as it is wanted', async () => {
  const asked = vi.spyOn(world.api.store.db, 'select');
  const reader = (await file('jsonl')).body?.getReader();
  await reader?.read();
  await reader?.read();
  const before = asked.mock.calls.length;
  await reader?.cancel();
  const whole = await (await file('jsonl')).text();
  expect(whole.split('\n').length).toBeGreaterThan(250);
  expect(before).toBeLessThan(asked.mock.calls.length - before);
  asked.mockRestore();
});

test('of another organisation is refused', async () => {
  expect((await file('jsonl', world.tokens.outsider)).status).toBe(404);
});
