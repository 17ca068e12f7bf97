import { createClerkClient } from '@clerk/backend';
import type { Directory } from './context';

const PATIENCE_MS = 3000;

/** Clerk's Backend API, real or the local stand-in. */
export function createDirectory(options: { secretKey: string; apiUrl?: string }): Directory {
  const clerk = createClerkClient({ ...options, telemetry: { disabled: true } });
  return {
    async person(userId) {
      const user = await soon(clerk.users.getUser(userId));
      const email = user.primaryEmailAddress?.emailAddress ?? user.emailAddresses[0]?.emailAddress ?? '';
      return { displayName: [user.firstName, user.lastName].filter(Boolean).join(' '), email };
    },
    async organizations(userId) {
      const { data } = await soon(clerk.users.getOrganizationMembershipList({ userId, limit: 100 }));
      return data.map(({ organization, role }) => ({
        id: organization.id,
        name: organization.name,
        slug: organization.slug ?? undefined,
        role,
        memberCount: organization.membersCount ?? 0,
        createdAt: new Date(organization.createdAt).toISOString(),
      }));
    },
  };
}

/** A create must not wait long for the owner's name: it follows later. */
async function soon<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
