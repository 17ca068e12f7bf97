import type { Probe, ProbeCell, ProbeEvidence } from '@/lib/contract/probes';
import { type Canary, type Found, isOwn } from './canaries';

/** What the asks of a probe say of every pair of instances. */

interface PlantedCanary extends Canary {
  status: 'planned' | 'planted' | 'removed' | 'absent';
}

interface Ask {
  instanceId: string;
  userId: string;
  status: 'waiting' | 'answered' | 'failed';
  hasPrompt: boolean;
  error: string;
  found: Found[];
}

export interface Judging {
  instances: { instance_id: string }[];
  canaries: PlantedCanary[];
  asks: Ask[];
  /** The probe has ended: what waits is not asked any more. */
  isOver: boolean;
}

export function judgeCells(judging: Judging): ProbeCell[] {
  const ids = judging.instances.map(({ instance_id: id }) => id);
  return ids.flatMap((askedIn) => ids.map((plantedIn) => judgeCell(judging, askedIn, plantedIn)));
}

function judgeCell(judging: Judging, askedIn: string, plantedIn: string): ProbeCell {
  const asks = judging.asks.filter(({ instanceId }) => instanceId === askedIn);
  const evidence = asks.flatMap((ask) => leaksOf(judging.canaries, ask, plantedIn));
  const cell = { asked_in: askedIn, planted_in: plantedIn, evidence };
  if (evidence.length > 0) return { ...cell, verdict: 'leak', note: '' };
  const failed = asks.find(({ status }) => status === 'failed');
  if (failed) return { ...cell, verdict: 'fault', note: failed.error };
  if (asks.some(({ status }) => status === 'waiting')) {
    if (judging.isOver) return { ...cell, verdict: 'unproven', note: 'It was not asked.' };
    return { ...cell, verdict: 'waiting', note: '' };
  }
  return { ...cell, ...(askedIn === plantedIn ? ownCell : foreignCell)(judging, asks, plantedIn) };
}

function leaksOf(canaries: PlantedCanary[], ask: Ask, plantedIn: string): ProbeEvidence[] {
  return ask.found.flatMap((found) => {
    const canary = canaries[found.position];
    if (!canary || canary.instanceId !== plantedIn || isOwn(canary, ask)) return [];
    return [
      {
        ...{ user_id: ask.userId, found_in: found.in, key: canary.key, value: canary.value },
        ...{ planted_for: canary.userId, excerpt: found.excerpt },
      },
    ];
  });
}

type Verdict = Pick<ProbeCell, 'verdict' | 'note'>;

/** The control: an answer that shows nothing at all would prove nothing. */
function ownCell({ canaries }: Judging, asks: Ask[]): Verdict {
  for (const ask of asks) {
    const isSent = !ask.hasPrompt || shows(canaries, ask, 'prompt');
    if (!isSent) return { verdict: 'not_shown', note: 'Its own canaries were not in the prompt.' };
    if (!shows(canaries, ask, 'answer')) {
      const sent = ask.hasPrompt ? 'The prompt held its own canaries; the' : 'The';
      return { verdict: 'not_shown', note: `${sent} answer did not name them.` };
    }
  }
  return { verdict: 'shown', note: '' };
}

/** Clean only where a foreign canary would have been seen: in a prompt or an answer that shows its own. */
function foreignCell({ canaries }: Judging, asks: Ask[], plantedIn: string): Verdict {
  const isPlanted = canaries
    .filter(({ instanceId }) => instanceId === plantedIn)
    .every(({ status }) => status === 'planted' || status === 'removed');
  if (!isPlanted) return { verdict: 'unproven', note: 'Nothing could be planted there.' };
  const isControlled = asks.every((ask) => shows(canaries, ask, ask.hasPrompt ? 'prompt' : 'answer'));
  if (isControlled) return { verdict: 'clean', note: '' };
  return { verdict: 'unproven', note: 'It showed nothing, not even its own canaries.' };
}

function shows(canaries: PlantedCanary[], ask: Ask, where: Found['in']): boolean {
  const seen = new Set(ask.found.filter((found) => found.in === where).map(({ position }) => position));
  return canaries.filter((canary) => isOwn(canary, ask)).every(({ position }) => seen.has(position));
}

/** Of a probe that has ended. */
export function verdictOf(cells: ProbeCell[]): NonNullable<Probe['verdict']> {
  if (cells.some(({ verdict }) => verdict === 'leak')) return 'leak';
  const isProved = cells.every(({ verdict }) => verdict === 'shown' || verdict === 'clean');
  return isProved ? 'isolated' : 'not_proved';
}
