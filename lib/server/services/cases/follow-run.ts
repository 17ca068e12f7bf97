import type { RunCell } from '@/lib/contract/cases';
import { spelled, streamResponse } from '../../chat/event-stream';
import type { Context } from '../../context';
import { followWork } from '../../live-work';
import type { RunKey } from './case-rows';
import { findRunKey, lookAtRun, readRun } from './find-run';

export async function followCaseRun(
  ctx: Context,
  input: { agent: string; runId: string; signal: AbortSignal },
): Promise<Response> {
  const key = await findRunKey(ctx, input);
  await readRun(ctx, key);
  return followRunStream(ctx, key, input.signal);
}

/** All cells at first, then those that changed. Closing it leaves the run alone. */
export function followRunStream(ctx: Context, key: RunKey, signal: AbortSignal): Response {
  const left = new AbortController();
  const said = new Map<string, string>();
  const isNew = (name: string, value: unknown) => {
    const text = JSON.stringify(value);
    if (said.get(name) === text) return false;
    said.set(name, text);
    return true;
  };
  const look = async () => {
    const { run, cells } = await lookAtRun(ctx, key);
    const changed = cells.filter((cell: RunCell) => isNew(`${cell.case_id} ${cell.instance_id}`, cell));
    const event =
      isNew('run', run) || changed.length > 0 ? { type: 'run' as const, run, cells: changed } : undefined;
    return { event, isOver: run.status !== 'running' };
  };
  const events = followWork(key.runId, look, AbortSignal.any([signal, left.signal]));
  return streamResponse(spelled(events), { onCancel: () => left.abort() });
}
