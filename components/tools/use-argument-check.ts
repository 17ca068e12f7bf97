'use client';

import { useEffect, useRef, useState } from 'react';
import type { ArgumentProblem } from '@/lib/tool-arguments';
import type { CheckReply, CheckRequest } from './arguments-worker';

export interface ArgumentCheck {
  /** `stopped`: it took so long that it was ended. */
  state: 'running' | 'done' | 'stopped';
  problems: ArgumentProblem[];
}

const TYPING_MS = 150;
const PATIENCE_MS = 2000;

/** Holds the arguments against the schema, beside the page: it can be stopped, and blocks nothing. */
export function useArgumentCheck(schema: unknown, value: unknown): ArgumentCheck {
  const [check, setCheck] = useState<ArgumentCheck>({ state: 'running', problems: [] });
  const worker = useRef<Worker>(undefined);
  const turn = useRef(0);
  useEffect(() => {
    turn.current += 1;
    const request: CheckRequest = {
      turn: turn.current,
      schema: JSON.stringify(schema),
      value: JSON.stringify(value) ?? 'null',
    };
    const give = (next: ArgumentCheck) => {
      if (request.turn === turn.current) setCheck(next);
    };
    const stop = () => {
      worker.current?.terminate();
      worker.current = undefined;
      give({ state: 'stopped', problems: [] });
    };
    let patience: ReturnType<typeof setTimeout>;
    const start = () => {
      worker.current ??= new Worker(new URL('./arguments-worker.ts', import.meta.url), { type: 'module' });
      worker.current.onmessage = ({ data }: MessageEvent<CheckReply>) => {
        if (data.turn !== request.turn) return;
        clearTimeout(patience);
        give({ state: 'done', problems: data.problems });
      };
      patience = setTimeout(stop, PATIENCE_MS);
      worker.current.postMessage(request);
    };
    const typing = setTimeout(start, TYPING_MS);
    return () => {
      clearTimeout(typing);
      clearTimeout(patience);
    };
  }, [schema, value]);
  useEffect(() => () => worker.current?.terminate(), []);
  return check;
}
