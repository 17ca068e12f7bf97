import type { TurnEvent } from '@/lib/contract/tester';
import { streamResponse } from '../../chat/event-stream';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { findAgentId } from './find-place';
import { type FoundTurn, lookForTurn, toOneTurn } from './find-turn';
import type { RunningTurn } from './running-turn';
import { runningTurns } from './running-turns';
import { framesAfter, type TurnKey } from './turn-rows';

const POLL_MS = 250;
const GONE = 'This conversation was deleted while it was answered.';

interface Following {
  key: TurnKey;
  /** Frames that were seen. */
  after: number;
  signal: AbortSignal;
}

export async function followTurn(
  ctx: Context,
  input: { agent: string; turnId: string; after: number | undefined; signal: AbortSignal },
): Promise<Response> {
  const agentId = await findAgentId(ctx, input.agent);
  const key = { tenantId: ctx.caller.tenant, agentId, turnId: input.turnId };
  return followStream(ctx, { key, after: input.after ?? 0, signal: input.signal });
}

/** The turn, its frames as they come, and the turn again when it has ended. */
export async function followStream(
  ctx: Context,
  { signal, ...following }: Following,
  begun?: FoundTurn,
): Promise<Response> {
  const first = begun ?? (await lookForTurn(ctx, following.key));
  if (!first) throw notFound('turn');
  const left = new AbortController();
  const all = AbortSignal.any([left.signal, signal]);
  const texts = textsOf(ctx, first, { ...following, signal: all });
  return streamResponse(texts, { onCancel: () => left.abort() });
}

async function* textsOf(ctx: Context, first: FoundTurn, following: Following): AsyncGenerator<string> {
  yield said({ type: 'turn', turn: await toOneTurn(ctx, first) });
  const held = runningTurns(ctx.db).get(following.key);
  yield* held ? heldFrames(held, following) : storedFrames(ctx, following);
  if (following.signal.aborted) return;
  const last = await lookForTurn(ctx, following.key);
  const turn = await toOneTurn(ctx, last ?? first);
  yield said({ type: 'turn', turn: last ? turn : { ...turn, status: 'stopped', error: GONE } });
}

/** From the memory of this process: each at once. */
async function* heldFrames(turn: RunningTurn, { after, signal }: Following): AsyncGenerator<string> {
  let seen = after;
  for (;;) {
    const frames = turn.frames.slice(seen);
    const { isOver } = turn;
    if (frames.length > 0) {
      seen += frames.length;
      yield said({ type: 'frames', seq: seen, frames });
    }
    if (isOver || signal.aborted) return;
    if (turn.frames.length <= seen) await turn.change(signal);
  }
}

/** From the tables: another process holds it, or nobody does any more. */
async function* storedFrames(ctx: Context, { key, after, signal }: Following): AsyncGenerator<string> {
  let seen = after;
  while (!signal.aborted) {
    // First how it is, then what there is: what came before its end is not missed.
    const found = await lookForTurn(ctx, key);
    for (const { seq, frames } of await framesAfter(ctx.db, key, seen)) {
      seen = seq;
      yield said({ type: 'frames', seq, frames });
    }
    if (found?.row.status !== 'running') return;
    await pause(signal);
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, POLL_MS);
    signal.addEventListener('abort', done);
  });
}

function said(event: TurnEvent): string {
  const id = event.type === 'frames' ? `id: ${event.seq}\n` : '';
  return `${id}data: ${JSON.stringify(event)}\n\n`;
}
