'use client';

import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import {
  changedMembers,
  draftOf,
  PROFILE_MEMBERS,
  type Profile,
  type ProfileDraft,
  type ProfileMember,
  pickMembers,
  rebase,
} from '@/lib/agent-profile';
import { useDraftKeeper } from '@/lib/use-draft-keeper';
import { toast } from '../ui/toast';
import { readKept, resolverOf } from './profile-resolver';
import { useProfileSave } from './profile-save';

export type ProfileDraftState = ReturnType<typeof useProfileDraft>;

/** The form of a profile, its unsaved changes and what became of them. */
export function useProfileDraft({ agentId, stored }: { agentId: string; stored: Profile }) {
  const { keeper, kept } = useDraftKeeper(`agent/${agentId}/profile`);
  const [recoveredAt, setRecoveredAt] = useState<number>();
  const { form, base, draft, unsettled, against, putOn, settle } = useRebasedForm(stored);
  const conflicts = PROFILE_MEMBERS.filter((member) => member in unsettled);
  useEffect(() => {
    // A conflict that is not decided must come back as one after a reload.
    keeper.note(draft && { ...draft, base: { ...draft.base, ...unsettled } });
  });
  useOnce(() => {
    const found = readKept(keeper);
    if (!found) return;
    putOn(stored, found.draft);
    if (draftOf(stored, form.getValues())) setRecoveredAt(found.at);
  });
  useNewlyStored(stored, (next) => putOn(next, draftOf(against.current, form.getValues())));
  const { send, forget, ...saving } = useProfileSave({
    agentId,
    form,
    onSaved: (saved, since) => {
      putOn(saved, since);
      setRecoveredAt(undefined);
    },
  });

  const save = () => {
    const change = draftOf(against.current, form.getValues());
    if (!change || conflicts.length > 0) return;
    keeper.note(change);
    keeper.flush();
    send(change);
  };

  const discard = () => {
    const values = form.getValues();
    putOn(against.current, null);
    setRecoveredAt(undefined);
    forget();
    const undo = () => {
      form.reset(values);
      // On another page by now: it is there again when the reader comes back.
      keeper.note(draftOf(against.current, values));
    };
    toast({ title: 'Draft discarded', action: { label: 'Undo', onSelect: undo } });
  };

  const decide = (member: ProfileMember, whose: 'mine' | 'theirs') => {
    if (whose === 'theirs') form.setValue(member, base[member]);
    settle(member);
  };

  return { form, base, draft, kept, conflicts, recoveredAt, ...saving, save, discard, decide };
}

/** A form on top of what is stored, which may change under it. */
function useRebasedForm(stored: Profile) {
  const [base, setBase] = useState(stored);
  /** Members that somebody else changed too, each with what it was when the draft began. */
  const [unsettled, setUnsettled] = useState<Partial<Profile>>({});
  const against = useRef(base);
  const form = useForm<Profile>({ defaultValues: stored, resolver: resolverOf(against) });
  const draft = draftOf(base, form.watch());
  const putOn = (next: Profile, change: ProfileDraft | null) => {
    const { values, conflicts } = rebase(change, next);
    const began = { ...against.current, ...change?.base };
    setUnsettled((open) =>
      change ? { ...pickMembers(began, conflicts), ...only(open, (member) => member in change.values) } : {},
    );
    against.current = next;
    setBase(next);
    form.reset(values);
  };
  const settle = (member: ProfileMember) => setUnsettled((open) => only(open, (other) => other !== member));
  return { form, base, draft, unsettled, against, putOn, settle };
}

function only(members: Partial<Profile>, wanted: (member: string) => boolean): Partial<Profile> {
  return Object.fromEntries(Object.entries(members).filter(([member]) => wanted(member)));
}

/** Once, when the page opens. */
function useOnce(run: () => void) {
  const latest = useRef(run);
  useEffect(() => latest.current(), []);
}

/** When the server sends another profile than before: saved here, or by somebody else. */
function useNewlyStored(stored: Profile, take: (next: Profile) => void) {
  const known = useRef(stored);
  useEffect(() => {
    if (changedMembers(known.current, stored).length === 0) return;
    known.current = stored;
    take(stored);
  });
}
