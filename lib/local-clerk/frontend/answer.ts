import type { Incoming } from '../incoming';
import { type Reply, replyError } from '../reply';
import { findRoute } from '../routes';
import type { World } from '../world';
import { assetRoutes } from './asset-routes';
import { openFrontendCall } from './call';
import { clientRoutes } from './client-routes';
import { correctSignInTime } from './cookies';
import { handshakeRoutes } from './handshake-routes';
import { meRoutes } from './me-routes';
import { organizationRoutes } from './organization-routes';
import { sessionRoutes } from './session-routes';
import { signInRoutes } from './sign-in-routes';

const ROUTES = [
  ...clientRoutes,
  ...signInRoutes,
  ...sessionRoutes,
  ...handshakeRoutes,
  ...meRoutes,
  ...organizationRoutes,
  ...assetRoutes,
];

export async function answerFrontend(world: World, incoming: Incoming): Promise<Reply> {
  const call = openFrontendCall(world, incoming);
  let reply: Reply;
  try {
    const { route, params } = findRoute(ROUTES, incoming.method, incoming.path);
    reply = await route.handle(call, params);
  } catch (error) {
    reply = replyError(error, world.log);
  }
  // Refusals carry cookies too: that is how a browser learns that its session ended elsewhere.
  if (incoming.path.startsWith('/v1/')) correctSignInTime(call);
  if (call.setCookies.length > 0) reply.headers['set-cookie'] = call.setCookies;
  return reply;
}
