import type { Turn } from '@/lib/contract/tester';
import { Badge } from '../ui/badge';
import { deltaText, hasDelta, metricsOf, modelText } from './turn-texts';

interface TurnFactsProps {
  turn: Turn;
  isStale: boolean;
  isBrief: boolean;
}

/** How long it took, what it cost and what ran, in one quiet line. */
export function TurnFacts({ turn, isStale, isBrief }: TurnFactsProps) {
  const { stamp, delta } = turn;
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-meta text-muted">
      {metricsOf(turn).map(({ name, value, meaning }) => (
        <span key={name} data-tooltip={meaning} className="whitespace-nowrap tabular-nums">
          {name} {value}
        </span>
      ))}
      <span className="min-w-0 break-words">{modelText(turn)}</span>
      {!isBrief && stamp.is_draft && <Badge>draft</Badge>}
      {hasDelta(delta) && (
        <span
          data-tooltip="States and facts that the turn added, changed and removed"
          className="whitespace-nowrap font-mono"
        >
          <span className="sr-only">States and facts: </span>
          {deltaText(delta)}
        </span>
      )}
      {isStale && turn.status !== 'running' && (
        <span data-tooltip="It ran another configuration than a message that is sent now would">
          <Badge className="border-warn! text-warn!">stale</Badge>
        </span>
      )}
      {turn.reset_at && (
        <span data-tooltip="The instance was reset since: the model does not see this turn any more">
          <Badge>before the reset</Badge>
        </span>
      )}
    </p>
  );
}
