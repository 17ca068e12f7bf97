'use client';

import { useId, useState } from 'react';
import type { Personality } from '@/lib/contract/personality';
import { ASPECTS, type AspectScores, type Big5Scores, TRAITS } from '@/lib/contract/traits';
import { byName } from '@/lib/personality/by-name';
import {
  type Deriving,
  type PersonalityRecord,
  previewScores,
  recordOf,
  type ScoreName,
} from '@/lib/personality/personality-record';
import { DraftNotices } from '../draft/draft-notices';
import { DraftSaveBar } from '../draft/draft-save-bar';
import { useSaveKey } from '../draft/use-save-key';
import { pointsText } from '../points-text';
import { Section } from '../section';
import { AspectFields, DeriveAll } from './aspect-fields';
import { DotStrips } from './dot-strips';
import { Radar } from './radar';
import { ScoreChanges } from './score-changes';
import { Legend } from './score-marks';
import { ScoreTable } from './score-table';
import { isChanged, type ScoreRow, scoreLabel } from './score-text';
import { TraitFields } from './trait-fields';
import { type PersonalityDraftState, usePersonalityDraft } from './use-personality-draft';

/** The agent that this one was forked from, with its scores. */
export interface Parent {
  name: string;
  scores: Big5Scores & AspectScores;
}

interface PersonalityFormProps {
  agentId: string;
  profile: Personality['profile'];
  parent: Parent | undefined;
  deriving: Deriving;
}

/** The scores that make the agent what it is, moved by slider or number beside the charts that show them. */
export function PersonalityForm({ agentId, profile, parent, deriving }: PersonalityFormProps) {
  const state = usePersonalityDraft({ agentId, stored: recordOf(profile, deriving), deriving });
  const rowsOf = useRows(state, deriving, parent);
  useSaveKey(state.save);
  return (
    <form
      aria-label="Personality"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        state.save();
      }}
    >
      <div className="[&>:not(:empty)]:pt-6">
        <Notices state={state} />
      </div>
      <Traits state={state} rows={rowsOf(TRAITS)} profile={profile} parent={parent} deriving={deriving} />
      <Aspects state={state} rows={rowsOf(ASPECTS)} parent={parent} deriving={deriving} />
      <SaveBar state={state} rows={[...rowsOf(TRAITS), ...rowsOf(ASPECTS)]} />
    </form>
  );
}

/** Live, draft and parent of the named scores. */
function useRows(state: PersonalityDraftState, deriving: Deriving, parent: Parent | undefined) {
  const live = previewScores(state.base, state.base, deriving);
  const draft = previewScores(state.base, state.values, deriving);
  return (names: readonly ScoreName[]): ScoreRow[] =>
    names.map((name) => ({
      name,
      live: live[name],
      draft: draft[name],
      ...(parent && { parent: parent.scores[name] }),
    }));
}

function Notices({ state }: { state: PersonalityDraftState }) {
  return (
    <DraftNotices<PersonalityRecord>
      state={state}
      what="The personality"
      labelOf={scoreLabel}
      textOf={(_name, score) => (score === null ? 'derived from the traits' : pointsText(score))}
    />
  );
}

interface PartProps {
  state: PersonalityDraftState;
  rows: ScoreRow[];
  parent: Parent | undefined;
  deriving: Deriving;
}

const columns = 'grid items-start gap-x-12 gap-y-6 xl:grid-cols-2';

function Traits({
  state,
  rows,
  profile,
  parent,
  deriving,
}: PartProps & Pick<PersonalityFormProps, 'profile'>) {
  const { big5 } = profile;
  const isUnknown = TRAITS.every((trait) => big5[trait].confidence === 0);
  return (
    <Section
      title="Personality (Big Five)"
      description={
        isUnknown
          ? 'No scores were set yet: the middle of the scale is shown, with confidence 0. A save sets all five.'
          : 'Five traits from 0 to 100. Arrow keys move a slider by 1, Page Up and Page Down by 10.'
      }
    >
      <div className={columns}>
        <TraitFields state={state} rows={rows} big5={big5} deriving={deriving} />
        <div className="flex min-w-0 flex-col gap-4 xl:row-span-2">
          <Legend hasDraft={rows.some(isChanged)} parentName={parent?.name} />
          <DotStrips label="Traits" rows={rows} />
          <ScoreTable
            label="Traits in numbers"
            rows={rows}
            hasParent={parent !== undefined}
            confidence={byName(TRAITS, (trait) => big5[trait].confidence)}
          />
        </div>
        <Radar label="The traits as one shape" rows={rows} />
      </div>
    </Section>
  );
}

function Aspects({ state, rows, parent, deriving }: PartProps) {
  return (
    <Section
      title="The ten aspects"
      description={
        deriving === 'here'
          ? 'Two for each trait. They follow the traits until they are set by hand.'
          : 'Two for each trait. The API derives them by a rule of its own unless they are sent.'
      }
      actions={<DeriveAll state={state} deriving={deriving} />}
    >
      <div className={columns}>
        <AspectFields state={state} rows={rows} deriving={deriving} />
        <div className="flex min-w-0 flex-col gap-4">
          <Legend hasDraft={rows.some(isChanged)} parentName={parent?.name} />
          <DotStrips label="Aspects" rows={rows} />
          <ScoreTable label="Aspects in numbers" rows={rows} hasParent={parent !== undefined} />
        </div>
      </div>
    </Section>
  );
}

function SaveBar({ state, rows }: { state: PersonalityDraftState; rows: ScoreRow[] }) {
  const [seen, setSeen] = useState(false);
  const id = useId();
  return (
    <div className="stick bottom-0 z-10 bg-canvas">
      <div id={id} className="max-h-[40dvh] overflow-y-auto border-line border-t pt-3 empty:hidden">
        {seen && state.draft && <ScoreChanges rows={rows} values={state.values} />}
      </div>
      <DraftSaveBar state={state} changes={{ id, seen, onSee: () => setSeen(!seen) }} className="!mt-0" />
    </div>
  );
}
