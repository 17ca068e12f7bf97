'use client';

import { deleteTranscript } from '@/lib/actions/transcripts';
import { type ChangeCallbacks, useChange } from './change';
import type { ActionData } from './perform';

export function useDeleteTranscript(
  transcript: { agentId: string; transcriptId: string },
  callbacks: ChangeCallbacks<ActionData<typeof deleteTranscript>>,
) {
  return useChange((perform, _: undefined) => perform(deleteTranscript, transcript), callbacks);
}
