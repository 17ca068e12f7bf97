import type { Mode } from '@/lib/contract/modes';
import type { ReceiptLine } from '../receipt';

/** A fraction as people read it: "62 %"; what is small shows one place more. */
export function percentText(fraction: number): string {
  const points = fraction * 100;
  const isSmall = points > 0 && points < 9.95;
  return `${isSmall ? Math.round(points * 10) / 10 : Math.round(points)} %`;
}

/** "Stress response" for `stress_response`; a remote API may have words of its own. */
export function wordLabel(word: string): string {
  const words = word.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const modeLabel = (mode: Mode) => wordLabel(mode);

/** What went of its history: as the API says, beside what there was before. */
export function cyclesLine(
  reply: { cycles_deleted?: number | undefined },
  before: number | undefined,
): ReceiptLine {
  return { label: 'Cycles deleted', count: reply.cycles_deleted ?? null, expected: before ?? null };
}

/** What a reset or a deletion leaves of its attachment; until it is known whether there is one, the agent is named. */
export function staysOf(identity: { agent: unknown } | undefined): string[] {
  return identity && !identity.agent ? [] : ['The agent it is attached to'];
}
