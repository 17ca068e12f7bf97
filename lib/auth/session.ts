import 'server-only';
import { auth } from '@clerk/nextjs/server';
import { cache } from 'react';
import { type Client, openClient } from '@/lib/client/client';

export interface Session {
  token: string;
  userId: string;
  /** The organisation, or the user alone when none is active. */
  tenant: string;
  /** What the dashboard offers; the API decides by itself. */
  isAdmin: boolean;
}

/** The signed-in session, or null. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const { userId, orgId, orgRole, getToken } = await auth();
  const token = userId ? await getToken() : null;
  if (!userId || !token) return null;
  return { token, userId, tenant: orgId ?? userId, isAdmin: !orgId || orgRole === 'org:admin' };
});

/** For pages: the session and its client; without one the reader goes to sign-in and back. */
export const requireClient = cache(async (): Promise<{ session: Session; client: Client }> => {
  const session = await currentSession();
  if (!session) return (await auth()).redirectToSignIn();
  return { session, client: openClient(session.token) };
});
