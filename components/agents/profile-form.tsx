'use client';

import { useId, useState } from 'react';
import type { Profile } from '@/lib/agent-profile';
import { DraftChanges } from '../draft/draft-changes';
import { DraftNotices } from '../draft/draft-notices';
import { DraftSaveBar } from '../draft/draft-save-bar';
import { useSaveKey } from '../draft/use-save-key';
import { useProfileDraft } from './profile-draft';
import { ProfileFields } from './profile-fields';
import { profileLabels } from './profile-labels';

interface ProfileFormProps {
  agentId: string;
  stored: Profile;
}

/** Who the agent is, in words. Unsaved changes stay in this browser and stand beside the form before they are saved. */
export function ProfileForm({ agentId, stored }: ProfileFormProps) {
  const state = useProfileDraft({ agentId, stored });
  const [seen, setSeen] = useState(false);
  const changesId = useId();
  useSaveKey(state.save);
  return (
    <form
      aria-label="Profile"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        state.save();
      }}
      className="@container"
    >
      <div className="grid gap-x-12 @4xl:grid-cols-[minmax(0,var(--container-form))_minmax(0,1fr)]">
        <div className="flex max-w-form flex-col gap-6 pt-6 @4xl:col-start-1 @4xl:row-start-1 @4xl:pb-24">
          <DraftNotices
            state={state}
            what="The profile"
            labelOf={(member) => profileLabels[member]}
            textOf={(_member, value) => (Array.isArray(value) ? value.join('\n') : value)}
          />
          <ProfileFields form={state.form} />
        </div>
        <DraftChanges id={changesId} draft={state.draft} labels={profileLabels} open={seen} />
        <DraftSaveBar
          state={state}
          changes={{ id: changesId, seen, onSee: () => setSeen(!seen) }}
          className="max-w-form self-end @4xl:col-start-1 @4xl:row-start-1 @4xl:w-full"
        />
      </div>
    </form>
  );
}
