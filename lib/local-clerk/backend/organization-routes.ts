import { pageOf } from '../page';
import { replyJson } from '../reply';
import type { PathParams } from '../routes';
import { findOrganization, membershipJson, organizationJson } from '../wire/organization-json';
import { type BackendCall, backendRoute } from './call';

function listOrganizations(call: BackendCall) {
  const { data } = call.world.state;
  const { query } = call.incoming;
  const ids = query.getAll('organization_id');
  const users = query.getAll('user_id');
  const text = query.get('query')?.toLowerCase();
  const found = data.organizations.filter((organization) => {
    const hasUser = () =>
      data.memberships.some((one) => one.organizationId === organization.id && users.includes(one.userId));
    const words = `${organization.id} ${organization.name} ${organization.slug}`.toLowerCase();
    return (
      (ids.length === 0 || ids.includes(organization.id)) &&
      (users.length === 0 || hasUser()) &&
      (!text || words.includes(text))
    );
  });
  const page = pageOf(found, query);
  return replyJson({ ...page, data: page.data.map((one) => privateJson(call, one)) });
}

function getOrganization(call: BackendCall, params: PathParams) {
  return replyJson(privateJson(call, findOrganization(call.world.state.data, params('id'))));
}

function listMembers(call: BackendCall, params: PathParams) {
  const { data } = call.world.state;
  const { query } = call.incoming;
  const organization = findOrganization(data, params('id'));
  const users = query.getAll('user_id');
  const members = data.memberships.filter(
    (one) => one.organizationId === organization.id && (users.length === 0 || users.includes(one.userId)),
  );
  const page = pageOf(members, query);
  return replyJson({ ...page, data: page.data.map((one) => membershipJson(data, one, null)) });
}

function privateJson(call: BackendCall, organization: Parameters<typeof organizationJson>[1]) {
  return { ...organizationJson(call.world.state.data, organization, null), private_metadata: {} };
}

export const organizationRoutes = [
  backendRoute('GET /v1/organizations', listOrganizations),
  backendRoute('GET /v1/organizations/:id', getOrganization),
  backendRoute('GET /v1/organizations/:id/memberships', listMembers),
];
