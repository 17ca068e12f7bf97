'use client';

import { useRef } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { PROFILE_MEMBERS, type Profile, profileDrafts, profileOf } from '@/lib/agent-profile';
import { updateAgentProfileBody } from '@/lib/contract/agents';
import type { Problem } from '@/lib/contract/problem';
import { problemFields } from '@/lib/problem-fields';
import { useUpdateAgentProfile } from '@/lib/queries/agent-profile';
import { type DraftState, useDraft } from '../draft/use-draft';
import { parseKept, resolverOf } from './profile-resolver';

export interface ProfileDraftState extends DraftState<Profile> {
  form: UseFormReturn<Profile>;
}

/** The form of a profile, its unsaved changes and what became of them. */
export function useProfileDraft({
  agentId,
  stored,
}: {
  agentId: string;
  stored: Profile;
}): ProfileDraftState {
  const against = useRef(stored);
  const form = useForm<Profile>({ defaultValues: stored, resolver: resolverOf(against) });
  const update = useUpdateAgentProfile(agentId);
  const state = useDraft({
    subject: `agent/${agentId}/profile`,
    drafts: profileDrafts,
    stored,
    screen: {
      values: form.watch(),
      read: () => form.getValues(),
      write: (values) => form.reset(values),
    },
    parseKept,
    validate: () => isValid(form),
    send: async ({ base, values }) =>
      profileOf(await update.mutateAsync({ body: updateAgentProfileBody.parse(values), expected: base })),
    showAtFields: (problem) => showAtFields(form, problem),
  });
  against.current = state.base;
  return { ...state, form };
}

/** As a submit would check it: from then on each field is checked while it is mended. */
async function isValid(form: UseFormReturn<Profile>): Promise<boolean> {
  let valid = false;
  await form.handleSubmit(() => {
    valid = true;
  })();
  return valid;
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
