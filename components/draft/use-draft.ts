'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '@/lib/contract/problem';
import { readDraft } from '@/lib/drafts';
import { changeBegan, changeEnded } from '@/lib/page-address';
import { problemOf } from '@/lib/queries/perform';
import type { Drafts, RecordDraft } from '@/lib/record-draft';
import { type DraftKeeper, useDraftKeeper } from '@/lib/use-draft-keeper';
import { toast } from '../ui/toast';
import { useRebased, type ValuesOnScreen } from './use-rebased';

export interface DraftInput<T extends object> {
  /** Of what, in this browser: `agent/<id>/profile`. */
  subject: string;
  drafts: Drafts<T>;
  /** What the server says; a newer one is put under the draft. */
  stored: T;
  screen: ValuesOnScreen<T>;
  /** Reads what an earlier visit left; null when it makes no sense any more. */
  parseKept(content: unknown): RecordDraft<T> | null;
  /** Sends the changed members with what they were, and answers what is stored then. */
  send(change: RecordDraft<T>): Promise<T>;
  /** Whether what is on screen may be sent; shows what is wrong. */
  validate?(): Promise<boolean>;
  /** Shows a refusal at the fields that it names; false when there are none. */
  showAtFields?(problem: Problem): boolean;
}

/** What the notices, the save bar and the list of changes need to know. */
export interface DraftState<T extends object> {
  base: T;
  draft: RecordDraft<T> | null;
  /** False: this browser cannot keep it. */
  kept: boolean;
  conflicts: (keyof T & string)[];
  recoveredAt: number | undefined;
  savedAt: number | undefined;
  refusal: Problem | undefined;
  isSaving: boolean;
  save(): void;
  discard(): void;
  decide(member: keyof T & string, whose: 'mine' | 'theirs'): void;
}

/** Unsaved changes that survive leaving, reload and a new sign-in, and what became of them. */
export function useDraft<T extends object>(input: DraftInput<T>): DraftState<T> {
  const { drafts, stored, screen } = input;
  const { keeper, kept } = useDraftKeeper(input.subject);
  const [recoveredAt, setRecoveredAt] = useState<number>();
  const { base, draft, unsettled, against, putOn, settle, current } = useRebased(drafts, stored, screen);
  const conflicts = drafts.members.filter((member) => member in unsettled);
  useEffect(() => {
    // A conflict that is not decided must come back as one after a reload.
    keeper.note(draft && { ...draft, base: { ...draft.base, ...unsettled } });
  });
  useOnce(() => {
    const found = readDraft(keeper.place);
    const change = found && input.parseKept(found.content);
    if (!change) return;
    putOn(stored, change);
    if (drafts.draftOf(stored, { ...stored, ...change.values })) setRecoveredAt(found.at);
  });
  useNewlyStored(drafts, stored, (next) => putOn(next, current()));
  const { send, forget, ...saving } = useSend(input, (saved, since) => {
    putOn(saved, since);
    setRecoveredAt(undefined);
  });

  const save = () => {
    const change = current();
    if (!change || conflicts.length > 0) return;
    keepNow(keeper, change);
    send(change);
  };

  const discard = () => {
    const values = screen.read();
    putOn(against.current, null);
    setRecoveredAt(undefined);
    forget();
    const undo = () => {
      screen.write(values);
      // On another page by now: it is there again when the reader comes back.
      keeper.note(drafts.draftOf(against.current, values));
    };
    toast({ title: 'Draft discarded', action: { label: 'Undo', onSelect: undo } });
  };

  const decide = (member: keyof T & string, whose: 'mine' | 'theirs') => {
    if (whose === 'theirs') screen.write({ ...screen.read(), [member]: base[member] });
    settle(member);
  };

  return { base, draft, kept, conflicts, recoveredAt, ...saving, save, discard, decide };
}

/** The page may leave with the first call of a save. */
function keepNow(keeper: DraftKeeper, change: unknown): void {
  keeper.note(change);
  keeper.flush();
}

/** Sends once; a refusal is shown at its fields, or else as a whole. */
function useSend<T extends object>(
  input: DraftInput<T>,
  onSaved: (stored: T, since: RecordDraft<T> | null) => void,
) {
  const router = useRouter();
  const [savedAt, setSavedAt] = useState<number>();
  const [refusal, setRefusal] = useState<Problem>();
  const [isSaving, setIsSaving] = useState(false);
  // The button may be clicked again before it knows that it is busy.
  const busy = useRef(false);
  const latest = useRef({ input, onSaved });
  useEffect(() => {
    latest.current = { input, onSaved };
  });
  const deliver = async (change: RecordDraft<T>) => {
    const { validate, send, screen } = latest.current.input;
    if (validate && !(await validate())) return;
    setIsSaving(true);
    const sent = screen.read();
    const saved = await send(change);
    setSavedAt(Date.now());
    const { input: now, onSaved: tell } = latest.current;
    tell(saved, now.drafts.draftOf(sent, now.screen.read()));
  };
  const refuse = (error: unknown) => {
    const problem = problemOf(error);
    // Somebody else was faster: reading what they wrote brings up the members it concerns.
    if (problem.status === 412) router.refresh();
    else if (!latest.current.input.showAtFields?.(problem)) setRefusal(problem);
  };
  const send = (change: RecordDraft<T>) => {
    if (busy.current) return;
    busy.current = true;
    setRefusal(undefined);
    changeBegan();
    void deliver(change)
      .catch(refuse)
      .finally(() => {
        changeEnded();
        busy.current = false;
        setIsSaving(false);
      });
  };
  return { send, savedAt, refusal, isSaving, forget: () => setRefusal(undefined) };
}

/** Once, when the page opens. */
function useOnce(run: () => void) {
  const latest = useRef(run);
  useEffect(() => latest.current(), []);
}

/** When the server sends another record than before: saved here, or by somebody else. */
function useNewlyStored<T extends object>(drafts: Drafts<T>, stored: T, take: (next: T) => void) {
  const known = useRef(stored);
  useEffect(() => {
    if (drafts.changedMembers(known.current, stored).length === 0) return;
    known.current = stored;
    take(stored);
  });
}
