import { ACME, createFirstAccounts } from '@/lib/local-clerk/first-accounts';
import { readLocalState } from '@/lib/local-clerk/state';
import type { SeedOwner } from '@/lib/server/store/seed';
import { ArgumentError } from './arguments';

export interface SeedTenant {
  tenantId: string;
  name: string;
  owners: [SeedOwner, ...SeedOwner[]];
}

/** For an organisation whose members are known to Clerk only. */
const NOBODY: SeedOwner = { userId: 'seed', displayName: 'Seed', email: '' };

/**
 * The organisation that gets the rows: one of the local sign-in by slug or id, or any other by its id.
 * Before the first start the local accounts are not written yet, but their ids are fixed.
 */
export function findTenant(dataDir: string, org: string | undefined): SeedTenant {
  const { organizations, memberships, users } = readLocalState(dataDir) ?? createFirstAccounts(0);
  const wanted = org ?? ACME.id;
  const organization = organizations.find(({ id, slug }) => id === wanted || slug === wanted);
  if (!organization) {
    if (/^(org|user)_\w+$/.test(wanted)) return { tenantId: wanted, name: wanted, owners: [NOBODY] };
    const slugs = organizations.map(({ slug }) => slug).join(', ');
    throw new ArgumentError(
      `There is no organisation "${wanted}". Known here: ${slugs}; or give an id, org_….`,
    );
  }
  const [first = NOBODY, ...others] = memberships
    .filter(({ organizationId }) => organizationId === organization.id)
    .flatMap(({ userId }) => users.filter(({ id }) => id === userId))
    .map(({ id, firstName, lastName, email }) => ({
      userId: id,
      displayName: `${firstName} ${lastName}`.trim(),
      email,
    }));
  return { tenantId: organization.id, name: organization.name, owners: [first, ...others] };
}
