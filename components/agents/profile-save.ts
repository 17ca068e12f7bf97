'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { draftOf, PROFILE_MEMBERS, type Profile, type ProfileDraft, profileOf } from '@/lib/agent-profile';
import { updateAgentProfileBody } from '@/lib/contract/agents';
import type { Problem } from '@/lib/contract/problem';
import { problemFields } from '@/lib/problem-fields';
import { useUpdateAgentProfile } from '@/lib/queries/agent-profile';
import { problemOf } from '@/lib/queries/perform';

interface ProfileSaveInput {
  agentId: string;
  form: UseFormReturn<Profile>;
  /** What is stored, and what was typed on top of it since the save began. */
  onSaved: (stored: Profile, since: ProfileDraft | null) => void;
}

/** Sends the changed members once; a refusal is shown at its fields, or else as a whole. */
export function useProfileSave({ agentId, form, onSaved }: ProfileSaveInput) {
  const router = useRouter();
  const [savedAt, setSavedAt] = useState<number>();
  const [refusal, setRefusal] = useState<Problem>();
  const sending = useRef<Profile>(undefined);
  const update = useUpdateAgentProfile(agentId, {
    onSuccess: (agent) => {
      const sent = sending.current;
      sending.current = undefined;
      setSavedAt(Date.now());
      onSaved(profileOf(agent), sent ? draftOf(sent, form.getValues()) : null);
    },
    onError: (error) => {
      sending.current = undefined;
      const problem = problemOf(error);
      // Somebody else was faster: reading what they wrote brings up the fields it concerns.
      if (problem.status === 412) router.refresh();
      else if (!showAtFields(form, problem)) setRefusal(problem);
    },
  });
  const send = ({ base, values }: ProfileDraft) => {
    // The button may be clicked again before it knows that it is busy.
    if (sending.current) return;
    sending.current = form.getValues();
    setRefusal(undefined);
    const valid = () => update.mutate({ body: updateAgentProfileBody.parse(values), expected: base });
    const invalid = () => {
      sending.current = undefined;
    };
    void form.handleSubmit(valid, invalid)();
  };
  const forget = () => setRefusal(undefined);
  return { send, forget, savedAt, refusal, isSaving: update.isPending };
}

function showAtFields(form: UseFormReturn<Profile>, problem: Problem): boolean {
  const fields = problemFields(problem, PROFILE_MEMBERS);
  const wrong = PROFILE_MEMBERS.filter((member) => fields[member]);
  // From the last to the first, so that the first keeps the focus.
  for (const member of wrong.toReversed()) {
    form.setError(member, { message: fields[member] }, { shouldFocus: true });
  }
  return wrong.length > 0;
}
