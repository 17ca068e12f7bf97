import { type CallInput, call, openStream, type Transport } from '@/lib/call';
import type { Endpoint, ReplyOf } from '@/lib/contract/endpoint';
import type { Api } from './api';
import type { Caller } from './context';

/** The agents API as services of the dashboard's contract ask it for a caller: embedded in this process, or remote. */
export interface AgentsApi {
  /** `embedded`, or the host of the remote API. */
  name: string;
  call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ReplyOf<E>>;
  /** The reply of an endpoint that streams; aborting the signal ends it. */
  open<E extends Endpoint>(endpoint: E, input: CallInput<E>, signal: AbortSignal): Promise<Response>;
}

export type OpenAgentsApi = (caller: Caller, token: string) => AgentsApi;

/**
 * In this process a caller who was let in once stays so for what was begun then: a token lives a minute, an answer may
 * take longer.
 */
export function embeddedAgentsApi(agents: Api): OpenAgentsApi {
  return (caller, token) => {
    const fetch = async (request: Request) => agents.fetch(request, { caller });
    return over('embedded', { base: 'http://embedded/api/v1', token, fetch });
  };
}

/** Where a remote API is. */
export interface RemoteApi {
  url: string;
  /** In place of the caller's token. */
  key?: string;
}

export function remoteAgentsApi({ url, key }: RemoteApi): OpenAgentsApi {
  return (_caller, token) => over(new URL(url).host, { base: url, token: key ?? token, fetch });
}

function over(name: string, transport: Transport): AgentsApi {
  return {
    name,
    call: (endpoint, input) => call(transport, endpoint, input),
    open: (endpoint, input, signal) => openStream(transport, endpoint, input, signal),
  };
}
