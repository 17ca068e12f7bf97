'use server';

import type { Client } from '@/lib/client/client';
import { identityHost } from '@/lib/client/connection';
import { text } from '@/lib/contract/common';
import { resolveParams } from '@/lib/contract/dashboard';
import { listAgents } from '@/lib/contract/endpoints/agents';
import { resolveId as resolveEndpoint } from '@/lib/contract/endpoints/dashboard';
import { browseIdentities } from '@/lib/contract/endpoints/identity-views';
import { isProblemError } from '@/lib/problem-error';
import { action, forTenant } from './action-client';

const FOUND = 8;

async function findAgents({ agents }: Client, search: string) {
  const { items } = await agents(listAgents, { query: { search, page_size: FOUND } });
  return items ?? [];
}

/** The first few agents that match. */
export const searchAgents = action
  .inputSchema(forTenant({ search: text(200) }))
  .action(({ ctx, parsedInput: { search } }) => findAgents(ctx.client, search));

async function findIdentities({ dashboard }: Client, search: string) {
  const query = { search, sort: 'name', limit: FOUND } as const;
  const { items } = await dashboard(browseIdentities, { query });
  return items;
}

/** The first few of everything that is found by its name, for the command palette: one action, since they wait for each other. */
export const searchAll = action
  .inputSchema(forTenant({ search: text(200) }))
  .action(async ({ ctx: { client }, parsedInput: { search } }) => {
    const host = identityHost();
    const [agents, identities] = await Promise.all([
      findAgents(client, search),
      // A remote identity API finds none by name.
      host ? [] : findIdentities(client, search),
    ]);
    return { agents, identities, host };
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
