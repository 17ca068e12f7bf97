'use client';

import clsx from 'clsx';
import { useDeferredValue, useEffect, useRef } from 'react';
import { PROFILE_MEMBERS, type Profile, type ProfileDraft } from '@/lib/agent-profile';
import { ChangeDiff } from '../activity/change-diff';
import { profileLabels } from './profile-labels';

interface ProfileChangesProps {
  id: string;
  draft: ProfileDraft | null;
  /** Where there is no room beside the form, it stands below it when it is asked for. */
  open: boolean;
}

/** The members under the names that the form gives them, in its order. */
function labelled(members: Partial<Profile>): Record<string, unknown> {
  const given = PROFILE_MEMBERS.filter((member) => member in members);
  return Object.fromEntries(given.map((member) => [profileLabels[member], members[member]]));
}

/** What a save would change, member by member. */
export function ProfileChanges({ id, draft, open }: ProfileChangesProps) {
  // Comparing long texts must not slow the typing down.
  const shown = useDeferredValue(draft);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) place.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <section
      ref={place}
      id={id}
      aria-label="Unsaved changes"
      className={clsx(
        'max-w-form scroll-mb-32 pt-6 @4xl:col-start-2 @4xl:row-start-1 @4xl:sticky @4xl:top-12 @4xl:block @4xl:max-h-[calc(100dvh-3rem)] @4xl:self-start @4xl:overflow-y-auto @4xl:pb-6',
        !(open && shown) && 'hidden',
      )}
    >
      {shown ? (
        <>
          <h2 className="pb-2 font-semibold text-section">What a save changes</h2>
          <ChangeDiff before={labelled(shown.base)} after={labelled(shown.values)} />
        </>
      ) : (
        <p className="text-muted text-table">What you change stands here before it is saved.</p>
      )}
    </section>
  );
}
