import { Status, type StatusKind } from '@/components/ui/status';
import type { Activity } from '@/lib/contract/dashboard';

type Outcome = Activity['outcome'];

const looks: Record<Outcome, { kind: StatusKind; word: string; meaning: string }> = {
  done: { kind: 'active', word: 'Done', meaning: 'The change was made.' },
  started: {
    kind: 'pending',
    word: 'Started',
    meaning: 'It was sent to the API and no answer is noted yet. After a crash it stays like this.',
  },
  failed: { kind: 'failed', word: 'Failed', meaning: 'The API refused it; nothing was changed.' },
  unknown: {
    kind: 'warning',
    word: 'Unknown',
    meaning: 'No answer came from the API: it may or may not have happened. Look at the thing itself.',
  },
};

/** How a change ended, as glyph and word. */
export function OutcomeStatus({ outcome, tinted }: { outcome: Outcome; tinted?: boolean }) {
  const { kind, word } = looks[outcome];
  return (
    <Status kind={kind} tinted={tinted}>
      {word}
    </Status>
  );
}

/** What that ending means, in one or two sentences. */
export function outcomeMeaning(outcome: Outcome): string {
  return looks[outcome].meaning;
}
