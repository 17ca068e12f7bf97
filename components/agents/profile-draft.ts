'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { type Resolver, useForm } from 'react-hook-form';
import * as z from 'zod';
import {
  changedMembers,
  draftOf,
  PROFILE_MEMBERS,
  type Profile,
  type ProfileDraft,
  type ProfileMember,
  pickMembers,
  profileOf,
  rebase,
} from '@/lib/agent-profile';
import { updateAgentProfileBody } from '@/lib/contract/agents';
import type { Problem } from '@/lib/contract/problem';
import { readDraft } from '@/lib/drafts';
import { problemFields } from '@/lib/problem-fields';
import { useUpdateAgentProfile } from '@/lib/queries/agent-profile';
import { problemOf } from '@/lib/queries/perform';
import { type DraftKeeper, useDraftKeeper } from '@/lib/use-draft-keeper';
import { toast } from '../ui/toast';

// No limits here: a text that is too long is kept too, and refused only when it is saved.
const members = z.object({
  name: z.string().optional(),
  bio: z.string().optional(),
  personality_prompt: z.string().optional(),
  speech_patterns: z.array(z.string()).optional(),
  true_interests: z.array(z.string()).optional(),
  true_dislikes: z.array(z.string()).optional(),
});
const keptDraft = z.object({ base: members, values: members });

function readKept(keeper: DraftKeeper): { at: number; draft: ProfileDraft } | null {
  const kept = readDraft(keeper.place);
  const parsed = keptDraft.safeParse(kept?.content);
  return kept && parsed.success ? { at: kept.at, draft: parsed.data } : null;
}

/** Checks what would be sent: members that stay as they are may break limits that another server has not. */
function resolverOf(stored: { current: Profile }): Resolver<Profile> {
  return (values) => {
    const sent = pickMembers(values, changedMembers(stored.current, values));
    const parsed = updateAgentProfileBody.safeParse(sent);
    if (parsed.success) return { values, errors: {} };
    const errors = parsed.error.issues.map(({ path, message }) => [path[0], { type: 'contract', message }]);
    return { values: {}, errors: Object.fromEntries(errors.reverse()) };
  };
}

export type ProfileDraftState = ReturnType<typeof useProfileDraft>;

/** The form of a profile, its unsaved changes and what became of them. */
export function useProfileDraft({ agentId, stored }: { agentId: string; stored: Profile }) {
  const router = useRouter();
  const { keeper, kept } = useDraftKeeper(`agent/${agentId}/profile`);
  const [base, setBase] = useState(stored);
  const [conflicts, setConflicts] = useState<ProfileMember[]>([]);
  const [recoveredAt, setRecoveredAt] = useState<number>();
  const [savedAt, setSavedAt] = useState<number>();
  const [refusal, setRefusal] = useState<Problem>();
  const against = useRef(base);
  const form = useForm<Profile>({ defaultValues: stored, resolver: resolverOf(against) });
  const draft = draftOf(base, form.watch());

  const putOn = (next: Profile, change: ProfileDraft | null) => {
    const { values, conflicts: found } = rebase(change, next);
    against.current = next;
    setBase(next);
    setConflicts(found);
    form.reset(values);
  };

  useEffect(() => {
    keeper.note(draft);
  });
  useRecovery(keeper, ({ at, draft: found }) => {
    putOn(against.current, found);
    if (draftOf(against.current, form.getValues())) setRecoveredAt(at);
  });
  useNewlyStored(stored, (next) => putOn(next, draftOf(against.current, form.getValues())));

  const sending = useRef<Profile>(undefined);
  const update = useUpdateAgentProfile(agentId, {
    onSuccess: (agent) => {
      // What was typed since the save began is a draft on top of what was saved.
      putOn(profileOf(agent), sending.current ? draftOf(sending.current, form.getValues()) : null);
      sending.current = undefined;
      setSavedAt(Date.now());
      setRecoveredAt(undefined);
    },
    onError: (error) => {
      sending.current = undefined;
      const problem = problemOf(error);
      // Somebody else was faster: read what they wrote, and say which fields it concerns.
      if (problem.status === 412) router.refresh();
      else if (!showAtFields(problem)) setRefusal(problem);
    },
  });

  const showAtFields = (problem: Problem) => {
    const fields = problemFields(problem, PROFILE_MEMBERS);
    const wrong = PROFILE_MEMBERS.filter((member) => fields[member]);
    // From the last to the first, so that the first keeps the focus.
    for (const member of wrong.toReversed()) {
      form.setError(member, { message: fields[member] }, { shouldFocus: true });
    }
    return wrong.length > 0;
  };

  const save = () => {
    const values = form.getValues();
    const change = draftOf(against.current, values);
    if (sending.current || conflicts.length > 0 || !change) return;
    sending.current = values;
    setRefusal(undefined);
    keeper.note(change);
    keeper.flush();
    const send = () =>
      update.mutate({ body: updateAgentProfileBody.parse(change.values), expected: change.base });
    void form.handleSubmit(send, () => {
      sending.current = undefined;
    })();
  };

  const discard = () => {
    const values = form.getValues();
    putOn(against.current, null);
    setRecoveredAt(undefined);
    setRefusal(undefined);
    const undo = () => {
      form.reset(values);
      // On another page by now: it is there again when the reader comes back.
      keeper.note(draftOf(against.current, values));
    };
    toast({ title: 'Draft discarded', action: { label: 'Undo', onSelect: undo } });
  };

  const decide = (member: ProfileMember, whose: 'mine' | 'theirs') => {
    if (whose === 'theirs') form.setValue(member, base[member]);
    setConflicts((open) => open.filter((other) => other !== member));
    setRefusal(undefined);
  };

  return {
    form,
    base,
    draft,
    kept,
    conflicts,
    recoveredAt,
    savedAt,
    refusal,
    isSaving: update.isPending,
    save,
    discard,
    decide,
  };
}

/** Once, when the page opens: the draft that was left in this browser. */
function useRecovery(keeper: DraftKeeper, recover: (kept: { at: number; draft: ProfileDraft }) => void) {
  const latest = useRef(recover);
  useEffect(() => {
    const found = readKept(keeper);
    if (found) latest.current(found);
  }, [keeper]);
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
