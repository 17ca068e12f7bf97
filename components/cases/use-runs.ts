'use client';

import { useEffect, useState } from 'react';
import type { CaseRun, CaseRunDetail, RunCell } from '@/lib/contract/cases';
import { useReadRun, useRunStream, useStopRun } from '@/lib/queries/cases';
import { announce } from '../ui/live-region';
import { rescueFocus } from '../ui/rescue-focus';
import { useLookedAt } from '../use-looked-at';
import { runSentence } from './run-texts';

/** Takes the focus when the button that had it is gone. */
export const runResultId = 'run-result';

interface UseRuns {
  agentId: string;
  runs: CaseRun[];
  shown: CaseRunDetail | undefined;
  /** A run has ended. */
  onEnded(): void;
}

/** The runs of an agent, the one that is shown, and the one that goes on. */
export function useRuns({ agentId, runs, shown: first, onEnded }: UseRuns) {
  const [list, setList] = useState(runs);
  const { setNewest, ...looked } = useLookedAt(first, ({ run }) => run.run_id);
  const take = (run: CaseRun) =>
    setList((known) => {
      const isKnown = known.some(({ run_id: id }) => id === run.run_id);
      return isKnown ? known.map((each) => (each.run_id === run.run_id ? run : each)) : [run, ...known];
    });
  const stream = useRunStream(agentId, ({ run, cells }) => {
    take(run);
    setNewest((known) => ({
      run,
      cells: merged(known?.run.run_id === run.run_id ? known.cells : [], cells),
    }));
    if (run.status === 'running') return;
    announce(runSentence(run));
    // Stop has gone, and may have had the focus.
    rescueFocus(runResultId);
    onEnded();
  });
  const left = first?.run.status === 'running' ? first.run.run_id : undefined;
  const { follow } = stream;
  // One that runs since an earlier visit is followed on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what the server read.
  useEffect(() => {
    if (left) follow(left);
  }, [left]);
  const stop = useStopRun(agentId, { onSuccess: ({ run }) => take(run) });
  const read = useReadRun(agentId, { onSuccess: looked.look });
  const start = (body: object) => {
    looked.lookAtNewest();
    stream.start(body);
  };
  const refused = [
    ['The cases could not be run', stream.problem],
    ['The run was not stopped', stop.problem],
    ['The run could not be read', read.problem],
  ] as const;
  const [problemTitle = '', problem] = refused.find(([, each]) => each) ?? [];
  return {
    ...{ list, shown: looked.shown, problem, problemTitle, isStopping: stop.busy },
    ...{ start, isBusy: stream.state !== 'idle', isLost: stream.state === 'lost' },
    stop: stop.run,
    show: read.run,
  };
}

/** The cells that changed in the place of those that were known. */
function merged(known: RunCell[], changed: RunCell[]): RunCell[] {
  const name = (cell: RunCell) => `${cell.case_id} ${cell.instance_id}`;
  const byName = new Map(known.map((cell) => [name(cell), cell]));
  for (const cell of changed) byName.set(name(cell), cell);
  return [...byName.values()];
}
