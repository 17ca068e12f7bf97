'use client';

import { useState } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import { removeDraft } from '@/lib/drafts';
import { type MemoryPlace, useCreateState } from '@/lib/queries/memory';
import { DraftNotices } from '../draft/draft-notices';
import { DraftSaveBar } from '../draft/draft-save-bar';
import { useRecordDraft } from '../draft/use-record-draft';
import { useSaveKey } from '../draft/use-save-key';
import { useWrongFocus } from '../draft/use-wrong-focus';
import { SelectField, TextField } from '../ui/text-field';
import { toast } from '../ui/toast';
import type { MemoryAddress } from './memory-address';
import { BackLink, SectionHeading } from './section-parts';
import {
  checkNewState,
  type NewStateRecord,
  newStateDrafts,
  newStateSubject,
  parseKeptNewState,
  stateLabels,
  textOfMember,
} from './state-draft';
import { ValueFields } from './value-fields';

interface NewStateProps {
  place: MemoryPlace;
  address: MemoryAddress;
}

/** A state that is not there yet, of the scope's user if there is one. What is typed is kept until it is. */
export function NewState({ place, address }: NewStateProps) {
  const state = useNewState(place, address);
  useSaveKey(state.save);
  const form = useWrongFocus(state.errors);
  return (
    <section aria-label="New state" className="flex min-w-0 flex-col gap-3">
      <BackLink {...address.to('states')}>All states</BackLink>
      <SectionHeading>New state</SectionHeading>
      <form
        ref={form}
        aria-label="New state"
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
        <NameFields state={state} />
        <ValueFields values={state.values} errors={state.errors} set={state.set} />
        <DraftSaveBar state={state} className="mt-0!" />
      </form>
    </section>
  );
}

function useNewState(place: MemoryPlace, { user = '', close }: MemoryAddress) {
  const { tenant, userId } = useViewer();
  const create = useCreateState(place);
  const subject = newStateSubject(place.agentId, place.instanceId);
  const [stored] = useState<NewStateRecord>(() => ({
    ...{ key: '', value: '', content_type: 'text' },
    ...{ scope: user ? 'user' : 'global', user_id: user },
  }));
  return useRecordDraft({
    subject,
    drafts: newStateDrafts,
    stored,
    parseKept: parseKeptNewState,
    check: checkNewState,
    send: async ({ values }) => {
      const { scope, user_id: owner, content_type: type, ...typed } = { ...stored, ...values };
      const { key } = await create({
        ...{ ...typed, key: typed.key.trim(), content_type: type === 'json' ? 'json' : 'text' },
        ...(scope === 'user' ? { scope, user_id: owner.trim() } : { scope: 'global' }),
      });
      toast({ tone: 'done', title: `State ${key} created` });
      // The next new state begins empty; this form goes before it can say so itself.
      removeDraft({ tenant, userId, subject });
      close();
      return stored;
    },
  });
}

function NameFields({ state: { values, errors, set } }: { state: ReturnType<typeof useNewState> }) {
  return (
    <>
      <TextField
        label={stateLabels.key}
        required
        mono
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        hint="Unique within its scope."
        value={values.key}
        error={errors.key && `${stateLabels.key} ${errors.key}`}
        onChange={(event) => set('key', event.target.value)}
      />
      <SelectField
        label={stateLabels.scope}
        value={values.scope}
        error={errors.scope}
        onChange={(event) => set('scope', event.target.value)}
      >
        <option value="global">Global: everybody’s</option>
        <option value="user">Of one user</option>
      </SelectField>
      {values.scope === 'user' && (
        <TextField
          label={stateLabels.user_id}
          required
          maxLength={200}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          hint="The user’s id."
          value={values.user_id}
          error={errors.user_id && `${stateLabels.user_id} ${errors.user_id}`}
          onChange={(event) => set('user_id', event.target.value)}
        />
      )}
    </>
  );
}
