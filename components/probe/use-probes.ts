'use client';

import { useEffect, useState } from 'react';
import type { Probe, ProbeSummary } from '@/lib/contract/probes';
import { useCleanProbe, useProbeStream, useReadProbe, useStopProbe } from '@/lib/queries/probes';
import { announce } from '../ui/live-region';
import { rescueFocus } from '../ui/rescue-focus';
import { useLookedAt } from '../use-looked-at';
import { probeResultId } from './probe-result';
import { sentenceOf } from './verdict-texts';

interface UseProbes {
  agentId: string;
  /** As the server read them. */
  probes: ProbeSummary[];
  shown: Probe | undefined;
}

export type Probes = ReturnType<typeof useProbes>;

/** The probes of the agent, the one that is shown, and the one that runs. */
export function useProbes({ agentId, probes, shown: first }: UseProbes) {
  const [list, setList] = useState(probes);
  const { newest, setNewest, isNewest, look, ...looked } = useLookedAt(first, ({ probe_id: id }) => id);
  const [cleaning, setCleaning] = useState<string>();
  const take = (probe: Probe) =>
    setList((known) => {
      const isKnown = known.some(({ probe_id: id }) => id === probe.probe_id);
      if (!isKnown) return [probe, ...known];
      return known.map((each) => (each.probe_id === probe.probe_id ? probe : each));
    });
  const see = (probe: Probe) => {
    take(probe);
    setNewest(probe);
    if (probe.status === 'running') return;
    announce(sentenceOf(probe));
    // Stop has gone, and may have had the focus.
    rescueFocus(probeResultId);
  };
  const stream = useProbeStream(agentId, see);
  const { follow } = stream;
  const left = first?.status === 'running' ? first.probe_id : undefined;
  // One that runs since an earlier visit is followed on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what the server read.
  useEffect(() => {
    if (left) follow(left);
  }, [left]);
  const stop = useStopProbe(agentId, { onSuccess: take });
  const clean = useCleanProbe(agentId, {
    onSuccess: (probe) => {
      setCleaning(undefined);
      take(probe);
      if (isNewest(probe)) setNewest(probe);
      look(probe);
      rescueFocus(probeResultId);
      announce(
        probe.receipt.left === 0 ? 'Cleaned up: nothing is left.' : `${probe.receipt.left} are still left.`,
      );
    },
    onRefused: () => setCleaning(undefined),
  });
  const read = useReadProbe(agentId, { onSuccess: look });
  const refused = [
    ['The probe could not be run', stream.problem],
    ['The probe was not stopped', stop.problem],
    ['The canaries were not removed', clean.problem],
    ['The probe could not be read', read.problem],
  ] as const;
  const [problemTitle = '', problem] = refused.find(([, each]) => each) ?? [];
  const start = (body: object) => {
    looked.lookAtNewest();
    stream.start(body);
  };
  return {
    ...{ list, shown: looked.shown, cleaning, problem, problemTitle },
    ...{ start, isBusy: stream.state !== 'idle', isLost: stream.state === 'lost' },
    running: stream.state !== 'idle' && newest?.status === 'running' ? newest : undefined,
    isStopping: stop.busy,
    stop: stop.run,
    show: read.run,
    clean: (probeId: string) => {
      setCleaning(probeId);
      clean.run(probeId);
    },
  };
}
