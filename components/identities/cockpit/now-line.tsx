import type { ReactNode } from 'react';
import type { Drift, Snapshot } from '@/lib/contract/identities';
import { Count } from '../../ui/count';
import { StressStatus } from '../stress-status';
import { LevelStatus } from './level-status';
import { tenths } from './lines';

/** How the identity is now, in one line; stress first. */
export function NowLine({ snapshot, drift }: { snapshot: Snapshot; drift: Drift | null }) {
  return (
    <dl aria-label="Now" className="flex min-w-0 flex-wrap gap-x-4 gap-y-2 sm:gap-x-8">
      <Now label="Stress">
        <StressStatus state={snapshot.stress_state} />
      </Now>
      <Now label="Energy">{tenths(snapshot.energy_level)} %</Now>
      <Now label="Stability">{tenths(snapshot.stability_index)} %</Now>
      <Now label="Drift">
        {drift ? (
          <span className="inline-flex items-center gap-2">
            <LevelStatus scale="drift" level={drift.level} />
            <span className="text-form text-muted">{tenths(drift.deviation)} % from home</span>
          </span>
        ) : (
          <span className="text-muted">not told by this API</span>
        )}
      </Now>
      <Now label="Cycles">
        <Count value={snapshot.cycle} />
      </Now>
    </dl>
  );
}

function Now({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-20">
      <dt className="text-meta text-muted">{label}</dt>
      <dd className="text-section tabular-nums">{children}</dd>
    </div>
  );
}
