import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAgent, withProvider } from '../../chat/test-chat';
import { chunk, openTestProvider, says, type TestProvider } from '../../chat/test-provider';
import { bodyOf, listOf, openWorld, unique, type World } from '../../test-world';
import { ask, detailOf, follow, get, post, question, readUntil, type Tester } from './test-tester';

/** Turns and conversations, over a provider whose part is written here. */

let world: World;
let provider: TestProvider;
let tester: Tester;
beforeAll(async () => {
  world = await openWorld();
  provider = await openTestProvider();
  const api = withProvider(world, provider);
  const token = world.tokens.member;
  tester = { api, token, agentId: await makeAgent(api, token, { name: unique('Tested') }) };
});
afterAll(async () => {
  await provider.close();
  await world.api.close();
});

/** What the model was sent last, without the system's part. */
function sentMessages(): { role: string; content: string }[] {
  const messages = listOf(provider.received.at(-1)?.body.messages);
  return messages
    .map(({ role, content }) => ({ role: String(role), content: String(content) }))
    .filter(({ role }) => role !== 'system');
}

const said = (role: string, content: string) => ({ role, content });

describe('a turn', () => {
  test('begins and ends with itself, and its frames are byte by byte what upstream sent', async () => {
    provider.play(says('The sea', ' is “calm”', '.'));
    const body = question('How is it?', { user_id: 'u1' });
    const { events, frames, first, last, isDone } = await ask(tester, body);
    expect(isDone).toBe(true);
    expect(first).toMatchObject({ ...body, status: 'running', response: '', instance_name: 'default' });
    expect(last).toMatchObject({
      ...{ ...body, status: 'complete', response: 'The sea is “calm”.', finish_reason: 'stop', error: '' },
      usage: { prompt_tokens: 7, completion_tokens: 3 },
      stamp: {
        configuration: expect.stringMatching(/^[0-9a-f]{12}$/),
        is_draft: false,
        model: 'm',
        api: 'embedded',
      },
      created_by: { id: 'user_member', label: 'Name of user_member' },
    });
    expect(frames.slice(1, 4)).toEqual([
      '{"choices":[{"delta":{"content":"The sea"},"index":0}]}',
      '{"choices":[{"delta":{"content":" is “calm”"},"index":0}]}',
      '{"choices":[{"delta":{"content":"."},"index":0}]}',
    ]);
    expect(frames.at(-1)).toBe('[DONE]');
    const ids = events.flatMap(({ id }) => (id === undefined ? [] : [Number(id)]));
    expect(ids.at(-1)).toBe(frames.length);
    const detail = await detailOf(tester, body.turn_id);
    expect(detail.frames.map(({ data }) => data)).toEqual(frames);
    expect(detail.turn).toEqual(last);
    expect(detail.context).toMatch(/^You are Tested \d+\./);
    expect(detail.counts).toMatchObject({ states: 0, facts: 0 });
  });

  test('goes on when the one who asked is gone, and is followed from anywhere without loss or repetition', async () => {
    const words = Array.from({ length: 40 }, (_, index) => `w${index} `);
    provider.play(async (response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      for (const content of words) {
        response.write(chunk({ content }));
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
    });
    const body = question('Count');
    const asked = await readUntil(await post(tester, 'turns', body), 'w3 ');
    await asked.leave();
    const cuts = Array.from({ length: 12 }, () => Math.floor(Math.random() * 44));
    process.stdout.write(`resumed after ${cuts.join(', ')}\n`);
    const parts = await Promise.all(
      cuts.map(async (after) => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 1500));
        return follow(await get(tester, `turns/${body.turn_id}/events?after=${after}`));
      }),
    );
    const whole = (await detailOf(tester, body.turn_id)).frames.map(({ data }) => data);
    expect(whole).toHaveLength(43);
    for (const [place, { frames, last }] of parts.entries()) {
      expect(frames).toEqual(whole.slice(cuts[place]));
      expect(last).toMatchObject({ status: 'complete', response: words.join('') });
    }
    const late = await follow(await get(tester, `turns/${body.turn_id}/events?after=9`));
    expect(late.frames).toEqual(whole.slice(9));
  });

  test('is the same when it is asked twice at once', async () => {
    provider.play(says('Once.'));
    const before = provider.received.length;
    const body = question('Only once');
    const [one, two] = await Promise.all([ask(tester, body), ask(tester, body)]);
    expect([one.last.status, two.last.status]).toEqual(['complete', 'complete']);
    expect(one.frames).toEqual(two.frames);
    expect((await ask(tester, body)).frames).toEqual(one.frames);
    expect(provider.received.length - before).toBe(1);
  });

  test('keeps what was written to it, whatever it is', async () => {
    const hostile = '</script><img src=x onerror=alert(1)> \u202e \u2028 𝄞 “data: [DONE]”\n\ndata: {}\n\n';
    provider.play(says('a\u0000b', '\ud83d', hostile));
    const body = question(hostile, { user_id: '<b>u</b>\u202e' });
    const { last, isDone } = await ask(tester, body);
    expect(isDone).toBe(true);
    expect(last.message).toBe(hostile);
    expect(last.response).toBe(`ab\ufffd${hostile}`);
    expect((await detailOf(tester, body.turn_id)).turn).toEqual(last);
  });

  test('that says too much is refused with its reason, and so is one that says nothing', async () => {
    const long = await post(tester, 'turns', question('x'.repeat(200_000)));
    expect(long.status).toBe(422);
    expect(listOf((await bodyOf(long)).errors)[0]).toMatchObject({
      location: 'body.message',
      message: 'must have at most 100000 characters',
    });
    for (const message of ['', '  \n']) {
      expect((await post(tester, 'turns', question(message))).status).toBe(422);
    }
  });
});

describe('a conversation', () => {
  test('is sent with the next message, and what was replaced is not', async () => {
    provider.play(says('First.'));
    const begin = question('One');
    const { conversation_id } = begin;
    await ask(tester, begin);
    provider.play(says('Second.'));
    await ask(tester, question('Two', { conversation_id, position: 1 }));
    expect(sentMessages()).toEqual([said('user', 'One'), said('assistant', 'First.'), said('user', 'Two')]);
    provider.play(says('Third.'));
    await ask(tester, question('Two, edited', { conversation_id, position: 1 }));
    await ask(tester, question('Three', { conversation_id, position: 2 }));
    expect(sentMessages().map(({ content }) => content)).toEqual([
      ...['One', 'First.', 'Two, edited', 'Third.', 'Three'],
    ]);
    const list = await bodyOf(await get(tester, `conversations/${conversation_id}/turns`));
    expect(listOf(list.items).map(({ message }) => message)).toEqual(['Three', 'Two, edited', 'One']);
    expect(list.conversation).toMatchObject({ title: 'One', turns: 3, instance_name: 'default' });
    const beyond = await post(tester, 'turns', question('Far', { conversation_id, position: 5 }));
    expect(await bodyOf(beyond)).toMatchObject({ status: 422, errors: [{ location: 'body.position' }] });
  });

  test('loses nothing to who did not know of it yet', async () => {
    provider.play(says('First.'));
    const begin = question('One');
    const { conversation_id } = begin;
    await ask(tester, begin);
    const two = question('Two', { conversation_id, position: 1, at_end: true });
    await ask(tester, two);
    const late = question('Late', { conversation_id, position: 1, at_end: true });
    const refused = await bodyOf(await post(tester, 'turns', late));
    expect(refused).toMatchObject({ status: 409, detail: expect.stringContaining('meanwhile') });
    // What the server has already is answered, not refused.
    expect((await ask(tester, two)).last.status).toBe('complete');
    await ask(tester, { ...late, position: 2 });
    const list = await bodyOf(await get(tester, `conversations/${conversation_id}/turns`));
    expect(listOf(list.items).map(({ message }) => message)).toEqual(['Late', 'Two', 'One']);
  });

  test('stays in its instance and with its user', async () => {
    provider.play(says('Yes.'));
    const second = { name: unique('Second') };
    await tester.api.request(`/agents/${tester.agentId}/instances`, {
      method: 'POST',
      token: tester.token,
      json: second,
    });
    const begin = question('One', { user_id: 'ada' });
    await ask(tester, begin);
    const { conversation_id } = begin;
    for (const other of [{ user_id: 'bob' }, {}, { user_id: 'ada', instance_id: second.name }]) {
      const refused = await post(
        tester,
        'turns',
        question('Two', { conversation_id, position: 1, ...other }),
      );
      expect(await bodyOf(refused)).toMatchObject({
        status: 409,
        detail: expect.stringContaining('begun in another'),
      });
    }
    const fine = await ask(
      tester,
      question('Two', { conversation_id, position: 1, user_id: 'ada', instance_id: 'default' }),
    );
    expect(fine.last.status).toBe('complete');
  });

  test('has one answer at a time: a second tab is told so, and loses nothing', async () => {
    let finish = () => {};
    provider.play((response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(chunk({ content: 'slow' }));
      finish = () => response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
    });
    const body = question('From one tab');
    const running = await readUntil(await post(tester, 'turns', body), 'slow');
    const { conversation_id } = body;
    for (const position of [0, 1]) {
      const other = await post(tester, 'turns', question('From another', { conversation_id, position }));
      expect(await bodyOf(other)).toMatchObject({ status: 409, detail: expect.stringContaining('just now') });
    }
    const list = await bodyOf(await get(tester, 'conversations'));
    expect(listOf(list.items)[0]).toMatchObject({ conversation_id, running_turn_id: body.turn_id });
    finish();
    expect(await running.rest()).toContain('"status":"complete"');
  });

  test('goes on after tools were answered, however often', async () => {
    const calls = (id: string) => (response: Parameters<Parameters<TestProvider['play']>[0]>[0]) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      const call = {
        index: 0,
        id,
        type: 'function',
        function: { name: 'find_guest', arguments: '{"name":"Ada"}' },
      };
      response.write(chunk({ tool_calls: [call] }));
      response.end(`${chunk({}, 'tool_calls')}data: [DONE]\n\n`);
    };
    const draft = { tools: [{ name: 'find_guest', description: 'Finds a guest.' }] };
    const answer = (id: string) => ({
      tool_call_id: id,
      name: 'find_guest',
      arguments: { name: 'Ada' },
      result: { room: id },
    });
    provider.play(calls('c1'));
    const begin = question('Where is Ada?', { draft });
    const { conversation_id } = begin;
    const { last } = await ask(tester, begin);
    expect(last).toMatchObject({
      ...{ status: 'complete', response: '', finish_reason: 'tool_calls' },
      tool_calls: [{ id: 'c1', name: 'find_guest', arguments: { name: 'Ada' } }],
    });
    provider.play(calls('c2'));
    const more = { conversation_id, draft };
    await ask(tester, question('', { ...more, position: 1, tool_answers: [answer('c1')] }));
    provider.play(says('In room 12.'));
    const end = await ask(tester, question('', { ...more, position: 2, tool_answers: [answer('c2')] }));
    expect(end.last).toMatchObject({
      status: 'complete',
      response: 'In room 12.',
      tool_answers: [answer('c2')],
    });
    const sent = listOf(provider.received.at(-1)?.body.messages);
    expect(sent.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool', 'tool']);
    expect(sent.slice(3).map(({ tool_call_id: id }) => id)).toEqual(['c1', 'c2']);
    const both = await post(
      tester,
      'turns',
      question('x', { ...more, position: 3, tool_answers: [answer('c2')] }),
    );
    expect(both.status).toBe(422);
  });

  test('is found by what was said in it, page by page, and is gone when it is deleted', async () => {
    provider.play(says('The Kingfisher answers.'));
    const begins = [question('About birds 1'), question('About birds 2'), question('About birds 3')];
    for (const body of begins) await ask(tester, body);
    const search = 'conversations?search=KINGFISHER%20birds&page_size=2';
    const page = await bodyOf(await get(tester, search));
    expect(listOf(page.items).map(({ title }) => title)).toEqual(['About birds 3', 'About birds 2']);
    const next = await bodyOf(await get(tester, `${search}&cursor=${String(page.next_cursor)}`));
    expect(listOf(next.items).map(({ title }) => title)).toEqual(['About birds 1']);
    const path = `conversations/${begins[0]?.conversation_id}`;
    const init = { method: 'DELETE', token: tester.token };
    const deleted = await tester.api.request(`/api/troupe/v1/agents/${tester.agentId}/${path}`, init);
    expect(await bodyOf(deleted)).toMatchObject({ success: true });
    expect((await get(tester, `${path}/turns`)).status).toBe(404);
    expect((await get(tester, `turns/${begins[0]?.turn_id}`)).status).toBe(404);
    const { rows } = await world.api.store.db.execute(
      `select 1 from tester_frames where turn_id = '${begins[0]?.turn_id}'`,
    );
    expect(rows).toEqual([]);
  });

  test('is listed in pages', async () => {
    provider.play(says('Yes.'));
    const begin = question('0');
    const { conversation_id } = begin;
    await ask(tester, begin);
    for (const position of [1, 2, 3, 4])
      await ask(tester, question(`${position}`, { conversation_id, position }));
    const seen: unknown[] = [];
    for (let cursor = ''; ; ) {
      const page = await bodyOf(
        await get(tester, `conversations/${conversation_id}/turns?page_size=2${cursor}`),
      );
      seen.push(...listOf(page.items).map(({ message }) => message));
      if (!page.has_more) break;
      cursor = `&cursor=${String(page.next_cursor)}`;
    }
    expect(seen).toEqual(['4', '3', '2', '1', '0']);
  });
});
