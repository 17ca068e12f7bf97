import * as endpoints from '@/lib/contract/endpoints/dashboard';
import { type Route, route } from '../mount';
import { getActivity, listActivity } from '../services/activity/list-activity';
import { recordActivity, settleActivity } from '../services/activity/remote-activity';
import { getAgentLineage } from '../services/forks/agent-lineage';
import { browseInstances } from '../services/instances/browse-instances';
import { getAgentContents, getInstanceContents } from '../services/instances/count-contents';
import { resolveId } from '../services/resolve-id';
import { addSamples, getSamples, removeSamples } from '../services/samples/samples';

/** What was changed; here also where the agents API is remote. */
export const activityRoutes: Route[] = [
  route(endpoints.listActivity, ({ ctx, query }) => listActivity(ctx, query)),
  route(endpoints.getActivity, ({ ctx, params }) => getActivity(ctx, params.activityId)),
];

/** Only where the agents API is remote: embedded, each change writes its own row. */
export const remoteActivityRoutes: Route[] = [
  route(endpoints.recordActivity, ({ ctx, body }) => recordActivity(ctx, body)),
  route(endpoints.settleActivity, ({ ctx, params, body }) =>
    settleActivity(ctx, { activityId: params.activityId, body }),
  ),
];

/** Only where the agents API is embedded: these read its tables. */
export const embeddedRoutes: Route[] = [
  route(endpoints.browseInstances, ({ ctx, params, query }) =>
    browseInstances(ctx, { agent: params.agentId, query }),
  ),
  route(endpoints.getInstanceContents, ({ ctx, params }) =>
    getInstanceContents(ctx, { agent: params.agentId, instance: params.instanceId }),
  ),
  route(endpoints.getAgentContents, ({ ctx, params }) => getAgentContents(ctx, params.agentId)),
  route(endpoints.getAgentLineage, ({ ctx, params, query }) =>
    getAgentLineage(ctx, { reference: params.agentId, values: query.values ?? false }),
  ),
  route(endpoints.getSamples, ({ ctx }) => getSamples(ctx)),
  route(endpoints.addSamples, ({ ctx }) => addSamples(ctx)),
  route(endpoints.removeSamples, ({ ctx }) => removeSamples(ctx)),
  route(endpoints.resolveId, ({ ctx, params }) => resolveId(ctx, params.id)),
];
