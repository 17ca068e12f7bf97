import type { LocalClerk } from '@/lib/local-clerk/start';
import { isLoopback, type Settings } from './settings';

/**
 * Who signs people in: Clerk itself when its keys are set, another copy's stand-in when CLERK_FAPI_URL is,
 * and otherwise a stand-in of our own.
 */
export async function startIdentity(settings: Settings): Promise<LocalClerk | null> {
  refuseHalfKeys();
  refuseRemoteStandIn();
  if (process.env.CLERK_SECRET_KEY || process.env.CLERK_FAPI_URL) return null;
  const { startLocalClerk } = await import('@/lib/local-clerk/start');
  return startLocalClerk({
    dataDir: settings.dataDir,
    password: process.env.LOCAL_PASSWORD || undefined,
    log: (line) => console.log(line),
  });
}

function refuseHalfKeys(): void {
  const secret = Boolean(process.env.CLERK_SECRET_KEY);
  const publishable = Boolean(
    process.env.CLERK_PUBLISHABLE_KEY || process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY,
  );
  if (secret === publishable) return;
  const missing = secret ? 'CLERK_PUBLISHABLE_KEY' : 'CLERK_SECRET_KEY';
  throw new Error(`${missing} is not set. Set both of Clerk's keys, or neither to sign in locally.`);
}

/** The proxy in front of the sign-in hands the secret key to whatever CLERK_FAPI_URL names. */
function refuseRemoteStandIn(): void {
  const address = process.env.CLERK_FAPI_URL;
  if (!address) return;
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  if (!isLoopback(host)) {
    throw new Error(
      'CLERK_FAPI_URL must be on this machine (http://127.0.0.1:…): the secret key is sent there. Unset it to use Clerk itself.',
    );
  }
}
