import * as endpoints from '@/lib/contract/endpoints/identities';
import { type Route, route } from '../mount';
import { deleteIdentity, resetIdentity, updateIdentity } from '../services/identities/change-identity';
import { createIdentity } from '../services/identities/create-identity';
import { findIdentity } from '../services/identities/find-identity';
import { toContract, toIdentity, toSnapshot } from '../services/identities/identity-reply';
import { listHistory, listIdentities } from '../services/identities/list-identities';
import { processBatch, processObservation } from '../services/identities/process-observations';

export const identityRoutes: Route[] = [
  route(endpoints.listIdentities, ({ ctx, query }) => listIdentities(ctx, query)),
  route(endpoints.createIdentity, ({ ctx, body }) => createIdentity(ctx, { body })),
  route(endpoints.getIdentity, async ({ ctx, params }) => ({
    data: toIdentity(await findIdentity(ctx, params.identityId)),
  })),
  route(endpoints.updateIdentity, ({ ctx, params, body }) =>
    updateIdentity(ctx, { identityId: params.identityId, body }),
  ),
  route(endpoints.deleteIdentity, ({ ctx, params }) => deleteIdentity(ctx, params.identityId)),
  route(endpoints.processObservation, ({ ctx, params, body }) =>
    processObservation(ctx, { identityId: params.identityId, body }),
  ),
  route(endpoints.processBatch, ({ ctx, params, body }) =>
    processBatch(ctx, { identityId: params.identityId, body }),
  ),
  route(endpoints.getSnapshot, async ({ ctx, params }) => {
    const { identityId, state } = await findIdentity(ctx, params.identityId);
    return { data: toSnapshot(identityId, state) };
  }),
  route(endpoints.getBehaviourContract, async ({ ctx, params }) => {
    const { identityId, state } = await findIdentity(ctx, params.identityId);
    return { data: toContract(identityId, state) };
  }),
  route(endpoints.listHistory, ({ ctx, params, query }) =>
    listHistory(ctx, { identityId: params.identityId, query }),
  ),
  route(endpoints.resetIdentity, ({ ctx, params, body }) =>
    resetIdentity(ctx, { identityId: params.identityId, body }),
  ),
];
