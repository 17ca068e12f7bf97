import type { Incoming } from '../incoming';
import { type Reply, replyJson } from '../reply';
import { findRoute } from '../routes';
import type { World } from '../world';
import { backendRoute, requireSecretKey } from './call';
import { organizationRoutes } from './organization-routes';
import { sessionRoutes } from './session-routes';
import { userRoutes } from './user-routes';

const ROUTES = [
  backendRoute('GET /v1/jwks', ({ world }) => replyJson({ keys: [world.key.publicJwk] })),
  ...userRoutes,
  ...organizationRoutes,
  ...sessionRoutes,
];

export function answerBackend(world: World, incoming: Incoming): Reply | Promise<Reply> {
  requireSecretKey(world, incoming);
  const { route, params } = findRoute(ROUTES, incoming.method, incoming.path.slice('/bapi'.length));
  return route.handle({ world, incoming }, params);
}
