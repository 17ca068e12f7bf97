'use client';

import { useRef, useState } from 'react';
import type { Drafts, RecordDraft } from '@/lib/record-draft';

/** Where the values on screen live: a form, or a piece of state. */
export interface ValuesOnScreen<T> {
  /** As this render shows them. */
  values: T;
  /** As they are now, between two renders too. */
  read(): T;
  write(values: T): void;
}

/** Values on top of what is stored, which may change under them. */
export function useRebased<T extends object>(drafts: Drafts<T>, stored: T, screen: ValuesOnScreen<T>) {
  type Member = keyof T & string;
  const [base, setBase] = useState(stored);
  /** Members that somebody else changed too, each with what it was when the draft began. */
  const [unsettled, setUnsettled] = useState<Partial<T>>({});
  const against = useRef(base);
  const draft = drafts.draftOf(base, screen.values);
  const putOn = (next: T, change: RecordDraft<T> | null) => {
    const { values, conflicts } = drafts.rebase(change, next);
    const began = { ...against.current, ...change?.base };
    setUnsettled((open) =>
      change
        ? { ...drafts.pickMembers(began, conflicts), ...only(open, (member) => member in change.values) }
        : {},
    );
    against.current = next;
    setBase(next);
    screen.write(values);
  };
  const settle = (member: Member) => setUnsettled((open) => only(open, (other) => other !== member));
  /** What changed since what is stored, right now. */
  const current = () => drafts.draftOf(against.current, screen.read());
  return { base, draft, unsettled, against, putOn, settle, current };
}

function only<T extends object>(members: Partial<T>, wanted: (member: string) => boolean): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([member]) => wanted(member))) as Partial<T>;
}
