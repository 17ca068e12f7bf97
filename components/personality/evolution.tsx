'use client';

import { useId, useState } from 'react';
import type { PersonalityDelta } from '@/lib/contract/personality';
import { TRAITS } from '@/lib/contract/traits';
import { aspectsOf } from '@/lib/personality/derive-aspects';
import type { ScoreName } from '@/lib/personality/personality-record';
import { Section } from '../section';
import { Select } from '../ui/select';
import { EvolutionChart } from './evolution-chart';
import { evolutionOf } from './evolution-series';
import { EvolutionTable } from './evolution-table';
import { scoreLabel } from './score-text';

interface EvolutionProps {
  /** The newest change first. */
  evolution: PersonalityDelta[];
  live: Record<ScoreName, number>;
  now: number;
}

/** How the stored scores came to be what they are. */
export function EvolutionSection({ evolution, live, now }: EvolutionProps) {
  const id = useId();
  const [shown, setShown] = useState('');
  const trait = TRAITS.find((each) => each === shown);
  const names = trait ? aspectsOf(trait) : TRAITS;
  if (evolution.length === 0) {
    return (
      <Section title="Evolution">
        <p className="text-form text-muted">No score has changed yet. Each change will stand here.</p>
      </Section>
    );
  }
  return (
    <Section
      title="Evolution"
      description="What was saved, and when. A draft is not in it."
      actions={
        <span className="flex items-center gap-2 text-table">
          <label htmlFor={id}>Show</label>
          <Select id={id} value={shown} onChange={(event) => setShown(event.target.value)}>
            <option value="">the five traits</option>
            {TRAITS.map((each) => (
              <option key={each} value={each}>
                aspects of {scoreLabel(each)}
              </option>
            ))}
          </Select>
        </span>
      }
    >
      <div className="grid items-start gap-x-12 gap-y-6 xl:grid-cols-2">
        <EvolutionChart evolution={evolutionOf(evolution, live, names, now)} />
        <EvolutionTable evolution={evolution} now={now} />
      </div>
    </Section>
  );
}
