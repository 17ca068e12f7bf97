import 'server-only';
import { randomUUID } from 'node:crypto';
import { type CallInput, call, type Transport } from '@/lib/call';
import type { Endpoint, ReplyOf } from '@/lib/contract/endpoint';
import { env } from '@/lib/env';
import { identityTransport } from '@/lib/identity-wire';
import { createLog } from '@/lib/log';
import { type Apis, apis } from '@/lib/server/app';
import { noted } from './note-remote-change';
import { remoteDashboard } from './remote-dashboard';

/** Calls the contracts with one session's token. */
export interface Client {
  /** The agents API: embedded, or remote with API_URL. */
  agents<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ReplyOf<E>>;
  /** Our dashboard API: always here. */
  dashboard<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ReplyOf<E>>;
  /** The identity API: embedded, or remote with IDENTITY_API_URL. */
  identity<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ReplyOf<E>>;
  /** In every request of this client, in the log and in every problem it throws. */
  requestId: string;
}

/** `token`: the session's JWT. `requestId`: one for all calls that serve one action of the user. */
export function openClient(token: string, requestId: string = randomUUID()): Client {
  const dashboard = embedded(apis().dashboard, '/api/troupe/v1', token);
  const { API_URL: url, IDENTITY_API_URL: identityUrl } = env();
  const agents = url ? network(url, env().API_KEY ?? token) : embedded(apis().agents, '/api/v1', token);
  const identity = identityTransport(
    identityUrl
      ? network(identityUrl, env().IDENTITY_API_KEY ?? token)
      : embedded(apis().identity, '/api/identity/v1', token),
  );
  const local: Client = {
    requestId,
    agents: (endpoint, input) => call(agents, endpoint, { requestId, ...input }),
    dashboard: (endpoint, input) => call(dashboard, endpoint, { requestId, ...input }),
    identity: (endpoint, input) => call(identity, endpoint, { requestId, ...input }),
  };
  return {
    ...local,
    ...(url && { agents: noted(local, 'agents'), dashboard: remoteDashboard(local) }),
    ...(identityUrl && { identity: noted(local, 'identity') }),
  };
}

/** The same door as the network, in this process: same checks, same bytes. */
function embedded(app: Apis['dashboard'] | undefined, path: string, token: string): Transport {
  return {
    base: `http://embedded${path}`,
    token,
    fetch: async (request) => {
      if (!app) throw new Error(`Nothing is embedded at ${path}.`);
      return app.fetch(request);
    },
  };
}

function network(base: string, token: string): Transport {
  return {
    base,
    token,
    fetch: async (request) => {
      try {
        return await fetch(request, { cache: 'no-store' });
      } catch (error) {
        const requestId = request.headers.get('x-request-id');
        const reason = error instanceof Error ? String(error.cause ?? error) : String(error);
        createLog(env().LOG_LEVEL).warn({ requestId, host: new URL(base).host, error: reason }, 'no answer');
        throw error;
      }
    },
  };
}
