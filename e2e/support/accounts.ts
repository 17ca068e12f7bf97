import { ACME, ACME_ADMIN, ACME_MEMBER, GLOBEX, GLOBEX_ADMIN } from '@/lib/local-clerk/first-accounts';

/** Who takes part in the journeys. */
export const accounts = {
  admin: { ...ACME_ADMIN, organization: ACME.id },
  member: { ...ACME_MEMBER, organization: ACME.id },
  globex: { ...GLOBEX_ADMIN, organization: GLOBEX.id },
} as const;

export type Role = keyof typeof accounts;
