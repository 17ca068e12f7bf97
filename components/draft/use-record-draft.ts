'use client';

import { useRef, useState } from 'react';
import type { Problem } from '@/lib/contract/problem';
import { problemFields } from '@/lib/problem-fields';
import { type DraftInput, type DraftState, useDraft } from './use-draft';

export interface RecordDraftState<T extends object> extends DraftState<T> {
  values: T;
  set<M extends keyof T & string>(member: M, value: T[M]): void;
  /** Several members at once. */
  merge(change: Partial<T>): void;
  /** What is wrong with a member, until it is changed. */
  errors: Partial<Record<keyof T & string, string>>;
}

type Input<T extends object> = Omit<DraftInput<T>, 'screen' | 'showAtFields' | 'validate'> & {
  /** What is wrong before anything is sent; nothing is sent while there is something. */
  check?(change: T): Partial<Record<keyof T & string, string>>;
};

/** A draft of a plain record, without a form library: switches, sliders, an editor's text. */
export function useRecordDraft<T extends object>({ check, ...input }: Input<T>): RecordDraftState<T> {
  type Member = keyof T & string;
  const [values, setValues] = useState(input.stored);
  const [errors, setErrors] = useState<Partial<Record<Member, string>>>({});
  const latest = useRef(values);
  const write = (next: T) => {
    latest.current = next;
    setValues(next);
  };
  const merge = (change: Partial<T>) => {
    write({ ...latest.current, ...change });
    setErrors((known) => {
      const left = Object.entries(known).filter(([member]) => !(member in change));
      return left.length === Object.keys(known).length ? known : (Object.fromEntries(left) as typeof known);
    });
  };
  const show = (found: Partial<Record<Member, string>>) => {
    setErrors(found);
    return Object.keys(found).length > 0;
  };
  const state = useDraft({
    ...input,
    screen: { values, read: () => latest.current, write },
    validate: async () => !show(check?.(latest.current) ?? {}),
    showAtFields: (problem: Problem) => show(problemFields(problem, input.drafts.members)),
  });
  const set = <M extends Member>(member: M, value: T[M]) => {
    const change: Partial<T> = {};
    change[member] = value;
    merge(change);
  };
  const discard = () => {
    setErrors({});
    state.discard();
  };
  return { ...state, values, errors, set, merge, discard };
}
