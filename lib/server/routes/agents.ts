import * as endpoints from '@/lib/contract/endpoints/agents';
import { route } from '../mount';
import { toAgentDetail } from '../services/agents/agent-reply';
import { setAgentStatus, updateAgentProfile, updateAgentProject } from '../services/agents/change-agent';
import { createAgent } from '../services/agents/create-agent';
import { deleteAgent } from '../services/agents/delete-agent';
import { findAgent } from '../services/agents/find-agent';
import { listAgents } from '../services/agents/list-agents';

export const agentRoutes = [
  route(endpoints.listAgents, ({ ctx, query }) => listAgents(ctx, query)),
  route(endpoints.createAgent, ({ ctx, body, header }) =>
    createAgent(ctx, { body, createOnly: header('if-none-match') === '*' }),
  ),
  route(endpoints.getAgent, async ({ ctx, params }) => toAgentDetail(await findAgent(ctx, params.agentId))),
  route(endpoints.deleteAgent, async ({ ctx, params }) => {
    const deleted = await deleteAgent(ctx, params.agentId);
    return { deleted, errors: [], status: 'ok', success: true };
  }),
  route(endpoints.setAgentStatus, async ({ ctx, params, body }) => {
    const input = { reference: params.agentId, isActive: body.is_active };
    const { agentId, isActive } = await setAgentStatus(ctx, input);
    return { agent_id: agentId, is_active: isActive, success: true };
  }),
  route(endpoints.updateAgentProfile, async ({ ctx, params, body }) => {
    await updateAgentProfile(ctx, { reference: params.agentId, body });
    return { success: true };
  }),
  route(endpoints.updateAgentProject, async ({ ctx, params, body }) => {
    await updateAgentProject(ctx, { reference: params.agentId, projectId: body.project_id });
    return { success: true };
  }),
];
