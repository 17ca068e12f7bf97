'use server';

import * as z from 'zod';
import { uuid } from '@/lib/contract/common';
import * as endpoints from '@/lib/contract/endpoints/agent-files';
import { action, forTenant } from './action-client';

/** The agent as one file, with or without what its instances remember. */
export const exportAgent = action
  .inputSchema(forTenant({ agentId: uuid, memory: z.boolean() }))
  .action(({ ctx, parsedInput: { agentId, memory } }) =>
    ctx.client.dashboard(endpoints.exportAgent, { params: { agentId }, query: { memory } }),
  );
