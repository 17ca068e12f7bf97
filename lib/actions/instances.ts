'use server';

import { revalidatePath } from 'next/cache';
import * as z from 'zod';
import { name, text, uuid } from '@/lib/contract/common';
import * as dashboard from '@/lib/contract/endpoints/dashboard';
import * as endpoints from '@/lib/contract/endpoints/instances';
import { createInstanceBody, instanceDescription, instanceStatus } from '@/lib/contract/instances';
import { action, forTenant } from './action-client';
import { writtenActivity } from './written-activity';

const one = { agentId: uuid, instanceId: uuid };

/** One page of an agent's instances, each with what it holds. */
export const browseInstances = action
  .inputSchema(forTenant({ agentId: uuid, search: text(200).optional(), cursor: text(1000).optional() }))
  .action(({ ctx, parsedInput: { agentId, search, cursor } }) =>
    ctx.client.dashboard(dashboard.browseInstances, { params: { agentId }, query: { search, cursor } }),
  );

/** What a reset or a delete would delete, counted now. */
export const countInstanceContents = action
  .inputSchema(forTenant(one))
  .action(({ ctx, parsedInput: { agentId, instanceId } }) =>
    ctx.client.dashboard(dashboard.getInstanceContents, { params: { agentId, instanceId } }),
  );

export const createInstance = action
  .inputSchema(forTenant({ agentId: uuid, body: createInstanceBody }))
  .action(async ({ ctx, parsedInput: { agentId, body } }) => {
    const instance = await ctx.client.agents(endpoints.createInstance, { params: { agentId }, body });
    revalidatePath('/agents', 'layout');
    return instance;
  });

/** Renames, describes, activates or deactivates: only what is sent changes. */
export const updateInstance = action
  .inputSchema(
    forTenant({
      ...one,
      body: z.strictObject({
        name: name.optional(),
        description: instanceDescription.optional(),
        status: instanceStatus.optional(),
      }),
    }),
  )
  .action(async ({ ctx, parsedInput: { agentId, instanceId, body } }) => {
    const params = { agentId, instanceId };
    const instance = await ctx.client.agents(endpoints.updateInstance, { params, body });
    revalidatePath('/agents', 'layout');
    return instance;
  });

/** Answers what the API returned and the activity row, which also counts the states. */
export const resetInstance = action
  .inputSchema(forTenant(one))
  .action(async ({ ctx, parsedInput: { agentId, instanceId } }) => {
    const reply = await ctx.client.agents(endpoints.resetInstance, { params: { agentId, instanceId } });
    revalidatePath('/agents', 'layout');
    return { reply, activity: await writtenActivity(ctx.client, instanceId) };
  });

export const deleteInstance = action
  .inputSchema(forTenant(one))
  .action(async ({ ctx, parsedInput: { agentId, instanceId } }) => {
    const reply = await ctx.client.agents(endpoints.deleteInstance, { params: { agentId, instanceId } });
    revalidatePath('/agents', 'layout');
    return { reply, activity: await writtenActivity(ctx.client, instanceId) };
  });
