'use client';

import { type MemoryPlace, useStateText, useUpdateState } from '@/lib/queries/memory';
import { problemOf } from '@/lib/queries/perform';
import type { StateText } from '@/lib/state-text';
import { DraftNotices } from '../draft/draft-notices';
import { DraftSaveBar } from '../draft/draft-save-bar';
import { useRecordDraft } from '../draft/use-record-draft';
import { useSaveKey } from '../draft/use-save-key';
import { useWrongFocus } from '../draft/use-wrong-focus';
import { Button } from '../ui/button';
import { CopyId } from '../ui/copy-id';
import { dialogOpener } from '../ui/dialog';
import { announce } from '../ui/live-region';
import { RelativeTime } from '../ui/relative-time';
import type { Deletable } from './delete-dialog';
import type { MemoryAddress } from './memory-address';
import { BackLink, Gone, Reading, SectionHeading } from './section-parts';
import { StateCurl } from './state-curl';
import {
  checkState,
  parseKeptState,
  stateDrafts,
  stateLabels,
  stateSubject,
  textOfMember,
} from './state-draft';
import { ValueFields } from './value-fields';

interface StatePanelProps {
  place: MemoryPlace;
  stateId: string;
  address: MemoryAddress;
  now: number;
  onDelete(thing: Deletable): void;
}

/** One state: whose it is, and its value to edit. */
export function StatePanel({ place, stateId, address, now, onDelete }: StatePanelProps) {
  const { data: state, error, refetch } = useStateText(place, stateId);
  const subject = stateSubject(place.agentId, stateId);
  const back = <BackLink {...address.to('states')}>All states</BackLink>;
  if (!state) {
    if (!error) return <Reading what="the state" />;
    return <Gone problem={problemOf(error)} what="state" back={back} retry={() => void refetch()} />;
  }
  return (
    <section aria-label={`State ${state.key}`} className="flex min-w-0 flex-col gap-3">
      {back}
      <header className="flex items-center justify-between gap-2">
        <SectionHeading mono>
          <bdi>{state.key}</bdi>
        </SectionHeading>
        <Button
          size="small"
          variant="danger"
          {...dialogOpener}
          onClick={() => onDelete({ kind: 'state', id: stateId, name: state.key, subject })}
        >
          Delete…
        </Button>
      </header>
      <p className="flex flex-wrap items-center gap-x-3 text-meta text-muted">
        <span className="min-w-0 break-words">
          {state.user_id === null ? (
            'Global: everybody’s'
          ) : (
            <>
              Of user <bdi>{state.user_id}</bdi>
            </>
          )}
        </span>
        <span>
          changed <RelativeTime at={state.updated_at} now={now} />
        </span>
        <CopyId id={stateId} what="state id" short />
      </p>
      <StateForm place={place} stored={state} subject={subject} />
    </section>
  );
}

interface StateFormProps {
  place: MemoryPlace;
  stored: StateText;
  subject: string;
}

function StateForm({ place, stored, subject }: StateFormProps) {
  const update = useUpdateState(place, stored.state_id);
  const state = useRecordDraft({
    subject,
    drafts: stateDrafts,
    stored: { content_type: stored.content_type, value: stored.value },
    parseKept: parseKeptState,
    check: checkState,
    send: async (change) => {
      const { content_type, value } = await update(change);
      announce(`${stored.key} saved`);
      return { content_type, value };
    },
  });
  useSaveKey(state.save);
  const form = useWrongFocus(state.errors);
  return (
    <form
      ref={form}
      aria-label="State"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        state.save();
      }}
      className="flex min-w-0 flex-col gap-4"
    >
      <DraftNotices
        state={state}
        what="The state"
        labelOf={(member) => stateLabels[member]}
        textOf={textOfMember}
      />
      <ValueFields values={state.values} errors={state.errors} set={state.set} />
      <StateCurl place={place} state={stored} values={state.values} />
      <DraftSaveBar state={state} className="mt-0!" />
    </form>
  );
}
