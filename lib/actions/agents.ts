'use server';

import { revalidatePath } from 'next/cache';
import * as z from 'zod';
import { isSame, PROFILE_MEMBERS, profileOf } from '@/lib/agent-profile';
import type { Client } from '@/lib/client/client';
import { connection } from '@/lib/client/connection';
import { agentSort, createAgentBody, updateAgentProfileBody } from '@/lib/contract/agents';
import { text, uuid } from '@/lib/contract/common';
import * as endpoints from '@/lib/contract/endpoints/agents';
import { getAgentContents } from '@/lib/contract/endpoints/dashboard';
import { isProblemError, ProblemError } from '@/lib/problem-error';
import { action, forTenant } from './action-client';
import { writtenActivity } from './written-activity';

const filters = z.strictObject({
  search: text(200).optional(),
  project_id: uuid.optional(),
  is_active: z.boolean().optional(),
  sort: agentSort.optional(),
});

/** One more page of the list. */
export const listAgents = action
  .inputSchema(
    forTenant({ filters, cursor: text(1000).optional(), size: z.int().min(1).max(100).optional() }),
  )
  .action(({ ctx, parsedInput: { filters: query, cursor, size } }) =>
    ctx.client.agents(endpoints.listAgents, { query: { ...query, cursor, page_size: size } }),
  );

/** How many agents match; asked for by hand, because the database counts them one by one. */
export const countAgents = action.inputSchema(forTenant({ filters })).action(async ({ ctx, parsedInput }) => {
  const query = { ...parsedInput.filters, page_size: 1, include_count: 'true' };
  const { total_count: total } = await ctx.client.agents(endpoints.listAgents, { query });
  return { total };
});

/** Creates, never updates: a name that is taken is refused with the agent that has it. */
export const createAgent = action
  .inputSchema(forTenant({ body: createAgentBody.pick({ name: true, bio: true, project_id: true }) }))
  .action(async ({ ctx, parsedInput: { body } }) => {
    const isRemote = connection().kind === 'remote';
    if (isRemote) await refuseTakenName(ctx.client, body.name);
    const before = Date.now();
    const agent = await ctx.client.agents(endpoints.createAgent, { body, headers: { 'If-None-Match': '*' } });
    revalidatePath('/agents', 'layout');
    // Another API may not know If-None-Match and update an agent that was made since we looked.
    const updated = isRemote && Date.parse(agent.created_at) < before - 60_000;
    return { agent, updated };
  });

async function refuseTakenName(client: Client, name: string): Promise<void> {
  try {
    const { agent_id } = await client.agents(endpoints.getAgent, { params: { agentId: name } });
    const errors = [{ location: 'body.name', message: 'is already taken' }];
    throw new ProblemError({ status: 412, title: 'The name is taken', existing_id: agent_id, errors });
  } catch (error) {
    if (!isProblemError(error) || error.problem.status !== 404) throw error;
  }
}

export const setAgentStatus = action
  .inputSchema(forTenant({ agentId: uuid, isActive: z.boolean() }))
  .action(async ({ ctx, parsedInput: { agentId, isActive } }) => {
    const body = { is_active: isActive };
    const reply = await ctx.client.agents(endpoints.setAgentStatus, { params: { agentId }, body });
    revalidatePath('/agents', 'layout');
    return reply;
  });

const expectedProfile = z.partialRecord(
  z.enum(PROFILE_MEMBERS),
  z.union([z.string(), z.array(z.string()).max(10_000)]),
);

/** `expected`: what the changed members were when the edit began; somebody else's change is not overwritten. */
export const updateAgentProfile = action
  .inputSchema(forTenant({ agentId: uuid, body: updateAgentProfileBody, expected: expectedProfile }))
  .action(async ({ ctx, parsedInput: { agentId, body, expected } }) => {
    await refuseChangedProfile(ctx.client, agentId, expected);
    await ctx.client.agents(endpoints.updateAgentProfile, { params: { agentId }, body });
    const agent = await ctx.client.agents(endpoints.getAgent, { params: { agentId } });
    revalidatePath('/agents', 'layout');
    return agent;
  });

async function refuseChangedProfile(
  client: Client,
  agentId: string,
  expected: z.infer<typeof expectedProfile>,
): Promise<void> {
  const stored = profileOf(await client.agents(endpoints.getAgent, { params: { agentId } }));
  const changed = PROFILE_MEMBERS.filter(
    (member) => member in expected && !isSame(member, expected[member], stored[member]),
  );
  if (changed.length === 0) return;
  const errors = changed.map((member) => ({ location: `body.${member}`, message: 'was changed meanwhile' }));
  const detail =
    'Somebody changed the same fields after you began. Choose which text to keep, then save again.';
  throw new ProblemError({ status: 412, title: 'The profile was changed meanwhile', detail, errors });
}

export const moveAgent = action
  .inputSchema(forTenant({ agentId: uuid, projectId: uuid.nullable() }))
  .action(async ({ ctx, parsedInput: { agentId, projectId } }) => {
    const body = { project_id: projectId };
    const reply = await ctx.client.agents(endpoints.updateAgentProject, { params: { agentId }, body });
    revalidatePath('/agents', 'layout');
    return reply;
  });

/** What deleting the agent would delete. */
export const countAgentContents = action
  .inputSchema(forTenant({ agentId: uuid }))
  .action(({ ctx, parsedInput: { agentId } }) =>
    ctx.client.dashboard(getAgentContents, { params: { agentId } }),
  );

/**
 * Answers the counts that the API returned and the activity row that keeps them. Revalidates nothing: the page
 * may be the agent's own, which has nothing to show any more; the dialog refreshes when it closes.
 */
export const deleteAgent = action
  .inputSchema(forTenant({ agentId: uuid }))
  .action(async ({ ctx, parsedInput: { agentId } }) => {
    const reply = await ctx.client.agents(endpoints.deleteAgent, { params: { agentId } });
    return { reply, activity: await writtenActivity(ctx.client, agentId) };
  });
