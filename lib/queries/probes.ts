'use client';

import { cleanProbe, getProbe, stopProbe } from '@/lib/actions/probes';
import type { Probe } from '@/lib/contract/probes';
import { type ChangeCallbacks, useChange } from './change';
import { useLiveStream } from './live-stream';

type ProbeEvent = { type: 'probe'; probe: Probe };

/** Starts probes and follows one: `onProbe` hears how it stands whenever that changed. */
export function useProbeStream(agentId: string, onProbe: (probe: Probe) => void) {
  return useLiveStream<ProbeEvent>({
    ...{ address: '/api/probes', agentId },
    onEvent: ({ probe }) => onProbe(probe),
    idOf: ({ probe }) => probe.probe_id,
  });
}

export function useStopProbe(agentId: string, callbacks: ChangeCallbacks<Probe> = {}) {
  return useChange((perform, probeId: string) => perform(stopProbe, { agentId, probeId }), callbacks);
}

export function useCleanProbe(agentId: string, callbacks: ChangeCallbacks<Probe> = {}) {
  return useChange((perform, probeId: string) => perform(cleanProbe, { agentId, probeId }), callbacks);
}

export function useReadProbe(agentId: string, callbacks: ChangeCallbacks<Probe> = {}) {
  return useChange((perform, probeId: string) => perform(getProbe, { agentId, probeId }), callbacks);
}
