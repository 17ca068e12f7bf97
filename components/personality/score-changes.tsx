'use client';

import { isByHand, type PersonalityRecord } from '@/lib/personality/personality-record';
import { differenceText, pointsText } from '../points-text';
import { isChanged, type ScoreRow, scoreLabel } from './score-text';

/** Every score that a save changes, those included that only follow. */
export function ScoreChanges({ rows, values }: { rows: ScoreRow[]; values: PersonalityRecord }) {
  const changed = rows.filter(isChanged);
  return (
    <section aria-label="Unsaved changes" className="flex flex-col gap-2">
      <h2 className="font-semibold text-section">What a save changes</h2>
      <ul className="grid gap-x-6 gap-y-1 text-table tabular-nums sm:grid-cols-2 xl:grid-cols-3">
        {changed.map(({ name, live, draft }) => (
          <li key={name} className="flex gap-2">
            <span aria-hidden="true" className="font-mono">
              ~
            </span>
            <span>
              {scoreLabel(name)} {pointsText(live)} → {pointsText(draft)}{' '}
              <span className="text-muted">
                {differenceText(live, draft)}
                {values[name] === null && ', derived'}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className="text-meta text-muted">
        {isByHand(values)
          ? 'The aspects are sent as they stand here.'
          : 'The five traits are sent, and the ten aspects derived from them.'}
      </p>
    </section>
  );
}
