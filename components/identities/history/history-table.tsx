import { MOST_POINTS } from '@/lib/contract/identity-views';
import { paths } from '@/lib/paths';
import { DataCell, DataHead, DataRow, DataTable } from '../../data-table';
import { RelativeTime } from '../../ui/relative-time';
import { TextLink } from '../../ui/text-link';
import { tenths } from '../cockpit/lines';
import { wordLabel } from '../identity-text';
import { StressStatus } from '../stress-status';
import type { HistoryRow } from './history-rows';

const number = 'text-right tabular-nums';

interface HistoryTableProps {
  identityId: string;
  rows: HistoryRow[];
  total: number;
  now: number;
}

export function HistoryTable({ identityId, rows, total, now }: HistoryTableProps) {
  const hasStates = rows.some(({ after }) => after);
  return (
    <DataTable
      label="Observations"
      rowCount={total + 1}
      columns={
        <>
          <col className="w-20" />
          <col className="w-28 max-md:hidden" />
          <col />
          <col className="w-18" />
          <col className="w-24 max-md:hidden" />
          {hasStates && (
            <>
              <col className="w-24 max-md:hidden" />
              <col className="w-26" />
              <col className="w-18 max-lg:hidden" />
              <col className="w-20 max-lg:hidden" />
              <col className="w-20 max-lg:hidden" />
            </>
          )}
          <col className="w-1/5 max-md:hidden" />
        </>
      }
      head={
        <>
          <DataHead className="text-right">Cycle</DataHead>
          <DataHead className="max-md:hidden">When</DataHead>
          <DataHead>Mode</DataHead>
          <DataHead className={number}>Strength</DataHead>
          <DataHead className={`${number} max-md:hidden`}>Confidence</DataHead>
          {hasStates && <StateHeads />}
          <DataHead className="max-md:hidden">Context</DataHead>
        </>
      }
    >
      {rows.map((row) => (
        <Row key={row.entry.cycle} {...{ identityId, row, hasStates, total, now }} />
      ))}
    </DataTable>
  );
}

function StateHeads() {
  return (
    <>
      <DataHead className={`${number} max-md:hidden`}>Mode after</DataHead>
      <DataHead>Stress after</DataHead>
      <DataHead className={`${number} max-lg:hidden`}>Energy</DataHead>
      <DataHead className={`${number} max-lg:hidden`}>Stability</DataHead>
      <DataHead className={`${number} max-lg:hidden`}>Drift</DataHead>
    </>
  );
}

interface RowProps extends Omit<HistoryTableProps, 'rows'> {
  row: HistoryRow;
  hasStates: boolean;
}

function Row({ identityId, row: { entry, after }, hasStates, total, now }: RowProps) {
  const { cycle, timestamp, mode_target: mode, signal_strength: signal, confidence } = entry;
  return (
    <DataRow aria-rowindex={total - cycle + 2}>
      <DataCell className={number}>
        {/* Where no course is kept the cockpit has only the present. */}
        {hasStates ? (
          <TextLink
            href={paths.identity(identityId, around(cycle, total))}
            aria-label={`Cycle ${cycle.toLocaleString('en')} in the cockpit`}
          >
            {cycle.toLocaleString('en')}
          </TextLink>
        ) : (
          cycle.toLocaleString('en')
        )}
      </DataCell>
      <DataCell className="max-md:hidden">
        <RelativeTime at={timestamp} now={now} />
      </DataCell>
      <DataCell>{wordLabel(mode)}</DataCell>
      <DataCell className={number}>{tenths(signal)}</DataCell>
      <DataCell className={`${number} max-md:hidden`}>{tenths(confidence)}</DataCell>
      {hasStates && <StateCells after={after} />}
      <DataCell className="max-md:hidden">
        <Context context={entry.context} />
      </DataCell>
    </DataRow>
  );
}

function StateCells({ after }: Pick<HistoryRow, 'after'>) {
  const of = (value: number | undefined) => (value === undefined ? '' : tenths(value));
  return (
    <>
      <DataCell className={`${number} max-md:hidden`}>{of(after?.strength)}</DataCell>
      <DataCell>{after && <StressStatus state={after.stress} />}</DataCell>
      <DataCell className={`${number} max-lg:hidden`}>{of(after?.energy)}</DataCell>
      <DataCell className={`${number} max-lg:hidden`}>{of(after?.stability)}</DataCell>
      <DataCell className={`${number} max-lg:hidden`}>{of(after?.deviation)}</DataCell>
    </>
  );
}

/** One line of it, which opens to the whole. */
function Context({ context }: { context: Record<string, unknown> | undefined }) {
  if (!context || Object.keys(context).length === 0) return null;
  return (
    <details className="group min-w-0">
      <summary className="truncate py-1 font-mono text-meta group-open:text-muted">
        {JSON.stringify(context)}
      </summary>
      <pre className="max-h-60 overflow-y-auto whitespace-pre-wrap break-all pb-2 font-mono text-meta">
        {JSON.stringify(context, null, 2)}
      </pre>
    </details>
  );
}

/** So many cycles around one are shown that none between them is left out. */
function around(cycle: number, total: number) {
  if (total <= MOST_POINTS) return { cycle };
  const from = Math.max(1, Math.min(cycle - MOST_POINTS / 2, total - MOST_POINTS + 1));
  return { cycle, from, to: from + MOST_POINTS - 1 };
}
