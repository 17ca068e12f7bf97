'use client';

import clsx from 'clsx';
import { type ReactNode, useDeferredValue, useEffect, useRef } from 'react';
import type { RecordDraft } from '@/lib/record-draft';
import { ChangeDiff } from '../activity/change-diff';

interface DraftChangesProps<T extends object> {
  id: string;
  draft: RecordDraft<T> | null;
  /** The members in their order on screen, as the form calls them. */
  labels: Partial<Record<keyof T & string, string>>;
  /** Where there is no room beside the form, it stands below it when it is asked for. */
  open: boolean;
  /** Below the members, for example the body that is sent. */
  children?: ReactNode;
}

/** What a save would change, member by member, before it is saved. */
export function DraftChanges<T extends object>({ id, draft, labels, open, children }: DraftChangesProps<T>) {
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
          <ChangeDiff before={labelled(shown.base, labels)} after={labelled(shown.values, labels)} />
          {children}
        </>
      ) : (
        <p className="text-muted text-table">What you change stands here before it is saved.</p>
      )}
    </section>
  );
}

function labelled(members: object, labels: Partial<Record<string, string>>): Record<string, unknown> {
  const given = Object.entries(labels).filter(([member]) => member in members);
  return Object.fromEntries(given.map(([member, label]) => [label, Reflect.get(members, member)]));
}
