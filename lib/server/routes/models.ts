import * as dashboard from '@/lib/contract/endpoints/dashboard-models';
import * as endpoints from '@/lib/contract/endpoints/models';
import { type Route, route } from '../mount';
import { getAgentSwitches } from '../services/capabilities/capabilities';
import * as change from '../services/models/change-models';
import { getAgentModels, listModels } from '../services/models/list-models';
import { getEffectiveModel, getModelLayers } from '../services/models/model-layers';

export const modelRoutes: Route[] = [
  route(endpoints.getEffectivePostProcessingModel, ({ ctx, params, query }) =>
    getEffectiveModel(ctx, { reference: params.agentId, chatModel: query.chat_model }),
  ),
  route(endpoints.updateAgentPostProcessingModel, async ({ ctx, params, body }) => {
    const { provider, model } = await change.updateAgentModel(ctx, { reference: params.agentId, body });
    return { post_processing_provider: provider, post_processing_model: model, success: true };
  }),
  route(endpoints.getAgentModels, ({ ctx, params }) => getAgentModels(ctx, params.agentId)),
  route(endpoints.listModels, async ({ ctx }) => listModels(ctx.catalogue)),
];

/** Only where the agents API is embedded. */
export const dashboardModelRoutes: Route[] = [
  route(dashboard.getAgentSwitches, ({ ctx, params }) => getAgentSwitches(ctx, params.agentId)),
  route(dashboard.getModelLayers, ({ ctx, params }) => getModelLayers(ctx, params.agentId)),
  route(dashboard.getProjectModel, ({ ctx, params }) => change.getProjectModel(ctx, params.projectId)),
  route(dashboard.updateProjectModel, ({ ctx, params, body }) =>
    change.updateProjectModel(ctx, { projectId: params.projectId, body }),
  ),
  route(dashboard.getAccountModel, ({ ctx }) => change.getAccountModel(ctx)),
  route(dashboard.updateAccountModel, ({ ctx, body }) => change.updateAccountModel(ctx, { body })),
];
