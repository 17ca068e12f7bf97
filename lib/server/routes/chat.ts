import * as endpoints from '@/lib/contract/endpoints/chat';
import { type Route, route, streamRoute } from '../mount';
import { getChatResult, startChat, streamChat } from '../services/chat/chat';

export const chatRoutes: Route[] = [
  streamRoute(endpoints.chatWithAgent, ({ ctx, params, body, signal }) =>
    streamChat(ctx, { agent: params.agentId, body, kind: 'chat', signal }),
  ),
  streamRoute(endpoints.playgroundChat, ({ ctx, params, body, signal }) =>
    streamChat(ctx, { agent: params.agentId, body, kind: 'playground', signal }),
  ),
  route(endpoints.asyncChat, ({ ctx, params, body }) => startChat(ctx, { agent: params.agentId, body })),
  route(endpoints.asyncChatResult, ({ ctx, params }) =>
    getChatResult(ctx, { agent: params.agentId, processingId: params.processingId }),
  ),
];
