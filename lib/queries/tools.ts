'use client';

import { useCallback } from 'react';
import { createTool, deleteTool, renameTool, updateTool } from '@/lib/actions/tools';
import type { RecordDraft } from '@/lib/record-draft';
import type { ToolRecord, ToolText } from '@/lib/tool-text';
import { type ChangeCallbacks, useChange } from './change';
import { type ActionData, usePerform } from './perform';

/** Sends a new tool; the caller keeps what was typed until it is there. */
export function useCreateTool(agentId: string) {
  const perform = usePerform();
  return useCallback((body: ToolText) => perform(createTool, { agentId, body }), [perform, agentId]);
}

/** Sends the changed members with what they were. */
export function useUpdateTool(agentId: string, name: string) {
  const perform = usePerform();
  return useCallback(
    ({ base, values }: RecordDraft<ToolRecord>) =>
      perform(updateTool, { agentId, name, body: values, expected: base }),
    [perform, agentId, name],
  );
}

export function useRenameTool(
  agentId: string,
  { name, ...expected }: ToolText,
  callbacks: ChangeCallbacks<ActionData<typeof renameTool>>,
) {
  return useChange((perform, to: string) => perform(renameTool, { agentId, name, to, expected }), callbacks);
}

export function useDeleteTool(
  agentId: string,
  name: string,
  callbacks: ChangeCallbacks<ActionData<typeof deleteTool>>,
) {
  return useChange((perform, _: undefined) => perform(deleteTool, { agentId, name }), callbacks);
}
