import { DataCell, DataHead, DataRow, DataTable } from '../../data-table';
import type { ActionDifference, Differences } from './differences';

const number = 'text-right tabular-nums';

/** What would be another after the observation: ~ another value, + allowed, − not allowed any more. */
export function DryRunResult({ values, actions }: Differences) {
  return (
    <div className="flex flex-col gap-3">
      {values.length > 0 && (
        <DataTable
          compact
          label="What would change"
          columns={
            <>
              <col />
              <col className="w-24 max-sm:w-18" />
              <col className="w-24 max-sm:w-18" />
              <col className="w-16" />
            </>
          }
          head={
            <>
              <DataHead className="static!">Value</DataHead>
              <DataHead className={`static! ${number}`}>Before</DataHead>
              <DataHead className={`static! ${number}`}>After</DataHead>
              <DataHead className={`static! ${number}`}>Change</DataHead>
            </>
          }
        >
          {values.map(({ label, before, after, change = '' }) => (
            <DataRow key={label}>
              <DataCell>
                <span aria-hidden="true" className="font-mono">
                  ~{' '}
                </span>
                {label}
              </DataCell>
              <DataCell className={`${number} whitespace-normal! text-muted`}>{before}</DataCell>
              <DataCell className={`${number} whitespace-normal!`}>{after}</DataCell>
              <DataCell className={number}>{change}</DataCell>
            </DataRow>
          ))}
        </DataTable>
      )}
      {actions.length > 0 && (
        <ul aria-label="Actions that would change" className="flex flex-col text-table">
          {actions.map((action) => (
            <ActionLine key={action.action} {...action} />
          ))}
        </ul>
      )}
    </div>
  );
}

const signs = { allowed: '+', forbidden: '−', 'not offered': '−' };

function ActionLine({ action, before, after }: ActionDifference) {
  return (
    <li className="flex min-w-0 flex-wrap gap-x-2 px-2 py-0.5">
      <span aria-hidden="true" className="font-mono">
        {signs[after]}
      </span>
      <span className="min-w-0 break-all font-mono">{action}</span>
      <span className="text-muted">
        {before} → {after}
      </span>
    </li>
  );
}
