'use server';

import { text } from '@/lib/contract/common';
import { resolveParams } from '@/lib/contract/dashboard';
import { listAgents } from '@/lib/contract/endpoints/agents';
import { resolveId as resolveEndpoint } from '@/lib/contract/endpoints/dashboard';
import { isProblemError } from '@/lib/problem-error';
import { action, forTenant } from './action-client';

const FOUND = 8;

/** The first few agents that match, for the command palette. */
export const searchAgents = action
  .inputSchema(forTenant({ search: text(200) }))
  .action(async ({ ctx, parsedInput: { search } }) => {
    const query = { search, page_size: FOUND };
    const { items } = await ctx.client.agents(listAgents, { query });
    return items ?? [];
  });

/** What a pasted id belongs to; null when nothing of this tenant has it. */
export const resolveId = action
  .inputSchema(forTenant({ id: resolveParams.shape.id }))
  .action(async ({ ctx, parsedInput: { id } }) => {
    try {
      return await ctx.client.dashboard(resolveEndpoint, { params: { id } });
    } catch (error) {
      if (isProblemError(error) && error.problem.status === 404) return null;
      throw error;
    }
  });
