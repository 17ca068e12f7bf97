import * as endpoints from '@/lib/contract/endpoints/tester';
import { type Route, route, streamRoute } from '../mount';
import { describeConfiguration } from '../services/tester/describe-configuration';
import { followTurn } from '../services/tester/follow-turn';
import { deleteConversation } from '../services/tester/forget-turns';
import { listConversations } from '../services/tester/list-conversations';
import { getTurn, listTurns } from '../services/tester/list-turns';
import { startTurn } from '../services/tester/start-turn';
import { stopTurn } from '../services/tester/stop-turn';

/** Whether the agents API is embedded or remote. */
export const testerRoutes: Route[] = [
  streamRoute(endpoints.startTurn, ({ ctx, params, body, signal }) =>
    startTurn(ctx, { agent: params.agentId, body, signal }),
  ),
  streamRoute(endpoints.followTurn, ({ ctx, params, query, signal }) =>
    followTurn(ctx, { agent: params.agentId, turnId: params.turnId, after: query.after, signal }),
  ),
  route(endpoints.stopTurn, ({ ctx, params }) =>
    stopTurn(ctx, { agent: params.agentId, turnId: params.turnId }),
  ),
  route(endpoints.getTurn, ({ ctx, params }) =>
    getTurn(ctx, { agent: params.agentId, turnId: params.turnId }),
  ),
  route(endpoints.listConversations, ({ ctx, params, query }) =>
    listConversations(ctx, { agent: params.agentId, query }),
  ),
  route(endpoints.listTurns, ({ ctx, params, query }) =>
    listTurns(ctx, { agent: params.agentId, conversationId: params.conversationId, query }),
  ),
  route(endpoints.deleteConversation, ({ ctx, params }) =>
    deleteConversation(ctx, { agent: params.agentId, conversationId: params.conversationId }),
  ),
  route(endpoints.describeConfiguration, ({ ctx, params, body }) =>
    describeConfiguration(ctx, { agent: params.agentId, draft: body.draft }),
  ),
];
