'use server';

import { uuid } from '@/lib/contract/common';
import { getAgentLineage } from '@/lib/contract/endpoints/dashboard';
import * as endpoints from '@/lib/contract/endpoints/forks';
import { forkAgentBody } from '@/lib/contract/forks';
import { action, forTenant } from './action-client';

/** Revalidates nothing: until it is complete, no page shows the copy. */
export const forkAgent = action
  .inputSchema(forTenant({ agentId: uuid, body: forkAgentBody }))
  .action(({ ctx, parsedInput: { agentId, body } }) =>
    ctx.client.agents(endpoints.forkAgent, { params: { agentId }, body }),
  );

/** What differs between a fork and its source, with both values. */
export const compareWithSource = action
  .inputSchema(forTenant({ agentId: uuid }))
  .action(({ ctx, parsedInput: { agentId } }) =>
    ctx.client.dashboard(getAgentLineage, { params: { agentId }, query: { values: true } }),
  );
