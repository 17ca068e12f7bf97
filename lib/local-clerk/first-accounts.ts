import type { MembershipRecord, OrganizationRecord, State, UserRecord } from './state';

/**
 * The ids are fixed: an organisation's id is the tenant of everything stored under it, so data
 * survives even when the identity file is deleted and made again.
 */
export const ACME = { id: 'org_local_acme', name: 'Acme', slug: 'acme' } as const;
export const GLOBEX = { id: 'org_local_globex', name: 'Globex', slug: 'globex' } as const;

export const ACME_ADMIN = { id: 'user_local_acme_admin', email: 'admin@acme.test' } as const;
export const ACME_MEMBER = { id: 'user_local_acme_member', email: 'member@acme.test' } as const;
export const GLOBEX_ADMIN = { id: 'user_local_globex_admin', email: 'admin@globex.test' } as const;

const USERS = [
  { ...ACME_ADMIN, firstName: 'Ada', lastName: 'Acme' },
  { ...ACME_MEMBER, firstName: 'Milo', lastName: 'Acme' },
  { ...GLOBEX_ADMIN, firstName: 'Greta', lastName: 'Globex' },
];

/**
 * Acme and Globex are separate tenants. admin@acme.test is also a plain member of Globex, so that
 * switching organisations can be tried by hand and by tests; a session starts in the user's first
 * organisation, which is the order of this list.
 */
const MEMBERSHIPS = [
  { user: ACME_ADMIN, organization: ACME, role: 'org:admin' },
  { user: ACME_ADMIN, organization: GLOBEX, role: 'org:member' },
  { user: ACME_MEMBER, organization: ACME, role: 'org:member' },
  { user: GLOBEX_ADMIN, organization: GLOBEX, role: 'org:admin' },
] as const;

export const FIRST_EMAILS: string[] = USERS.map((user) => user.email);

/** The password hashes are left empty, which no password matches, until `applyPassword` sets them. */
export function createFirstAccounts(now: number): Pick<State, 'users' | 'organizations' | 'memberships'> {
  const users: UserRecord[] = USERS.map((user) => ({
    ...user,
    passwordHash: '',
    createdAt: now,
    updatedAt: now,
    lastSignInAt: null,
  }));
  const organizations: OrganizationRecord[] = [
    { ...ACME, createdBy: ACME_ADMIN.id, createdAt: now },
    { ...GLOBEX, createdBy: GLOBEX_ADMIN.id, createdAt: now },
  ];
  const memberships: MembershipRecord[] = MEMBERSHIPS.map(({ user, organization, role }) => ({
    id: `orgmem_${user.id.slice('user_'.length)}_${organization.slug}`,
    userId: user.id,
    organizationId: organization.id,
    role,
    createdAt: now,
  }));
  return { users, organizations, memberships };
}
