import { ApiError } from '../api-error';
import { type Incoming, singleHeader } from '../incoming';
import type { Reply } from '../reply';
import { route } from '../routes';
import { isSameSecret } from '../secret-key';
import type { World } from '../world';

export interface BackendCall {
  world: World;
  incoming: Incoming;
}

export const backendRoute = route<BackendCall, Reply>;

export function requireSecretKey(world: World, incoming: Incoming): void {
  const [scheme, key] = singleHeader(incoming.headers, 'authorization')?.split(' ') ?? [];
  if (scheme !== 'Bearer' || !isSameSecret(key, world.state.data.secretKey)) {
    throw new ApiError(401, 'clerk_key_invalid', 'The provided Clerk Secret Key is invalid.');
  }
}
