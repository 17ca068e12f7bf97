'use server';

import { uuid } from '@/lib/contract/common';
import * as endpoints from '@/lib/contract/endpoints/probes';
import { action, forTenant } from './action-client';

const one = forTenant({ agentId: uuid, probeId: uuid });

export const getProbe = action
  .inputSchema(one)
  .action(({ ctx, parsedInput: { agentId, probeId } }) =>
    ctx.client.dashboard(endpoints.getProbe, { params: { agentId, probeId } }),
  );

export const stopProbe = action
  .inputSchema(one)
  .action(({ ctx, parsedInput: { agentId, probeId } }) =>
    ctx.client.dashboard(endpoints.stopProbe, { params: { agentId, probeId } }),
  );

export const cleanProbe = action
  .inputSchema(one)
  .action(({ ctx, parsedInput: { agentId, probeId } }) =>
    ctx.client.dashboard(endpoints.cleanProbe, { params: { agentId, probeId } }),
  );
