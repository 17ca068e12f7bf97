import * as endpoints from '@/lib/contract/endpoints/cases';
import { type Route, route, streamRoute } from '../mount';
import { createCase, deleteCase, updateCase } from '../services/cases/change-cases';
import { getCaseRun } from '../services/cases/find-run';
import { followCaseRun } from '../services/cases/follow-run';
import { getCase, listCases } from '../services/cases/list-cases';
import { listCaseResults, listCaseRuns } from '../services/cases/list-runs';
import { startCaseRun } from '../services/cases/start-run';
import { stopCaseRun } from '../services/cases/stop-run';

/** Also where the agents API is remote. */
export const caseRoutes: Route[] = [
  route(endpoints.listCases, ({ ctx, params, query }) => listCases(ctx, { agent: params.agentId, query })),
  route(endpoints.createCase, ({ ctx, params, body }) => createCase(ctx, { agent: params.agentId, body })),
  route(endpoints.getCase, ({ ctx, params }) =>
    getCase(ctx, { agent: params.agentId, caseId: params.caseId }),
  ),
  route(endpoints.updateCase, ({ ctx, params, body }) =>
    updateCase(ctx, { agent: params.agentId, caseId: params.caseId, body }),
  ),
  route(endpoints.deleteCase, ({ ctx, params }) =>
    deleteCase(ctx, { agent: params.agentId, caseId: params.caseId }),
  ),
  streamRoute(endpoints.startCaseRun, ({ ctx, params, body, signal }) =>
    startCaseRun(ctx, { agent: params.agentId, body, signal }),
  ),
  route(endpoints.listCaseRuns, ({ ctx, params, query }) =>
    listCaseRuns(ctx, { agent: params.agentId, query }),
  ),
  route(endpoints.getCaseRun, ({ ctx, params }) =>
    getCaseRun(ctx, { agent: params.agentId, runId: params.runId }),
  ),
  streamRoute(endpoints.followCaseRun, ({ ctx, params, signal }) =>
    followCaseRun(ctx, { agent: params.agentId, runId: params.runId, signal }),
  ),
  route(endpoints.listCaseResults, ({ ctx, params, query }) =>
    listCaseResults(ctx, { agent: params.agentId, runId: params.runId, query }),
  ),
  route(endpoints.stopCaseRun, ({ ctx, params }) =>
    stopCaseRun(ctx, { agent: params.agentId, runId: params.runId }),
  ),
];
