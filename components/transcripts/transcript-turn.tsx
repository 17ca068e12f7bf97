import clsx from 'clsx';
import type { TranscriptTurn } from '@/lib/contract/transcripts';
import { durationText } from '../chat/turn-texts';
import { InstanceRail } from '../instance-mark';
import { RelativeTime } from '../ui/relative-time';
import { Status, type StatusKind } from '../ui/status';

interface TranscriptTurnItemProps {
  turn: TranscriptTurn;
  instanceId: string;
  /** The instance was reset between this turn and the next. */
  isResetAfter: boolean;
  now: number;
}

/** What was new in one turn, and what was answered. */
export function TranscriptTurnItem({ turn, instanceId, isResetAfter, now }: TranscriptTurnItemProps) {
  const { said, response, error, tools, reset_at: resetAt } = turn;
  return (
    <li className="flex flex-col gap-2">
      <p
        className={clsx(
          'max-w-prose whitespace-pre-wrap break-words text-form',
          said ? 'font-medium' : 'text-muted',
        )}
      >
        {said || 'Answers to tool calls'}
      </p>
      <InstanceRail id={instanceId} className="flex flex-col gap-1">
        {response && <p className="max-w-prose whitespace-pre-wrap break-words text-form">{response}</p>}
        {tools.length > 0 && (
          <p className="text-meta text-muted">
            Called <span className="break-all font-mono">{tools.join(', ')}</span>
          </p>
        )}
        {error && <p className="max-w-prose break-words text-danger text-form">{error}</p>}
        <TurnFacts turn={turn} now={now} />
      </InstanceRail>
      {isResetAfter && resetAt && (
        <p className="flex flex-wrap items-center gap-x-2 border-line border-y border-dashed py-1 text-meta text-muted">
          Reset <RelativeTime at={resetAt} now={now} />: what stands above is no longer context
        </p>
      )}
    </li>
  );
}

const ENDS: Record<string, [StatusKind, string]> = {
  running: ['running', 'Running'],
  failed: ['failed', 'Failed'],
  cancelled: ['inactive', 'Stopped'],
};

function TurnFacts({ turn, now }: { turn: TranscriptTurn; now: number }) {
  const { status, provider, model, first_text_ms: first, duration_ms: all, created_at: at } = turn;
  const end = ENDS[status];
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-meta text-muted">
      <RelativeTime at={at} now={now} />
      <span className="break-all">{provider === 'rehearsal' ? 'rehearsal, no language model' : model}</span>
      {first !== undefined && <span>first token {durationText(first)}</span>}
      {all !== undefined && <span>all {durationText(all)}</span>}
      {end && <Status kind={end[0]}>{end[1]}</Status>}
    </p>
  );
}
