'use client';

import { useEffect, useRef, useState } from 'react';
import type { Problem } from '@/lib/contract/problem';
import { readEvents, refusalOf } from './page-stream';
import { type Action, isUnreachable, problemOf, usePerform } from './perform';

/** Work that goes on at the server while a page looks: started by a POST or followed by a GET, and told as it goes. */

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

interface Live<E> {
  /** The route that streams. */
  address: '/api/probes' | '/api/case-runs';
  agentId: string;
  onEvent(event: E): void;
  /** The id of what an event tells of, by which it is followed when the connection breaks. */
  idOf(event: E): string;
}

export function useLiveStream<E>(live: Live<E>) {
  const { address, agentId } = live;
  const perform = usePerform();
  const [state, setState] = useState<'idle' | 'starting' | 'live' | 'lost'>('idle');
  const [problem, setProblem] = useState<Problem>();
  const running = useRef<AbortController>(undefined);
  const latest = useRef(live);
  useEffect(() => {
    latest.current = live;
  });
  useEffect(() => () => running.current?.abort(), []);

  const read = async (begin: { body: object } | { id: string }) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setProblem(undefined);
    setState('starting');
    let id = 'id' in begin ? begin.id : undefined;
    let request: { id: string } | { body: object } = begin;
    let pause = FIRST_PAUSE_MS;
    const take = (event: E) => {
      if (own.signal.aborted) return;
      pause = FIRST_PAUSE_MS;
      id = latest.current.idOf(event);
      setState('live');
      latest.current.onEvent(event);
    };
    while (!own.signal.aborted) {
      try {
        const response = await perform(asking(address, request, own.signal), { agentId });
        const isDone = await readEvents<E>(response, take).catch(() => false);
        if (isDone || id === undefined) break;
      } catch (error) {
        if (own.signal.aborted) return;
        if (id === undefined || !isUnreachable(error)) {
          setProblem(problemOf(error));
          break;
        }
      }
      request = { id };
      if (own.signal.aborted) return;
      setState('lost');
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
    }
    if (!own.signal.aborted) setState('idle');
  };

  return {
    start: (body: object) => void read({ body }),
    follow: (id: string) => void read({ id }),
    state,
    problem,
  };
}

/** A route streams, because an action answers all at once; it refuses like an action. */
function asking(
  address: string,
  request: { id: string } | { body: object },
  signal: AbortSignal,
): Action<{ agentId: string }, Response> {
  return async ({ tenant, agentId }) => {
    const id = 'id' in request ? { id: request.id } : undefined;
    const query = new URLSearchParams({ tenant, agent: agentId, ...id });
    const response = await fetch(`${address}?${query}`, {
      ...('body' in request && {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(request.body),
      }),
      signal,
    });
    return response.ok ? { data: response } : { serverError: await refusalOf(response) };
  };
}
