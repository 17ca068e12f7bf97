'use server';

import { revalidatePath } from 'next/cache';
import * as z from 'zod';
import { uuid } from '@/lib/contract/common';
import * as endpoints from '@/lib/contract/endpoints/identities';
import * as views from '@/lib/contract/endpoints/identity-views';
import {
  createIdentityBody,
  identityParams,
  resetIdentityBody,
  updateIdentityBody,
} from '@/lib/contract/identities';
import { action, forTenant } from './action-client';
import { writtenActivity } from './written-activity';

const { identityId } = identityParams.shape;

/** Their own pages, and those of the agents they are attached to. */
function readAnew(): void {
  revalidatePath('/identities', 'layout');
  revalidatePath('/agents', 'layout');
}

/** One page of all that there are, by name, for choosing one. */
export const listIdentitiesByName = action
  .inputSchema(forTenant({ offset: z.int().min(0).max(1_000_000) }))
  .action(({ ctx, parsedInput: { offset } }) =>
    ctx.client.dashboard(views.browseIdentities, { query: { sort: 'name', limit: 100, offset } }),
  );

export const createIdentity = action
  .inputSchema(forTenant({ body: createIdentityBody }))
  .action(async ({ ctx, parsedInput: { body } }) => {
    const { data } = await ctx.client.identity(endpoints.createIdentity, { body });
    readAnew();
    return data;
  });

/** Renames or describes: only what is sent changes. */
export const updateIdentity = action
  .inputSchema(forTenant({ identityId, body: updateIdentityBody }))
  .action(async ({ ctx, parsedInput: { identityId, body } }) => {
    const { data } = await ctx.client.identity(endpoints.updateIdentity, { params: { identityId }, body });
    readAnew();
    return data;
  });

export const attachIdentity = action
  .inputSchema(forTenant({ identityId, agentId: uuid }))
  .action(async ({ ctx, parsedInput: { identityId, agentId } }) => {
    const reply = await ctx.client.dashboard(views.attachIdentity, { params: { identityId, agentId } });
    readAnew();
    return reply;
  });

export const detachIdentity = action
  .inputSchema(forTenant({ identityId }))
  .action(async ({ ctx, parsedInput: { identityId } }) => {
    const reply = await ctx.client.dashboard(views.detachIdentity, { params: { identityId } });
    readAnew();
    return reply;
  });

/** How it is now, and which agent it is attached to. */
export const getIdentity = action
  .inputSchema(forTenant({ identityId }))
  .action(async ({ ctx, parsedInput: { identityId } }) => {
    const query = { points: 2 };
    const reply = await ctx.client.dashboard(views.getCockpit, { params: { identityId }, query });
    return reply.identity;
  });

/** Answers what the API returned and the activity row that keeps it. */
export const resetIdentity = action
  .inputSchema(forTenant({ identityId, body: resetIdentityBody }))
  .action(async ({ ctx, parsedInput: { identityId, body } }) => {
    const { data } = await ctx.client.identity(endpoints.resetIdentity, { params: { identityId }, body });
    readAnew();
    return { reply: data, activity: await writtenActivity(ctx.client, identityId) };
  });

/**
 * Revalidates nothing: the page may be the identity's own, which has nothing to show any more; the dialog
 * refreshes when it closes.
 */
export const deleteIdentity = action
  .inputSchema(forTenant({ identityId }))
  .action(async ({ ctx, parsedInput: { identityId } }) => {
    const { data } = await ctx.client.identity(endpoints.deleteIdentity, { params: { identityId } });
    return { reply: data, activity: await writtenActivity(ctx.client, identityId) };
  });
