import { notFound, readOnly } from '../api-error';
import { pageOf } from '../page';
import type { PathParams } from '../routes';
import type { OrganizationRecord } from '../state';
import { findOrganization, membershipJson, organizationJson } from '../wire/organization-json';
import { type FrontendCall, frontendRoute, replyChange, requireSession } from './call';

/** Another tenant's organisation looks the same as one that does not exist. */
function requireOwnOrganization(call: FrontendCall, params: PathParams): OrganizationRecord {
  const { data } = call.world.state;
  const session = requireSession(call);
  const organization = findOrganization(data, params('id'));
  const isMember = data.memberships.some(
    (one) => one.userId === session.userId && one.organizationId === organization.id,
  );
  if (!isMember) throw notFound('organization');
  return organization;
}

function readOrganization(call: FrontendCall, params: PathParams) {
  const organization = requireOwnOrganization(call, params);
  return replyChange(call, organizationJson(call.world.state.data, organization, call.origin));
}

function listMembers(call: FrontendCall, params: PathParams) {
  const { data } = call.world.state;
  const organization = requireOwnOrganization(call, params);
  const members = data.memberships.filter((one) => one.organizationId === organization.id);
  const page = pageOf(members, call.incoming.query);
  return replyChange(call, {
    data: page.data.map((membership) => membershipJson(data, membership, call.origin)),
    total_count: page.total_count,
  });
}

function listRoles(call: FrontendCall, params: PathParams) {
  const { createdAt } = requireOwnOrganization(call, params);
  const roles = ['Admin', 'Member'].map((name) => ({
    object: 'role',
    id: `role_local_${name.toLowerCase()}`,
    key: `org:${name.toLowerCase()}`,
    name,
    description: '',
    permissions: [],
    created_at: createdAt,
    updated_at: createdAt,
  }));
  return replyChange(call, pageOf(roles, call.incoming.query));
}

function listNothing(call: FrontendCall, params: PathParams) {
  requireOwnOrganization(call, params);
  return replyChange(call, pageOf([], call.incoming.query));
}

function refuse(): never {
  throw readOnly();
}

export const organizationRoutes = [
  frontendRoute('POST /v1/organizations', refuse),
  frontendRoute('GET /v1/organizations/:id', readOrganization),
  frontendRoute('PATCH /v1/organizations/:id', refuse),
  frontendRoute('DELETE /v1/organizations/:id', refuse),
  frontendRoute('GET /v1/organizations/:id/memberships', listMembers),
  frontendRoute('POST /v1/organizations/:id/memberships', refuse),
  frontendRoute('GET /v1/organizations/:id/roles', listRoles),
  frontendRoute('GET /v1/organizations/:id/invitations', listNothing),
  frontendRoute('POST /v1/organizations/:id/invitations', refuse),
  frontendRoute('GET /v1/organizations/:id/membership_requests', listNothing),
  frontendRoute('GET /v1/organizations/:id/domains', listNothing),
];
