import 'server-only';
import { env } from '@/lib/env';

/** Which agents API this copy of Troupe works on, and what that one cannot do. */
export interface Connection {
  kind: 'embedded' | 'remote';
  /** Host of the remote API, or empty. */
  host: string;
  /** A fixed API key speaks for everybody: screens that need a Clerk session there are hidden. */
  usesKey: boolean;
}

export function connection(): Connection {
  const { API_URL: url, API_KEY: key } = env();
  if (!url) return { kind: 'embedded', host: '', usesKey: false };
  return { kind: 'remote', host: new URL(url).host, usesKey: key !== undefined };
}

/** Host of a remote identity API; empty: identities are embedded. */
export function identityHost(): string {
  const { IDENTITY_API_URL: url } = env();
  return url ? new URL(url).host : '';
}
