import { pageOf } from '../page';
import { replyJson } from '../reply';
import type { PathParams } from '../routes';
import { membershipJson } from '../wire/organization-json';
import { findUser, managedUserJson } from '../wire/user-json';
import { type BackendCall, backendRoute } from './call';

/** Repeated members mean "any of these"; members that are not filters here are ignored, as by Clerk. */
function filterUsers(call: BackendCall) {
  const { query } = call.incoming;
  const { users, memberships } = call.world.state.data;
  const ids = query.getAll('user_id');
  const emails = query.getAll('email_address').map((email) => email.toLowerCase());
  const organizations = query.getAll('organization_id');
  const text = query.get('query')?.toLowerCase();
  return users.filter((user) => {
    const isMember = () =>
      memberships.some((one) => one.userId === user.id && organizations.includes(one.organizationId));
    const words = `${user.id} ${user.email} ${user.firstName} ${user.lastName}`.toLowerCase();
    return (
      (ids.length === 0 || ids.includes(user.id)) &&
      (emails.length === 0 || emails.includes(user.email)) &&
      (organizations.length === 0 || isMember()) &&
      (!text || words.includes(text))
    );
  });
}

function listUsers(call: BackendCall) {
  return replyJson(pageOf(filterUsers(call), call.incoming.query).data.map(managedUserJson));
}

function countUsers(call: BackendCall) {
  return replyJson({ object: 'total_count', total_count: filterUsers(call).length });
}

function getUser(call: BackendCall, params: PathParams) {
  return replyJson(managedUserJson(findUser(call.world.state.data, params('id'))));
}

function listUserMemberships(call: BackendCall, params: PathParams) {
  const { data } = call.world.state;
  const user = findUser(data, params('id'));
  const page = pageOf(
    data.memberships.filter((one) => one.userId === user.id),
    call.incoming.query,
  );
  return replyJson({ ...page, data: page.data.map((one) => membershipJson(data, one, null)) });
}

export const userRoutes = [
  backendRoute('GET /v1/users', listUsers),
  backendRoute('GET /v1/users/count', countUsers),
  backendRoute('GET /v1/users/:id', getUser),
  backendRoute('GET /v1/users/:id/organization_memberships', listUserMemberships),
];
