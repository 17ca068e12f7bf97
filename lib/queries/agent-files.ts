'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod';
import { exportAgent } from '@/lib/actions/agent-files';
import { useViewer } from '@/lib/auth/viewer';
import {
  type ComparedAgentFile,
  comparedAgentFile,
  type ImportedAgent,
  importedAgent,
} from '@/lib/contract/agent-file';
import { problem } from '@/lib/contract/problem';
import { type Action, type Callbacks, usePerform } from './perform';

/** The file of an agent; saving it is the caller's. */
export function useExportAgent() {
  const perform = usePerform();
  return useMutation({
    mutationFn: (input: { agentId: string; memory: boolean }) => perform(exportAgent, input),
  });
}

/** What an import of the file would write. */
export function useCompareAgentFile(callbacks: Callbacks<ComparedAgentFile> = {}) {
  const perform = usePerform();
  return useMutation({
    mutationFn: (file: unknown) => perform(sender(comparedAgentFile, '&compare'), { file }),
    ...callbacks,
  });
}

export function useImportAgent(callbacks: Callbacks<ImportedAgent> = {}) {
  const perform = usePerform();
  const client = useQueryClient();
  const { tenant } = useViewer();
  return useMutation({
    mutationFn: (input: { file: unknown; name: string }) => perform(sender(importedAgent), input),
    onSuccess: (data) => {
      client.removeQueries({ queryKey: ['agents', tenant], type: 'inactive' });
      callbacks.onSuccess?.(data);
    },
    onError: callbacks.onError,
  });
}

/** A route takes the file, because an action's input ends at 1 MB; it answers like an action otherwise. */
function sender<T>(reply: z.ZodType<T>, query = ''): Action<object, T> {
  return async ({ tenant, ...body }) => {
    const response = await fetch(`/api/import?tenant=${encodeURIComponent(tenant)}${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (response.ok) return { data: reply.parse(answer) };
    const { code, tenant: other } = Object(answer) as { code?: unknown; tenant?: string };
    const known = code === 'session_expired' || code === 'tenant_changed' ? code : 'refused';
    return { serverError: { code: known, problem: problem.parse(answer), tenant: other } };
  };
}
