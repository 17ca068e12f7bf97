import * as endpoints from '@/lib/contract/endpoints/memory';
import { route } from '../mount';
import { bulkCreateFacts, createFact, deleteFact, updateFact } from '../services/memory/change-facts';
import {
  createState,
  deleteState,
  deleteStateByKey,
  updateState,
  upsertState,
} from '../services/memory/change-states';
import { listFacts } from '../services/memory/list-facts';
import { getStateByKey, listStates } from '../services/memory/list-states';
import { listUsers } from '../services/memory/list-users';

export const memoryRoutes = [
  route(endpoints.listCustomStates, async ({ ctx, params, query }) => ({
    states: await listStates(ctx, { agent: params.agentId, query }),
  })),
  route(endpoints.createCustomState, ({ ctx, params, body }) =>
    createState(ctx, { agent: params.agentId, body }),
  ),
  route(endpoints.getCustomStateByKey, ({ ctx, params, query }) =>
    getStateByKey(ctx, { agent: params.agentId, query }),
  ),
  route(endpoints.upsertCustomStateByKey, ({ ctx, params, body }) =>
    upsertState(ctx, { agent: params.agentId, body }),
  ),
  route(endpoints.deleteCustomStateByKey, ({ ctx, params, query }) =>
    deleteStateByKey(ctx, { agent: params.agentId, query }),
  ),
  route(endpoints.updateCustomState, ({ ctx, params, body }) =>
    updateState(ctx, { agent: params.agentId, stateId: params.stateId, body }),
  ),
  route(endpoints.deleteCustomState, ({ ctx, params }) =>
    deleteState(ctx, { agent: params.agentId, stateId: params.stateId }),
  ),
  route(endpoints.listFacts, ({ ctx, params, query }) => listFacts(ctx, { agent: params.agentId, query })),
  route(endpoints.createFact, ({ ctx, params, query, body }) =>
    createFact(ctx, { agent: params.agentId, instance: query.instance_id, body }),
  ),
  route(endpoints.bulkCreateFacts, async ({ ctx, params, query, body }) => {
    const facts = await bulkCreateFacts(ctx, { agent: params.agentId, instance: query.instance_id, body });
    return { facts_created: facts.length, facts };
  }),
  route(endpoints.updateFact, ({ ctx, params, body }) =>
    updateFact(ctx, { agent: params.agentId, factId: params.factId, body }),
  ),
  route(endpoints.deleteFact, ({ ctx, params }) =>
    deleteFact(ctx, { agent: params.agentId, factId: params.factId }),
  ),
  route(endpoints.listUsers, ({ ctx, params, query }) => listUsers(ctx, { agent: params.agentId, query })),
];
