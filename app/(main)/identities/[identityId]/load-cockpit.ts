import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireClient } from '@/lib/auth/session';
import { type PageRead, pageRead } from '@/lib/client/page-read';
import type { Output } from '@/lib/contract/endpoint';
import { getCockpit } from '@/lib/contract/endpoints/identity-views';
import { isIdentityId } from '@/lib/contract/identities';
import type { cockpit } from '@/lib/contract/identity-views';

export type Cockpit = Output<typeof cockpit>;

/** Once a request, for the layout and the tab alike; an identity that is not here is the not-found page. */
export const loadCockpit = cache(async (identityId: string): Promise<PageRead<Cockpit>> => {
  const id = identityId.toLowerCase();
  if (!isIdentityId(id)) notFound();
  const { client } = await requireClient();
  return pageRead(client.dashboard(getCockpit, { params: { identityId: id } }));
});
