'use server';

import { revalidatePath } from 'next/cache';
import { uuid } from '@/lib/contract/common';
import { updateAccountModel, updateProjectModel } from '@/lib/contract/endpoints/dashboard-models';
import { updateAgentPostProcessingModel } from '@/lib/contract/endpoints/models';
import { updatePostProcessingModelBody } from '@/lib/contract/models';
import { action, forTenant } from './action-client';

const body = updatePostProcessingModelBody;

/** Both empty clear it; here as in the two below. */
export const updateAgentModel = action
  .inputSchema(forTenant({ agentId: uuid, body }))
  .action(async ({ ctx, parsedInput: { agentId, body: choice } }) => {
    const reply = await ctx.client.agents(updateAgentPostProcessingModel, {
      params: { agentId },
      body: choice,
    });
    revalidatePath('/', 'layout');
    return { provider: reply.post_processing_provider, model: reply.post_processing_model };
  });

export const updateProjectDefaultModel = action
  .inputSchema(forTenant({ projectId: uuid, body }))
  .action(async ({ ctx, parsedInput: { projectId, body: choice } }) => {
    const reply = await ctx.client.dashboard(updateProjectModel, { params: { projectId }, body: choice });
    revalidatePath('/', 'layout');
    return reply;
  });

export const updateAccountDefaultModel = action
  .inputSchema(forTenant({ body }))
  .action(async ({ ctx, parsedInput: { body: choice } }) => {
    const reply = await ctx.client.dashboard(updateAccountModel, { body: choice });
    revalidatePath('/', 'layout');
    return reply;
  });
