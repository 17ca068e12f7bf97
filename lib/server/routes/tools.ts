import * as endpoints from '@/lib/contract/endpoints/tools';
import { route } from '../mount';
import { createCustomTool, deleteCustomTool, updateCustomTool } from '../services/tools/change-tool';
import { listCustomTools } from '../services/tools/list-tools';

export const toolRoutes = [
  route(endpoints.listCustomTools, async ({ ctx, params }) => ({
    tools: await listCustomTools(ctx, params.agentId),
  })),
  route(endpoints.createCustomTool, ({ ctx, params, body }) =>
    createCustomTool(ctx, { agent: params.agentId, body }),
  ),
  route(endpoints.updateCustomTool, async ({ ctx, params, body }) => {
    await updateCustomTool(ctx, { agent: params.agentId, name: params.toolName, body });
    return { success: true };
  }),
  route(endpoints.deleteCustomTool, async ({ ctx, params }) => {
    await deleteCustomTool(ctx, { agent: params.agentId, name: params.toolName });
    return { success: true };
  }),
];
