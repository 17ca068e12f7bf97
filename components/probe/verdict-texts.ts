import type { Probe, ProbeCell, ProbeSummary } from '@/lib/contract/probes';
import type { StatusKind } from '../ui/status';

/** What a probe found, in words. */

type Verdict = ProbeCell['verdict'];

export const cellWords: Record<Verdict, { word: string; kind: StatusKind }> = {
  waiting: { word: 'Waiting', kind: 'pending' },
  shown: { word: 'Own, shown', kind: 'active' },
  not_shown: { word: 'Not shown', kind: 'warning' },
  clean: { word: 'Clean', kind: 'active' },
  unproven: { word: 'Unproven', kind: 'warning' },
  leak: { word: 'Leak', kind: 'failed' },
  fault: { word: 'Fault', kind: 'warning' },
};

/** Of a probe as a whole. */
export function outcomeOf({ status, verdict, is_leaky: isLeaky }: ProbeSummary): {
  word: string;
  kind: StatusKind;
} {
  if (status === 'running') return { word: 'Running', kind: 'running' };
  if (status === 'cut') return { word: 'Cut', kind: 'warning' };
  if (status === 'stopped') return { word: 'Stopped', kind: 'inactive' };
  if (status === 'failed') return { word: 'Failed', kind: 'failed' };
  if (verdict === 'isolated') return { word: 'Isolated', kind: 'active' };
  if (verdict === 'leak') return { word: isLeaky ? 'Leaks, on purpose' : 'Leaks', kind: 'failed' };
  return { word: 'Not proved', kind: 'warning' };
}

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** How it stands or ended, in one sentence. */
export function sentenceOf(probe: Probe): string {
  const { status, receipt, instances, cells, is_leaky: isLeaky } = probe;
  const asked = instances.length * probe.users.length;
  const left = receipt.left > 0 ? ` ${counted(receipt.left, 'canary', 'canaries')} still planted.` : '';
  if (status === 'running') {
    const planted = `Planted ${counted(receipt.planted, 'canary', 'canaries')}`;
    return `${planted}, asked ${receipt.asked} of ${asked} times.`;
  }
  if (status === 'cut') return `Cut: the server stopped in the middle.${left || ' Nothing is left planted.'}`;
  if (status === 'stopped') return `Stopped after ${receipt.asked} of ${asked} questions.${left}`;
  if (status === 'failed')
    return `The agent could not be asked: ${probe.error || 'nothing was answered.'}${left}`;
  const foreign = cells.filter((cell) => cell.asked_in !== cell.planted_in).length;
  if (receipt.leaks > 0) return leakSentence(receipt.leaks, foreign, isLeaky) + left;
  const own = cells.filter(({ verdict }) => verdict === 'shown').length;
  if (probe.verdict === 'isolated') {
    return `All ${instances.length} instances showed their own canaries, and nothing of the others.${left}`;
  }
  const shown = `${own} of ${instances.length} instances showed their own canaries`;
  return `Nothing leaked, and nothing is proved: ${shown}.${left}`;
}

function leakSentence(leaks: number, foreign: number, isLeaky: boolean): string {
  if (isLeaky) return `Red works: the stand-in leaked in ${leaks} of ${foreign} pairs, and the probe saw it.`;
  return `Not isolated: canaries of another instance or user were seen in ${counted(leaks, 'cell')}.`;
}
