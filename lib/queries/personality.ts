'use client';

import { useMutation } from '@tanstack/react-query';
import { updatePersonality } from '@/lib/actions/personality';
import type { PersonalityRecord } from '@/lib/personality/personality-record';
import type { RecordDraft } from '@/lib/record-draft';
import { usePerform } from './perform';

/** Saves the changed scores, each with what it was when the edit began; answers what is stored then. */
export function useUpdatePersonality(agentId: string) {
  const perform = usePerform();
  return useMutation({
    mutationFn: (change: RecordDraft<PersonalityRecord>) =>
      perform(updatePersonality, { agentId, base: change.base, values: change.values }),
  });
}
