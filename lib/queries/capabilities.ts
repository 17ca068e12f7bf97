'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { updateCapabilities } from '@/lib/actions/capabilities';
import type { CapabilityForm } from '@/lib/agent-capabilities';
import { useViewer } from '@/lib/auth/viewer';
import type { UpdateCapabilitiesBody } from '@/lib/contract/capabilities';
import { usePerform } from './perform';

/** Saves the changed switches; `expected` is what they were when the edit began. */
export function useUpdateCapabilities(agentId: string) {
  const perform = usePerform();
  const client = useQueryClient();
  const { tenant } = useViewer();
  return useMutation({
    mutationFn: (input: { body: UpdateCapabilitiesBody; expected: Partial<CapabilityForm> }) =>
      perform(updateCapabilities, { agentId, ...input }),
    // The list shows an agent's MCP servers; it is read again when it is next seen.
    onSuccess: () => client.removeQueries({ queryKey: ['agents', tenant], type: 'inactive' }),
  });
}
