import * as endpoints from '@/lib/contract/endpoints/identity-views';
import { type Route, route, streamRoute } from '../mount';
import { listAgentIdentities } from '../services/identities/agent-identities';
import { attachIdentity, detachIdentity } from '../services/identities/attach-identity';
import { browseIdentities } from '../services/identities/browse-identities';
import { getCockpit } from '../services/identities/cockpit';
import { tryObservation } from '../services/identities/dry-run';
import { exportHistory } from '../services/identities/export-history';
import { listCycles, type ReadCycles } from '../services/identities/list-cycles';
import { takeBatch } from '../services/identities/process-observations';
import {
  browseRemoteIdentities,
  getRemoteCockpit,
  listRemoteAgentIdentities,
  listRemoteCycles,
  refuseDryRun,
  refuseTakeBatch,
} from '../services/identities/remote-views';

/** Which agent an identity belongs to is kept here, wherever either of them is. */
const attachmentRoutes: Route[] = [
  route(endpoints.attachIdentity, ({ ctx, params }) => attachIdentity(ctx, params)),
  route(endpoints.detachIdentity, ({ ctx, params }) => detachIdentity(ctx, params.identityId)),
];

function exportRoute(read: ReadCycles): Route {
  return streamRoute(endpoints.exportHistory, ({ ctx, params, query, signal }) => {
    const asked = { identityId: params.identityId, format: query.format ?? 'jsonl' };
    return exportHistory(ctx, asked, { read, signal });
  });
}

/** Only where the identity API is embedded: these read its tables. */
export const identityViewRoutes: Route[] = [
  route(endpoints.browseIdentities, ({ ctx, query }) => browseIdentities(ctx, query)),
  route(endpoints.getCockpit, ({ ctx, params, query }) =>
    getCockpit(ctx, { identityId: params.identityId, query }),
  ),
  route(endpoints.tryObservation, ({ ctx, params, body }) =>
    tryObservation(ctx, { identityId: params.identityId, body }),
  ),
  route(endpoints.takeBatch, ({ ctx, params, body }) =>
    takeBatch(ctx, { identityId: params.identityId, body }),
  ),
  exportRoute(listCycles),
  route(endpoints.listAgentIdentities, ({ ctx, params }) => listAgentIdentities(ctx, params.agentId)),
  ...attachmentRoutes,
];

/** The same where it is remote: these ask it. */
export const remoteIdentityViewRoutes: Route[] = [
  route(endpoints.browseIdentities, ({ ctx, query }) => browseRemoteIdentities(ctx, query)),
  route(endpoints.getCockpit, ({ ctx, params }) => getRemoteCockpit(ctx, params.identityId)),
  route(endpoints.tryObservation, ({ ctx }) => refuseDryRun(ctx)),
  route(endpoints.takeBatch, ({ ctx }) => refuseTakeBatch(ctx)),
  exportRoute(listRemoteCycles),
  route(endpoints.listAgentIdentities, ({ ctx, params }) => listRemoteAgentIdentities(ctx, params.agentId)),
  ...attachmentRoutes,
];
