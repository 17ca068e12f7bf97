'use server';

import { revalidatePath } from 'next/cache';
import * as endpoints from '@/lib/contract/endpoints/identities';
import * as views from '@/lib/contract/endpoints/identity-views';
import { identityParams, observation, processBatchBody } from '@/lib/contract/identities';
import { takeBatchBody } from '@/lib/contract/identity-views';
import { action, forTenant } from './action-client';

const { identityId } = identityParams.shape;

/** What an observation would change; nothing is written. */
export const tryObservation = action
  .inputSchema(forTenant({ identityId, body: observation }))
  .action(({ ctx, parsedInput: { identityId, body } }) =>
    ctx.client.dashboard(views.tryObservation, { params: { identityId }, body }),
  );

export const processObservation = action
  .inputSchema(forTenant({ identityId, body: observation }))
  .action(async ({ ctx, parsedInput: { identityId, body } }) => {
    const { data } = await ctx.client.identity(endpoints.processObservation, {
      params: { identityId },
      body,
    });
    revalidatePath('/identities', 'layout');
    return data;
  });

/** One of the requests of a batch, unless the identity has moved on since that cycle. */
export const takeBatch = action
  .inputSchema(forTenant({ identityId, body: takeBatchBody }))
  .action(({ ctx, parsedInput: { identityId, body } }) =>
    ctx.client.dashboard(views.takeBatch, { params: { identityId }, body }),
  );

/** One of the requests of a batch: all of its observations or none. The page is read anew after the last. */
export const processBatch = action
  .inputSchema(forTenant({ identityId, body: processBatchBody }))
  .action(async ({ ctx, parsedInput: { identityId, body } }) => {
    const { data } = await ctx.client.identity(endpoints.processBatch, { params: { identityId }, body });
    return data;
  });
