'use client';

import { useState } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import { removeDraft } from '@/lib/drafts';
import { checkFact } from '@/lib/fact-text';
import { type MemoryPlace, useCreateFact } from '@/lib/queries/memory';
import { DraftNotices } from '../draft/draft-notices';
import { DraftSaveBar } from '../draft/draft-save-bar';
import { useRecordDraft } from '../draft/use-record-draft';
import { useSaveKey } from '../draft/use-save-key';
import { useWrongFocus } from '../draft/use-wrong-focus';
import { SelectField, TextField } from '../ui/text-field';
import { toast } from '../ui/toast';
import {
  factLabels,
  type NewFactRecord,
  newFactDrafts,
  newFactSubject,
  parseKeptNewFact,
  textOfMember,
} from './fact-draft';
import { FactFields } from './fact-fields';
import type { MemoryAddress } from './memory-address';
import { BackLink, SectionHeading } from './section-parts';

interface NewFactProps {
  place: MemoryPlace;
  address: MemoryAddress;
}

/** A fact that is not there yet, about the scope's user if there is one. What is typed is kept until it is. */
export function NewFact({ place, address }: NewFactProps) {
  const state = useNewFact(place, address);
  const { values, errors, set } = state;
  useSaveKey(state.save);
  const form = useWrongFocus(state.errors);
  return (
    <section aria-label="New fact" className="flex min-w-0 flex-col gap-3">
      <BackLink {...address.to('memory')}>All facts</BackLink>
      <SectionHeading>New fact</SectionHeading>
      <form
        ref={form}
        aria-label="New fact"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          state.save();
        }}
        className="flex min-w-0 flex-col gap-4"
      >
        <DraftNotices
          state={state}
          what="The fact"
          labelOf={(member) => factLabels[member]}
          textOf={textOfMember}
        />
        <FactFields values={values} errors={errors} set={set} />
        <SelectField
          label={factLabels.owner}
          value={values.owner}
          onChange={(event) => set('owner', event.target.value)}
        >
          <option value="instance">This instance, about a user</option>
          <option value="agent">The agent: every instance sees it</option>
        </SelectField>
        {values.owner !== 'agent' && (
          <TextField
            label={factLabels.user_id}
            required
            maxLength={200}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            hint="The id of the user whom it is about."
            value={values.user_id}
            error={errors.user_id && `${factLabels.user_id} ${errors.user_id}`}
            onChange={(event) => set('user_id', event.target.value)}
          />
        )}
        <DraftSaveBar state={state} className="mt-0!" />
      </form>
    </section>
  );
}

function checkNewFact(fact: NewFactRecord): Partial<Record<keyof NewFactRecord, string>> {
  const isNobodys = fact.owner !== 'agent' && fact.user_id.trim() === '';
  return { ...checkFact(fact), ...(isNobodys && { user_id: 'must not be empty' }) };
}

function useNewFact(place: MemoryPlace, { user = '', close }: MemoryAddress) {
  const { tenant, userId } = useViewer();
  const create = useCreateFact(place);
  const subject = newFactSubject(place.agentId, place.instanceId);
  const [stored] = useState<NewFactRecord>(() => ({
    ...{ content: '', importance: '0.5', owner: 'instance', user_id: user },
  }));
  return useRecordDraft({
    subject,
    drafts: newFactDrafts,
    stored,
    parseKept: parseKeptNewFact,
    check: checkNewFact,
    send: async ({ values }) => {
      const { content, importance, owner, user_id: about } = { ...stored, ...values };
      await create({
        ...{ content: content.trim(), importance: Number(importance) },
        ...(owner !== 'agent' && { user_id: about.trim() }),
      });
      toast({ tone: 'done', title: 'Fact added' });
      // The next new fact begins empty; this form goes before it can say so itself.
      removeDraft({ tenant, userId, subject });
      close();
      return stored;
    },
  });
}
