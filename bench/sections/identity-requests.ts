import * as z from 'zod';
import { MODES } from '@/lib/contract/modes';
import type { Observation } from '@/lib/identity-engine/state';
import type { Bench } from '../bench';

export const BASE = '/api/identity/v1/instances';

/** Of every kind, without chance: the same in every run. */
export function observationAt(cycle: number): Observation {
  const mode = MODES[(cycle * 5) % MODES.length] ?? 'order';
  return { mode, signal: (cycle % 11) / 10, confidence: ((cycle * 3) % 10) / 9 };
}

export function wireOf(from: number, length: number) {
  return Array.from({ length }, (_, place) => {
    const { mode, signal, confidence } = observationAt(from + place);
    return { mode_target: mode, signal_strength: signal, confidence };
  });
}

const created = z.object({ data: z.object({ id: z.string() }) });

export async function makeIdentity({ requests }: Pick<Bench, 'requests'>): Promise<string> {
  return created.parse(await requests.json(BASE, { name: 'Bench' })).data.id;
}

/** One that has so many cycles, at most a batch. */
export async function makeObserved(bench: Pick<Bench, 'requests'>, cycles: number): Promise<string> {
  const id = await makeIdentity(bench);
  await bench.requests.json(`${BASE}/${id}/process/batch`, { observations: wireOf(0, cycles) });
  return id;
}
