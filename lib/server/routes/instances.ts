import * as endpoints from '@/lib/contract/endpoints/instances';
import { route } from '../mount';
import { createInstance, updateInstance } from '../services/instances/change-instance';
import { getInstance, listInstances } from '../services/instances/list-instances';
import { deleteInstance, resetInstance } from '../services/instances/reset-instance';

export const instanceRoutes = [
  route(endpoints.listInstances, async ({ ctx, params }) => ({
    instances: await listInstances(ctx, params.agentId),
  })),
  route(endpoints.createInstance, ({ ctx, params, body }) =>
    createInstance(ctx, { agent: params.agentId, body }),
  ),
  route(endpoints.getInstance, ({ ctx, params }) =>
    getInstance(ctx, { agent: params.agentId, instance: params.instanceId }),
  ),
  route(endpoints.updateInstance, ({ ctx, params, body }) =>
    updateInstance(ctx, { agent: params.agentId, instance: params.instanceId, body }),
  ),
  route(endpoints.deleteInstance, async ({ ctx, params }) => {
    await deleteInstance(ctx, { agent: params.agentId, instance: params.instanceId });
    return { success: true };
  }),
  route(endpoints.resetInstance, ({ ctx, params }) =>
    resetInstance(ctx, { agent: params.agentId, instance: params.instanceId }),
  ),
];
