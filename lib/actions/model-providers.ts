'use server';

import { revalidatePath } from 'next/cache';
import * as endpoints from '@/lib/contract/endpoints/model-providers';
import { lookAtAgentsBody } from '@/lib/contract/look-at-agents';
import {
  createModelProviderBody,
  modelProviderParams,
  testModelBody,
  updateModelProviderBody,
} from '@/lib/contract/model-providers';
import { action, forTenant } from './action-client';

const { providerId } = modelProviderParams.shape;

export const createModelProvider = action
  .inputSchema(forTenant({ body: createModelProviderBody }))
  .action(async ({ ctx, parsedInput: { body } }) => {
    const provider = await ctx.client.dashboard(endpoints.createModelProvider, { body });
    revalidatePath('/', 'layout');
    return provider;
  });

export const updateModelProvider = action
  .inputSchema(forTenant({ providerId, body: updateModelProviderBody }))
  .action(async ({ ctx, parsedInput: { providerId: id, body } }) => {
    const input = { params: { providerId: id }, body };
    const provider = await ctx.client.dashboard(endpoints.updateModelProvider, input);
    revalidatePath('/', 'layout');
    return provider;
  });

export const deleteModelProvider = action
  .inputSchema(forTenant({ providerId }))
  .action(async ({ ctx, parsedInput: { providerId: id } }) => {
    await ctx.client.dashboard(endpoints.deleteModelProvider, { params: { providerId: id } });
    revalidatePath('/', 'layout');
    return { deleted: true };
  });

export const getModelProviderUses = action
  .inputSchema(forTenant({ providerId }))
  .action(({ ctx, parsedInput: { providerId: id } }) =>
    ctx.client.dashboard(endpoints.getModelProviderUses, { params: { providerId: id } }),
  );

/** Takes as long as the model does, at most half a minute. */
export const testModel = action
  .inputSchema(forTenant({ body: testModelBody }))
  .action(async ({ ctx, parsedInput: { body } }) => {
    const outcome = await ctx.client.dashboard(endpoints.testModel, { body });
    revalidatePath('/settings');
    return outcome;
  });

/** The key goes to the API that is looked at, and nowhere else. */
export const lookAtAgents = action
  .inputSchema(forTenant({ body: lookAtAgentsBody }))
  .action(({ ctx, parsedInput: { body } }) => ctx.client.dashboard(endpoints.lookAtAgents, { body }));
