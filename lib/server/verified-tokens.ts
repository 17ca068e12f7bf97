import { verifyToken } from '@clerk/backend';
import type { TokenTrust } from './authenticate';

interface Verified {
  claims: Awaited<ReturnType<typeof verifyToken>>;
  /** Milliseconds; from then on the token is looked at anew. */
  until: number;
}

const MOST = 1000;
const kept = new WeakMap<TokenTrust, Map<string, Verified>>();

/**
 * The claims of a token whose signature and times hold; throws what `verifyToken` throws. One page asks several
 * operations with the same token, so a good one is remembered until it expires. Refusals are not.
 */
export async function verifiedClaims(token: string, trust: TokenTrust): Promise<Verified['claims']> {
  const known = kept.get(trust) ?? new Map<string, Verified>();
  kept.set(trust, known);
  const verified = known.get(token);
  if (verified && Date.now() < verified.until) return verified.claims;
  known.delete(token);
  const claims = await verifyToken(token, trust);
  const [oldest] = known.keys();
  if (known.size >= MOST && oldest !== undefined) known.delete(oldest);
  known.set(token, { claims, until: claims.exp * 1000 });
  return claims;
}
