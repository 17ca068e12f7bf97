'use client';

import { useMemo } from 'react';
import type { StartTurnBody, Turn, TurnEvent } from '@/lib/contract/tester';
import { readEvents, refusalOf } from './page-stream';
import { type Action, isUnreachable, usePerform } from './perform';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

export interface TurnListener {
  onEvent(event: TurnEvent): void;
  /** The connection broke; it is tried again. */
  onLost(): void;
}

interface Follow {
  turnId: string;
  listener: TurnListener;
  signal: AbortSignal;
}

export type TurnCalls = ReturnType<typeof useTurnCalls>;

/** Asking an agent from a page, and following the answer until it has ended, over broken connections too. */
export function useTurnCalls(agentId: string) {
  const perform = usePerform();
  return useMemo(() => {
    const follow = ({ turnId, signal }: Follow, after: number | undefined) => {
      const query = { turn: turnId, ...(after !== undefined && { after: String(after) }) };
      return perform(ask('GET', query, signal), { agentId });
    };
    return {
      start: async (body: StartTurnBody, listener: TurnListener, signal: AbortSignal) => {
        const response = await perform(ask('POST', {}, signal, body), { agentId });
        await readToEnd({ turnId: body.turn_id, listener, signal }, follow, response);
      },
      follow: (input: Follow) => readToEnd(input, follow),
      stop: async (turnId: string): Promise<Turn> =>
        (await perform(ask('DELETE', { turn: turnId }), { agentId })).json(),
    };
  }, [perform, agentId]);
}

/** A route streams, because an action answers all at once; it refuses like an action. */
function ask(
  method: string,
  query: Record<string, string>,
  signal?: AbortSignal,
  body?: StartTurnBody,
): Action<{ agentId: string }, Response> {
  return async ({ tenant, agentId }) => {
    const address = `/api/chat?${new URLSearchParams({ tenant, agent: agentId, ...query })}`;
    const response = await fetch(address, {
      method,
      ...(signal && { signal }),
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return response.ok ? { data: response } : { serverError: await refusalOf(response) };
  };
}

/** Reads on where it broke off, until the answer has ended or the caller gives up. */
async function readToEnd(
  input: Follow,
  follow: (input: Follow, after: number | undefined) => Promise<Response>,
  opened?: Response,
): Promise<void> {
  const { listener, signal } = input;
  let response = opened;
  let after: number | undefined;
  let pause = FIRST_PAUSE_MS;
  const onEvent = (event: TurnEvent) => {
    pause = FIRST_PAUSE_MS;
    if (event.type === 'frames') {
      if (after !== undefined && event.seq <= after) return;
      after = event.seq;
    }
    listener.onEvent(event);
  };
  while (!signal.aborted) {
    try {
      response ??= await follow(input, after);
      if (await readEvents(response, onEvent)) return;
    } catch (error) {
      if (signal.aborted) return;
      // A stream that breaks throws too, and is no refusal.
      if (!response && !isUnreachable(error)) throw error;
    }
    response = undefined;
    listener.onLost();
    await untilLater(pause, signal);
    pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
  }
}

/** Sooner when the network comes back. */
function untilLater(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(go, ms);
    function go() {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      signal.removeEventListener('abort', go);
      resolve();
    }
    window.addEventListener('online', go);
    signal.addEventListener('abort', go);
  });
}
