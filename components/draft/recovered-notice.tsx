import { Button } from '../ui/button';
import { clockText } from './clock-text';

/** What is shown was typed before, and can be given up. */
export function RecoveredNotice({ at, onDiscard }: { at: number; onDiscard(): void }) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control border border-line bg-surface px-3 py-2 text-table"
    >
      <span className="min-w-0 grow">Recovered draft from {clockText(at)}</span>
      <Button size="small" onClick={onDiscard}>
        Discard
      </Button>
    </div>
  );
}
