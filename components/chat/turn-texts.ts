import type { StateDelta, Turn } from '@/lib/contract/tester';
import type { StatusKind } from '../ui/status';

const REHEARSAL = 'rehearsal, no language model';

const number = new Intl.NumberFormat('en-GB');

/** 120 ms, 1.2 s, 3 min 5 s. */
export function durationText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** The answer's model, or that it was none. */
export function modelText({ stamp, status }: Pick<Turn, 'stamp' | 'status'>): string {
  if (stamp.provider === 'rehearsal') return REHEARSAL;
  return stamp.model || (status === 'running' ? '' : 'model not told');
}

export interface Metric {
  name: string;
  value: string;
  /** What the figure is. */
  meaning: string;
}

export function metricsOf({ first_text_ms: first, duration_ms: all, usage }: Turn): Metric[] {
  const { prompt_tokens: sent, completion_tokens: got } = usage ?? {};
  const metric = (name: string, figure: number | null | undefined, write: (figure: number) => string) => {
    const meaning = meanings[name] ?? '';
    return typeof figure === 'number' ? [{ name, value: write(figure), meaning }] : [];
  };
  return [
    ...metric('first token', first, durationText),
    ...metric('all', all, durationText),
    ...metric('tokens in', sent, number.format),
    ...metric('tokens out', got, number.format),
  ];
}

const meanings: Record<string, string> = {
  'first token': 'From sending to the first text of the answer',
  all: 'From sending to the end of the answer',
  'tokens in': 'Of the prompt, as the model counted them',
  'tokens out': 'Of the answer, as the model counted them',
};

const ends: Record<Exclude<Turn['status'], 'complete'>, { kind: StatusKind; word: string }> = {
  running: { kind: 'running', word: 'Answering' },
  failed: { kind: 'failed', word: 'Failed' },
  stopped: { kind: 'inactive', word: 'Stopped' },
  cut: { kind: 'warning', word: 'Cut off' },
};

/** Null for an answer that came to its end. */
export function endOf({ status }: Turn): { kind: StatusKind; word: string } | null {
  return status === 'complete' ? null : ends[status];
}

/** +2 ~1 −0 */
export function deltaText({ added, changed, removed }: StateDelta): string {
  return `+${added.length} ~${changed.length} −${removed.length}`;
}

export function hasDelta(delta: StateDelta | undefined): delta is StateDelta {
  return delta !== undefined && delta.added.length + delta.changed.length + delta.removed.length > 0;
}

/** Whether the agent waits for somebody to answer its tools. */
export function awaitsAnswers({ status, tool_calls: calls }: Turn): boolean {
  return status === 'complete' && calls.length > 0;
}

/** Where a sentence, or a line of a list, has ended; the number of a list's line is none. */
const SENTENCE = /(?<!(?:^|\s)\d+)[.!?…。！？]["'”’)\]]*(?=\s)|\n/gu;

/** How much of a text is whole sentences. */
export function endOfSentences(text: string): number {
  let end = 0;
  for (const found of text.matchAll(SENTENCE)) end = found.index + found[0].length;
  return end;
}

/** Whether it ran another configuration than a message that is sent now would. One that is not told is not called stale. */
export function isStale({ stamp }: Turn, current: string | undefined): boolean {
  return Boolean(current && stamp.configuration) && stamp.configuration !== current;
}
