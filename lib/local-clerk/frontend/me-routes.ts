import { readOnly } from '../api-error';
import { pageOf } from '../page';
import { membershipJson } from '../wire/organization-json';
import { signedInUserJson } from '../wire/signed-in-user-json';
import { findUser } from '../wire/user-json';
import { type FrontendCall, frontendRoute, replyChange, requireSession } from './call';

function readMe(call: FrontendCall) {
  const { data } = call.world.state;
  return replyChange(call, signedInUserJson(data, findUser(data, requireSession(call).userId), call.origin));
}

function listMyMemberships(call: FrontendCall) {
  const { data } = call.world.state;
  const session = requireSession(call);
  const mine = data.memberships.filter((membership) => membership.userId === session.userId);
  const page = pageOf(mine, call.incoming.query);
  return replyChange(call, {
    data: page.data.map((membership) => membershipJson(data, membership, call.origin)),
    total_count: page.total_count,
  });
}

/** Nobody is invited here, so these lists are truly empty. */
function listNothing(call: FrontendCall) {
  requireSession(call);
  return replyChange(call, pageOf([], call.incoming.query));
}

function refuse(): never {
  throw readOnly();
}

export const meRoutes = [
  frontendRoute('GET /v1/me', readMe),
  frontendRoute('PATCH /v1/me', refuse),
  frontendRoute('DELETE /v1/me', refuse),
  frontendRoute('POST /v1/me/change_password', refuse),
  frontendRoute('GET /v1/me/organization_memberships', listMyMemberships),
  frontendRoute('DELETE /v1/me/organization_memberships/:id', refuse),
  frontendRoute('GET /v1/me/organization_invitations', listNothing),
  frontendRoute('GET /v1/me/organization_suggestions', listNothing),
];
