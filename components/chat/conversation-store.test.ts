import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StartTurnBody, Turn, TurnEvent } from '@/lib/contract/tester';
import { ActionError } from '@/lib/queries/perform';
import type { TurnPage } from '@/lib/queries/tester';
import type { TurnListener } from '@/lib/queries/turn-stream';
import type { ConversationCalls } from './conversation-state';
import { ConversationStore } from './conversation-store';

const frame = (content: string) => ({
  at_ms: 1,
  data: JSON.stringify({ choices: [{ delta: { content }, index: 0 }] }),
});
const frames = (seq: number, content: string): TurnEvent => ({
  type: 'frames',
  seq,
  frames: [frame(content)],
});

function turn(position: number, change: Partial<Turn> = {}): Turn {
  return {
    ...{ turn_id: `t${position}`, agent_id: 'a', conversation_id: 'c', position, instance_id: 'i' },
    ...{ instance_name: 'default', user_id: '', message: `m${position}`, status: 'complete' },
    ...{ response: `r${position}`, finish_reason: 'stop', error: '', tool_calls: [], first_text_ms: 1 },
    ...{ duration_ms: 2, created_by: { id: 'u', label: 'U' }, created_at: '', updated_at: '' },
    stamp: { configuration: 'x', is_draft: false, provider: 'p', model: 'm', api: 'embedded' },
    ...change,
  } as Turn;
}

const body = (id: string, position: number) => ({ turn_id: id, position, message: 'hello' });

/** The server, played by the test. */
function play(newest: Turn[] = [], next?: string) {
  const started: StartTurnBody[] = [];
  let listener: TurnListener | undefined;
  let settle: { resolve(): void; reject(error: Error): void } | undefined;
  const take = (given: TurnListener) => {
    listener = given;
    return new Promise<void>((resolve, reject) => {
      settle = { resolve, reject };
    });
  };
  const calls: ConversationCalls = {
    start: (sent, given) => {
      started.push(sent);
      return take(given);
    },
    follow: ({ listener: given }) => take(given),
    stop: async (id) => turn(0, { turn_id: id, status: 'stopped', stop: { confirmed: true, note: '' } }),
    readTurns: async () =>
      ({ conversation: {}, items: newest, has_more: Boolean(next), next_cursor: next }) as TurnPage,
    onChange: () => undefined,
  };
  return {
    calls,
    started,
    say: (event: TurnEvent) => listener?.onEvent(event),
    lose: () => listener?.onLost(),
    end: () => settle?.resolve(),
    fail: (title: string, status?: number) => settle?.reject(new ActionError('invalid', { title, status })),
  };
}

/** A reading that the test answers when it wants. */
function heldReading() {
  let settle: { resolve(page: TurnPage): void; reject(error: Error): void } | undefined;
  const page = new Promise<TurnPage>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return {
    read: () => page,
    answer: (given: Turn[] | Error) => {
      if (given instanceof Error) settle?.reject(given);
      else settle?.resolve({ conversation: {}, items: given, has_more: false } as TurnPage);
    },
  };
}

const statuses = (store: ConversationStore) =>
  store.get().turns.map((each) => [each.turn.turn_id, each.turn.status, each.turn.response]);

describe('a conversation', () => {
  beforeEach(() => vi.stubGlobal('BroadcastChannel', undefined));

  it('shows an answer as it comes, and as it ended', async () => {
    const server = play();
    const store = new ConversationStore('c', true);
    store.connect(server.calls);
    const accepted = store.send(body('n', 0));
    expect(store.get().sending).toBe(true);
    server.say({ type: 'turn', turn: turn(0, { turn_id: 'n', status: 'running', response: '' }) });
    expect(await accepted).toBe(true);
    server.say(frames(1, 'Hel'));
    server.say(frames(2, 'lo'));
    expect(statuses(store)).toEqual([['n', 'running', 'Hello']]);
    server.lose();
    expect(store.get().turns[0]?.isLost).toBe(true);
    server.say({ type: 'turn', turn: turn(0, { turn_id: 'n', response: 'Hello.' }) });
    server.end();
    expect(statuses(store)).toEqual([['n', 'complete', 'Hello.']]);
    expect(store.get().turns[0]).toMatchObject({ isLost: false, isWitnessed: false });
  });

  it('sends once, whatever is pressed meanwhile', async () => {
    const server = play();
    const store = new ConversationStore('c', true);
    store.connect(server.calls);
    void store.send(body('n', 0));
    expect(await store.send(body('m', 0))).toBe(false);
    server.say({ type: 'turn', turn: turn(0, { turn_id: 'n', status: 'running' }) });
    expect(await store.send(body('m', 1))).toBe(false);
    expect(server.started).toHaveLength(1);
  });

  it('keeps what was refused, to be sent again', async () => {
    const server = play();
    const store = new ConversationStore('c', true);
    store.connect(server.calls);
    const accepted = store.send(body('n', 0));
    server.fail('inactive');
    expect(await accepted).toBe(false);
    expect(store.get()).toMatchObject({
      sending: false,
      refused: { body: { message: 'hello' }, problem: { title: 'inactive' } },
    });
  });

  it('lets a turn take the place of those at and after it', async () => {
    const server = play([turn(2), turn(1), turn(0)]);
    const store = new ConversationStore('c', false);
    store.connect(server.calls);
    await vi.waitFor(() => expect(store.get().turns).toHaveLength(3));
    void store.send(body('n', 1));
    server.say({ type: 'turn', turn: turn(1, { turn_id: 'n', status: 'running', response: '' }) });
    expect(statuses(store).map(([id]) => id)).toEqual(['t0', 'n']);
  });

  it('follows an answer that goes on when it is opened', async () => {
    const server = play([turn(1, { status: 'running', response: 'Alr' }), turn(0)]);
    const store = new ConversationStore('c', false);
    store.connect(server.calls);
    await vi.waitFor(() => expect(store.get().turns).toHaveLength(2));
    server.say({ type: 'turn', turn: turn(1, { status: 'running', response: 'Alr' }) });
    expect(statuses(store).at(-1)).toEqual(['t1', 'running', 'Alr']);
    server.say(frames(1, 'Already'));
    expect(statuses(store).at(-1)).toEqual(['t1', 'running', 'Already']);
  });

  it('drops what was replaced elsewhere when it is read again', async () => {
    const newest = [turn(2), turn(1), turn(0)];
    const server = play(newest);
    const store = new ConversationStore('c', false);
    store.connect(server.calls);
    await vi.waitFor(() => expect(store.get().turns).toHaveLength(3));
    newest.splice(0, 2, turn(1, { turn_id: 'other' }));
    await store.refresh();
    expect(statuses(store).map(([id]) => id)).toEqual(['t0', 'other']);
  });

  it('begins anew when another tab deleted it', async () => {
    const server = play([turn(1), turn(0)], 'older');
    const store = new ConversationStore('c', false);
    store.connect(server.calls);
    await vi.waitFor(() => expect(store.get().turns).toHaveLength(2));
    const readTurns = () => Promise.reject(new ActionError('refused', { status: 404, title: 'Not here' }));
    store.connect({ ...server.calls, readTurns });
    await store.refresh();
    expect(store.get()).toMatchObject({ turns: [], hasOlder: false, problem: undefined });
  });

  it('asks after what was said before, also when that is not read yet', async () => {
    const server = play();
    const store = new ConversationStore('c', false);
    const reading = heldReading();
    store.connect({ ...server.calls, readTurns: reading.read });
    const accepted = store.send({ turn_id: 'n', message: 'hello' });
    await Promise.resolve();
    expect(server.started).toEqual([]);
    reading.answer([turn(1), turn(0)]);
    await vi.waitFor(() => expect(server.started).toMatchObject([{ turn_id: 'n', position: 2 }]));
    server.say({ type: 'turn', turn: turn(2, { turn_id: 'n', status: 'running', response: '' }) });
    expect(await accepted).toBe(true);
    expect(statuses(store).map(([id]) => id)).toEqual(['t0', 't1', 'n']);
  });

  it('asks nothing while what was said before cannot be read', async () => {
    const server = play([turn(0)]);
    const store = new ConversationStore('c', false);
    const readTurns = () => Promise.reject(new ActionError('unreachable', { title: 'Nobody there' }));
    store.connect({ ...server.calls, readTurns });
    expect(await store.send({ turn_id: 'n', message: 'hello' })).toBe(false);
    expect(store.get()).toMatchObject({
      ...{ sending: false, problem: { title: 'Nobody there' } },
      refused: { body: { message: 'hello' }, problem: { title: 'Nobody there' } },
    });
    expect(server.started).toEqual([]);
    store.connect(server.calls);
    void store.send({ turn_id: 'n', message: 'hello' });
    await vi.waitFor(() => expect(server.started).toMatchObject([{ position: 1 }]));
  });

  it('keeps the message when the conversation turns out to be answered', async () => {
    const server = play([turn(0, { status: 'running', response: '' })]);
    const store = new ConversationStore('c', false);
    store.connect(server.calls);
    expect(await store.send({ turn_id: 'n', message: 'hello' })).toBe(false);
    expect(store.get()).toMatchObject({ sending: false, refused: { body: { message: 'hello' } } });
    expect(server.started).toEqual([]);
  });

  it('puts a message after what somebody else said first', async () => {
    const newest = [turn(0)];
    const server = play(newest);
    const store = new ConversationStore('c', false);
    store.connect(server.calls);
    await vi.waitFor(() => expect(store.get().turns).toHaveLength(1));
    const accepted = store.send({ turn_id: 'n', message: 'hello' });
    newest.unshift(turn(1));
    server.fail('answered just now', 409);
    expect(await accepted).toBe(false);
    await vi.waitFor(() => expect(store.get().turns).toHaveLength(2));
    const { refused } = store.get();
    if (refused) void store.send(refused.body);
    expect(server.started).toMatchObject([{ position: 1 }, { position: 2 }]);
  });

  it.each([
    ['knew nothing of it', new ActionError('refused', { status: 404, title: 'Not here' })],
    ['was without it', [turn(0)]],
  ])('keeps a turn that ended while it was read again: the answer %s', async (_, answer) => {
    const newest = [turn(0)];
    const server = play(newest);
    const store = new ConversationStore('c', false);
    store.connect(server.calls);
    await vi.waitFor(() => expect(store.get().turns).toHaveLength(1));
    const reading = heldReading();
    store.connect({ ...server.calls, readTurns: reading.read });
    const refreshed = store.refresh();
    store.connect(server.calls);
    void store.send({ turn_id: 'n', message: 'hello' });
    newest.unshift(turn(1, { turn_id: 'n' }));
    server.say({ type: 'turn', turn: turn(1, { turn_id: 'n' }) });
    server.end();
    reading.answer(answer);
    await refreshed;
    expect(statuses(store).map(([id]) => id)).toEqual(['t0', 'n']);
  });

  it('says whether a stop was confirmed', async () => {
    const server = play();
    const store = new ConversationStore('c', true);
    store.connect(server.calls);
    void store.send(body('n', 0));
    server.say({ type: 'turn', turn: turn(0, { turn_id: 'n', status: 'running' }) });
    await store.stop('n');
    expect(store.get().turns[0]).toMatchObject({
      isStopping: false,
      turn: { status: 'stopped', stop: { confirmed: true } },
    });
  });
});
