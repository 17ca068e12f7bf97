import { randomBytes } from 'node:crypto';
import { ApiError } from '../api-error';
import { replyJson } from '../reply';
import { environmentJson } from '../wire/environment-json';
import { clientJson } from '../wire/session-json';
import { type FrontendCall, frontendRoute, replyChange } from './call';
import { setClientCookie } from './cookies';

/** A browser without a client gets one only when somebody begins to sign in. */
export function requireClient(call: FrontendCall): NonNullable<FrontendCall['client']> {
  if (call.client !== null) return call.client;
  const { client, token } = call.world.clients.create();
  call.client = client;
  setClientCookie(call, token);
  return client;
}

function readClient(call: FrontendCall) {
  // A cookie that is no longer known gets an empty client, which makes clerk-js drop its sessions.
  if (call.client === null && call.incoming.cookies.has('__client')) requireClient(call);
  const client = call.client === null ? null : clientJson(call.world, call.client, call.origin);
  return replyJson({ response: client, client: null });
}

function createClient(call: FrontendCall) {
  const client = requireClient(call);
  return replyJson({ response: clientJson(call.world, client, call.origin), client: null });
}

function endAllSessions(call: FrontendCall) {
  const { sessions } = call.world;
  if (call.client !== null) sessions.end(sessions.listActive(call.client.id), 'removed');
  return replyChange(call, call.client === null ? null : clientJson(call.world, call.client, call.origin));
}

export const clientRoutes = [
  frontendRoute('GET /v1/environment', (call) => replyJson(environmentJson(call.origin))),
  frontendRoute('PATCH /v1/environment', (call) => replyJson(environmentJson(call.origin))),
  frontendRoute('POST /v1/dev_browser', () => replyJson({ id: `dvb_${randomBytes(16).toString('hex')}` })),
  frontendRoute('GET /v1/client', readClient),
  frontendRoute('POST /v1/client', createClient),
  frontendRoute('PUT /v1/client', createClient),
  frontendRoute('DELETE /v1/client', endAllSessions),
  frontendRoute('DELETE /v1/client/sessions', endAllSessions),
  frontendRoute('POST /v1/client/sign_ups', () => {
    throw new ApiError(403, 'sign_up_mode_restricted', 'Access restricted', {
      long: 'Accounts are not created here. Sign in with one of the local accounts.',
    });
  }),
];
