import * as endpoints from '@/lib/contract/endpoints/instance-memory';
import { type Route, route } from '../mount';
import { browseFacts, getInstanceFact } from '../services/memory/browse-facts';
import { browseStates, getInstanceState } from '../services/memory/browse-states';
import { browseUsers } from '../services/memory/browse-users';

const placeOf = ({ agentId, instanceId }: { agentId: string; instanceId: string }) => ({
  agent: agentId,
  instance: instanceId,
});

/** Only where the agents API is embedded: these read its tables. */
export const instanceMemoryRoutes: Route[] = [
  route(endpoints.browseStates, ({ ctx, params, query }) => browseStates(ctx, { ...placeOf(params), query })),
  route(endpoints.getInstanceState, ({ ctx, params }) =>
    getInstanceState(ctx, { ...placeOf(params), stateId: params.stateId }),
  ),
  route(endpoints.browseFacts, ({ ctx, params, query }) => browseFacts(ctx, { ...placeOf(params), query })),
  route(endpoints.getInstanceFact, ({ ctx, params }) =>
    getInstanceFact(ctx, { ...placeOf(params), factId: params.factId }),
  ),
  route(endpoints.browseUsers, ({ ctx, params, query }) => browseUsers(ctx, { ...placeOf(params), query })),
];
