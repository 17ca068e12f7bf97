import { randomBytes, timingSafeEqual } from 'node:crypto';

// clerkMiddleware wants the sk_live_ shape; the rest marks a key that no Clerk account ever had.
const LOCAL_PREFIX = 'sk_live_local_';

export function createLocalSecretKey(): string {
  return `${LOCAL_PREFIX}${randomBytes(32).toString('base64url')}`;
}

export function isLocalSecretKey(key: string): boolean {
  return key.startsWith(LOCAL_PREFIX);
}

/** A real key in the environment would be sent to the stand-in with each proxied request. */
export function refuseRealSecretKey(env: Record<string, string | undefined>): void {
  const key = env.CLERK_SECRET_KEY?.trim();
  if (key && !isLocalSecretKey(key)) {
    throw new Error(
      'CLERK_SECRET_KEY holds a key that is not a local one: the local identity does not start beside it. Unset it to sign in locally, or use Clerk itself.',
    );
  }
}

export function isSameSecret(given: string | undefined, wanted: string): boolean {
  const left = Buffer.from(given ?? '');
  const right = Buffer.from(wanted);
  return left.length === right.length && timingSafeEqual(left, right);
}
