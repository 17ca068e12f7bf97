import type { ReactNode } from 'react';
import type { Output } from '@/lib/contract/endpoint';
import type { cockpit } from '@/lib/contract/identity-views';
import { MODES } from '@/lib/contract/modes';
import { modeLabel, percentText } from '../identity-text';
import { StressStatus } from '../stress-status';

/** What the identity is right now. */
export function PresentNumbers({ snapshot, drift }: Pick<Output<typeof cockpit>, 'snapshot' | 'drift'>) {
  return (
    <dl
      aria-label="Now"
      className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-4 py-4 text-section tabular-nums"
    >
      <Now label="Stress">
        <StressStatus state={snapshot.stress_state} />
      </Now>
      <Now label="Energy">{percentText(snapshot.energy_level)}</Now>
      <Now label="Stability">{percentText(snapshot.stability_index)}</Now>
      <Now label="Drift">{drift ? `${drift.level}, ${percentText(drift.deviation)}` : 'not told'}</Now>
      {MODES.map((mode) => (
        <Now key={mode} label={modeLabel(mode)}>
          {percentText(snapshot.mode_strengths[mode])}
        </Now>
      ))}
    </dl>
  );
}

function Now({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-meta text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
