import type { Drift, Snapshot } from '@/lib/contract/identities';
import { presentCharts } from './chart-rows';
import { tenths } from './lines';

/** The same quantities as in the charts, where there is only the present one of each. */
export function PresentStrips(present: { snapshot: Snapshot; drift: Drift | null }) {
  return (
    <dl>
      {presentCharts(present).map(({ label, value }) => (
        <div
          key={label}
          className="grid h-9 grid-cols-[7.5rem_minmax(0,1fr)_3rem] items-center gap-3 border-line border-b text-table"
        >
          <dt className="truncate">{label}</dt>
          <dd className="col-start-3 text-right tabular-nums">{tenths(value)}</dd>
          <dd aria-hidden="true" className="col-start-2 row-start-1 h-1.5 bg-sunken">
            <span className="block h-full bg-ink" style={{ width: `${value * 100}%` }} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
