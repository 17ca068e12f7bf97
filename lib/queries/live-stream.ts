'use client';

import { useEffect, useRef, useState } from 'react';
import type { Refusal } from '@/lib/actions/action-client';
import type { Problem } from '@/lib/contract/problem';
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

async function refusalOf(response: Response): Promise<Refusal> {
  const answer: unknown = await response.json().catch(() => null);
  const { code, tenant, ...problem } = Object(answer) as Problem & { code?: unknown; tenant?: string };
  const known = code === 'session_expired' || code === 'tenant_changed' ? code : 'refused';
  const title = `The server answered ${response.status}`;
  return { code: known, problem: { title, ...problem }, ...(tenant && { tenant }) };
}

/** True when the stream said that it is complete. */
async function readEvents<E>(response: Response, onEvent: (event: E) => void): Promise<boolean> {
  if (!response.body) return false;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return false;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      if (!block.startsWith('data: ')) continue;
      const data = block.slice('data: '.length);
      if (data === '[DONE]') return true;
      onEvent(JSON.parse(data));
    }
  }
}
