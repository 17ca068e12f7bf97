import type { State, UserRecord } from '../state';
import { membershipJson } from './organization-json';
import { userJson } from './user-json';

/** The browser's user also lists the organisations that can be switched to. */
export function signedInUserJson(state: State, user: UserRecord, origin: string | null) {
  return {
    ...userJson(user, origin),
    organization_memberships: state.memberships
      .filter((membership) => membership.userId === user.id)
      .map((membership) => membershipJson(state, membership, origin)),
  };
}
