import * as endpoints from '@/lib/contract/endpoints/capabilities';
import { type Route, route } from '../mount';
import { getCapabilities, updateCapabilities } from '../services/capabilities/capabilities';

export const capabilityRoutes: Route[] = [
  route(endpoints.getCapabilities, ({ ctx, params }) => getCapabilities(ctx, params.agentId)),
  route(endpoints.updateCapabilities, ({ ctx, params, body }) =>
    updateCapabilities(ctx, { reference: params.agentId, body }),
  ),
  route(endpoints.patchCapabilities, ({ ctx, params, body }) =>
    updateCapabilities(ctx, { reference: params.agentId, body }),
  ),
];
