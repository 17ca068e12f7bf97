'use client';

import { useEffect, useId, useRef, useState } from 'react';
import type { Profile } from '@/lib/agent-profile';
import { ProfileChanges } from './profile-changes';
import { useProfileDraft } from './profile-draft';
import { ProfileFields } from './profile-fields';
import { ProfileNotices } from './profile-notices';
import { ProfileSaveBar } from './profile-save-bar';

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
          <ProfileNotices state={state} />
          <ProfileFields form={state.form} />
        </div>
        <ProfileChanges id={changesId} draft={state.draft} open={seen} />
        <ProfileSaveBar state={state} changesId={changesId} seen={seen} onSee={() => setSeen(!seen)} />
      </div>
    </form>
  );
}

/** Ctrl or Cmd and S, wherever the focus is. */
function useSaveKey(save: () => void) {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      if (event.repeat) return;
      leaveField();
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** A list takes the entry that is being typed when its field is left; the focus stays where it is. */
function leaveField() {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement)) return;
  field.blur();
  field.focus({ preventScroll: true });
}
