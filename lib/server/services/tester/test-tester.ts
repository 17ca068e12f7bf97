import { randomUUID } from 'node:crypto';
import type { Turn, TurnDetail, TurnEvent } from '@/lib/contract/tester';
import type { Store } from '../../store/connect';
import type { TestApi } from '../../test-api';
import { bodyOf, type Json, type World } from '../../test-world';

/** What the tests of the chat tester share. */

type Api = Pick<TestApi, 'request'>;

export interface Tester {
  api: Api;
  token: string;
  agentId: string;
}

const pathOf = ({ agentId }: Tester, rest: string) =>
  `/api/troupe/v1/agents/${encodeURIComponent(agentId)}/${rest}`;

export function get(tester: Tester, rest: string): Promise<Response> {
  return tester.api.request(pathOf(tester, rest), { token: tester.token });
}

export function post(tester: Tester, rest: string, json?: unknown): Promise<Response> {
  return tester.api.request(pathOf(tester, rest), { method: 'POST', token: tester.token, json });
}

/** What a turn is asked with; the rest of it is made up. */
export function question(message: string, more: Json = {}) {
  const ids = { turn_id: randomUUID(), conversation_id: randomUUID() };
  return { ...ids, position: 0, message, ...more };
}

export interface Followed {
  status: number;
  /** Every event, as it was spelled. */
  events: { id: string | undefined; event: TurnEvent }[];
  frames: string[];
  first: Turn;
  last: Turn;
  isDone: boolean;
}

export async function follow(response: Response): Promise<Followed> {
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status} ${text}`);
  return followed(response.status, text);
}

function followed(status: number, text: string): Followed {
  const blocks = text.split('\n\n').filter((block) => block !== '' && !block.startsWith(':'));
  const isDone = blocks.at(-1) === 'data: [DONE]';
  const events = (isDone ? blocks.slice(0, -1) : blocks).map((block) => {
    const lines = block.split('\n');
    const event: TurnEvent = JSON.parse((lines.at(-1) ?? '').slice('data: '.length));
    return { id: lines.find((line) => line.startsWith('id: '))?.slice('id: '.length), event };
  });
  const turns = events.flatMap(({ event }) => (event.type === 'turn' ? [event.turn] : []));
  const frames = events.flatMap(({ event }) =>
    event.type === 'frames' ? event.frames.map(({ data }) => data) : [],
  );
  const [first, last] = [turns.at(0), turns.at(-1)];
  if (!first || !last) throw new Error(`no turn in ${text}`);
  return { status, events, frames, first, last, isDone };
}

/** Asks and reads to the end. */
export async function ask(tester: Tester, body: object): Promise<Followed> {
  return follow(await post(tester, 'turns', body));
}

export async function detailOf(tester: Tester, turnId: string): Promise<TurnDetail> {
  const body: unknown = await bodyOf(await get(tester, `turns/${turnId}`));
  return body as TurnDetail;
}

/** Reads a stream until it has said something; the rest is read by `rest`. */
export async function readUntil(response: Response, wanted: string) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('no body');
  let text = '';
  while (!text.includes(wanted)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`the stream ended before it said ${wanted}: ${text}`);
    text += value;
  }
  return {
    text: () => text,
    leave: () => reader.cancel(),
    async rest(): Promise<string> {
      for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
      return text;
    },
  };
}

/** The same database in another process: it knows nothing of what this one holds. */
export function replicaOf(world: World): World {
  const { store } = world.api;
  const db: Store['db'] = Object.create(store.db);
  return { ...world, api: { ...world.api, store: { ...store, db } } };
}
