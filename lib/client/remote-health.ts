import 'server-only';
import { env } from '@/lib/env';

const FRESH_MS = 10_000;
const PATIENCE_MS = 1500;

let last: { at: number; checked: Promise<{ reachable: boolean }> } | undefined;

/** Whether the remote agents API answers at all; asked at most every ten seconds. */
export async function remoteHealth(): Promise<{ reachable: boolean }> {
  if (!last || Date.now() - last.at > FRESH_MS)
    last = { at: Date.now(), checked: check(env().API_URL ?? '') };
  return last.checked;
}

/** Any answer counts, a refusal too: this sends no token. */
async function check(url: string): Promise<{ reachable: boolean }> {
  try {
    const response = await fetch(`${url}/agents`, {
      method: 'OPTIONS',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { reachable: response.status < 500 };
  } catch {
    return { reachable: false };
  }
}
