import { paths } from '@/lib/paths';
import { EmptyState } from '../../empty-state';
import { ButtonLink } from '../../ui/button-link';
import { TextLink } from '../../ui/text-link';
import { HistoryExport } from '../history-export';
import type { HistoryRow } from './history-rows';
import { HistoryTable } from './history-table';

interface HistoryViewProps {
  identityId: string;
  /** The newest first. */
  rows: HistoryRow[];
  total: number;
  /** Host of a remote identity API; empty: embedded. */
  host: string;
  now: number;
}

/** What was observed, page by page, and how the identity was after each. */
export function HistoryView({ identityId, rows, total, host, now }: HistoryViewProps) {
  const [newest, oldest] = [rows[0]?.entry.cycle, rows.at(-1)?.entry.cycle];
  if (newest === undefined || oldest === undefined) {
    return (
      <EmptyState
        title="Nothing was observed yet"
        action={<ButtonLink href={paths.identity(identityId)}>Observe in the cockpit</ButtonLink>}
      >
        Each observation is a cycle: it moves the identity’s modes, its energy and its stress, and stands
        here.
      </EmptyState>
    );
  }
  return (
    <section aria-label="History" className="flex flex-col gap-3 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-table tabular-nums">
          Cycles {newest.toLocaleString('en')} to {oldest.toLocaleString('en')} of{' '}
          {total.toLocaleString('en')}, the newest first
        </p>
        <HistoryExport identityId={identityId} />
      </div>
      {host && (
        <p className="text-form text-muted">
          The identity API at {host} keeps what was observed, not how the identity was after it.
        </p>
      )}
      <HistoryTable identityId={identityId} rows={rows} total={total} now={now} />
      <nav aria-label="Pages of the history" className="flex flex-wrap gap-x-4 text-table">
        {newest < total && <TextLink href={paths.identityHistory(identityId)}>Newest</TextLink>}
        {oldest > 1 && (
          <TextLink href={paths.identityHistory(identityId, { before: oldest })}>Older ones</TextLink>
        )}
      </nav>
    </section>
  );
}
