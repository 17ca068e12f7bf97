import type { HistoryEntry } from '@/lib/contract/identities';
import { DataCell, DataHead, DataRow, DataTable } from '../../data-table';
import { EmptyState } from '../../empty-state';
import { Count } from '../../ui/count';
import { RelativeTime } from '../../ui/relative-time';
import { percentText } from '../identity-text';

interface ObservationTableProps {
  entries: HistoryEntry[];
  total: number;
  now: number;
}

/** What was observed last, the newest first. */
export function ObservationTable({ entries, total, now }: ObservationTableProps) {
  if (entries.length === 0) {
    return (
      <EmptyState title="Nothing was observed yet">
        Each observation is a cycle: it moves the identity’s modes, its energy and its stress, and stands
        here.
      </EmptyState>
    );
  }
  const head = (
    <>
      <DataHead className="text-right">Cycle</DataHead>
      <DataHead>Observed</DataHead>
      <DataHead className="text-right">Signal</DataHead>
      <DataHead className="text-right max-md:hidden">Confidence</DataHead>
      <DataHead>When</DataHead>
    </>
  );
  return (
    <div className="pt-3">
      <DataTable label="Observations" head={head}>
        {entries.map((entry) => (
          <DataRow key={entry.cycle}>
            <DataCell className="text-right">
              <Count value={entry.cycle} />
            </DataCell>
            <DataCell>{entry.mode_target.replaceAll('_', ' ')}</DataCell>
            <DataCell className="text-right tabular-nums">{percentText(entry.signal_strength)}</DataCell>
            <DataCell className="text-right tabular-nums max-md:hidden">
              {percentText(entry.confidence)}
            </DataCell>
            <DataCell className="text-muted">
              <RelativeTime at={entry.timestamp} now={now} />
            </DataCell>
          </DataRow>
        ))}
      </DataTable>
      <p className="py-3 text-meta text-muted">
        {entries.length.toLocaleString('en-GB')} of {total.toLocaleString('en-GB')} cycles
      </p>
    </div>
  );
}
