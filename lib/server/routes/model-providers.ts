import * as endpoints from '@/lib/contract/endpoints/model-providers';
import { type Route, route } from '../mount';
import * as change from '../services/model-providers/change-providers';
import { listModelProviders } from '../services/model-providers/list-providers';
import { lookAtAgents } from '../services/model-providers/look-at-agents';
import { getModelProviderUses } from '../services/model-providers/provider-uses';
import { testModel } from '../services/model-providers/test-model';

/** Only where the agents API is embedded: a remote one has its own models. */
export const modelProviderRoutes: Route[] = [
  route(endpoints.listModelProviders, ({ ctx }) => listModelProviders(ctx)),
  route(endpoints.createModelProvider, ({ ctx, body }) => change.createModelProvider(ctx, body)),
  route(endpoints.updateModelProvider, ({ ctx, params, body }) =>
    change.updateModelProvider(ctx, { providerId: params.providerId, body }),
  ),
  route(endpoints.deleteModelProvider, ({ ctx, params }) =>
    change.deleteModelProvider(ctx, params.providerId).then(() => undefined),
  ),
  route(endpoints.getModelProviderUses, ({ ctx, params }) => getModelProviderUses(ctx, params.providerId)),
  route(endpoints.testModel, ({ ctx, body, signal }) => testModel(ctx, body, signal)),
  route(endpoints.lookAtAgents, ({ ctx, body, signal }) => lookAtAgents(ctx, body, signal)),
];
