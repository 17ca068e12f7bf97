import { type CallInput, call } from '@/lib/call';
import type { Endpoint, ReplyOf } from '@/lib/contract/endpoint';
import { identityTransport } from '@/lib/identity-wire';
import type { RemoteApi } from './agents-api';

/** A remote identity API as services of the dashboard's contract ask it. Embedded, they read its tables. */
export interface IdentityApi {
  host: string;
  call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ReplyOf<E>>;
}

/** With the caller's token, or a key in its place. */
export function remoteIdentityApi({ url, key }: RemoteApi, token: string): IdentityApi {
  const transport = identityTransport({ base: url, token: key ?? token, fetch });
  return { host: new URL(url).host, call: (endpoint, input) => call(transport, endpoint, input) };
}
