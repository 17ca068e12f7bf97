import * as endpoints from '@/lib/contract/endpoints/probes';
import { type Route, route, streamRoute } from '../mount';
import { getProbe } from '../services/probes/find-probe';
import { followProbe } from '../services/probes/follow-probe';
import { listProbes } from '../services/probes/list-probes';
import { startProbe } from '../services/probes/start-probe';
import { cleanProbe, stopProbe } from '../services/probes/stop-probe';

/** Also where the agents API is remote. */
export const probeRoutes: Route[] = [
  streamRoute(endpoints.startProbe, ({ ctx, params, body, signal }) =>
    startProbe(ctx, { agent: params.agentId, body, signal }),
  ),
  route(endpoints.listProbes, ({ ctx, params, query }) => listProbes(ctx, { agent: params.agentId, query })),
  route(endpoints.getProbe, ({ ctx, params }) =>
    getProbe(ctx, { agent: params.agentId, probeId: params.probeId }),
  ),
  streamRoute(endpoints.followProbe, ({ ctx, params, signal }) =>
    followProbe(ctx, { agent: params.agentId, probeId: params.probeId, signal }),
  ),
  route(endpoints.stopProbe, ({ ctx, params }) =>
    stopProbe(ctx, { agent: params.agentId, probeId: params.probeId }),
  ),
  route(endpoints.cleanProbe, ({ ctx, params }) =>
    cleanProbe(ctx, { agent: params.agentId, probeId: params.probeId }),
  ),
];
