'use server';

import { revalidatePath } from 'next/cache';
import * as z from 'zod';
import { type CapabilityForm, capabilityDrafts, capabilityFormOf } from '@/lib/agent-capabilities';
import type { Client } from '@/lib/client/client';
import { updateCapabilitiesBody } from '@/lib/contract/capabilities';
import { text, uuid } from '@/lib/contract/common';
import * as endpoints from '@/lib/contract/endpoints/capabilities';
import { getAgentSwitches } from '@/lib/contract/endpoints/dashboard-models';
import { ProblemError } from '@/lib/problem-error';
import { action, forTenant } from './action-client';

const expected = z.record(
  text(100),
  z.union([z.boolean(), z.null(), text(100), z.array(z.string()).max(10_000)]),
);

/** `expected`: what the changed members were when the edit began; somebody else's change is not overwritten. */
export const updateCapabilities = action
  .inputSchema(forTenant({ agentId: uuid, body: updateCapabilitiesBody, expected }))
  .action(async ({ ctx, parsedInput: { agentId, body, expected: began } }) => {
    refuseChanged(await readForm(ctx.client, agentId), began);
    await ctx.client.agents(endpoints.updateCapabilities, { params: { agentId }, body });
    revalidatePath('/agents', 'layout');
    return readForm(ctx.client, agentId);
  });

async function readForm(client: Client, agentId: string): Promise<CapabilityForm> {
  const [capabilities, switches] = await Promise.all([
    client.agents(endpoints.getCapabilities, { params: { agentId } }),
    client.dashboard(getAgentSwitches, { params: { agentId } }),
  ]);
  return capabilityFormOf(capabilities, switches);
}

function refuseChanged(stored: CapabilityForm, began: z.infer<typeof expected>): void {
  const { members, isSame } = capabilityDrafts;
  const changed = members.filter(
    (member) => member in began && !isSame(member, began[member], stored[member]),
  );
  if (changed.length === 0) return;
  const errors = changed.map((member) => ({ location: `body.${member}`, message: 'was changed meanwhile' }));
  const detail =
    'Somebody changed the same capabilities after you began. Choose which to keep, then save again.';
  throw new ProblemError({ status: 412, title: 'The capabilities were changed meanwhile', detail, errors });
}
