import * as endpoints from '@/lib/contract/endpoints/forks';
import { route } from '../mount';
import { forkAgent } from '../services/forks/fork-agent';
import { getForkStatus } from '../services/forks/fork-status';

export const forkRoutes = [
  route(endpoints.forkAgent, ({ ctx, params, body }) =>
    forkAgent(ctx, { reference: params.agentId, name: body.name }),
  ),
  route(endpoints.getForkStatus, ({ ctx, params }) => getForkStatus(ctx, params.agentId)),
];
