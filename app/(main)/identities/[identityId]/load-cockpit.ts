import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireClient } from '@/lib/auth/session';
import { type PageRead, pageRead } from '@/lib/client/page-read';
import type { Output } from '@/lib/contract/endpoint';
import { getCockpit } from '@/lib/contract/endpoints/identity-views';
import { isIdentityId } from '@/lib/contract/identities';
import { type cockpit, MOST_POINTS } from '@/lib/contract/identity-views';

export type Cockpit = Output<typeof cockpit>;

/** The fewest there may be. */
const NO_CHARTS = { points: 2 };

/** Once a request, for the layout and the tab alike; an identity that is not here is the not-found page. */
export const loadCockpit = cache((identityId: string) => read(identityId, NO_CHARTS));

/** With the charts of a range; one that lies after the latest cycle, as after a reset, is all there is. */
export async function readCockpit(
  identityId: string,
  { from, to }: { from?: number | undefined; to?: number | undefined },
): Promise<PageRead<Cockpit>> {
  const all = { points: MOST_POINTS };
  const found = await read(identityId, { ...all, from, to });
  const isBeyond = from !== undefined && found.data?.series?.cycle.length === 0;
  return isBeyond ? read(identityId, all) : found;
}

async function read(
  identityId: string,
  query: { points: number; from?: number | undefined; to?: number | undefined },
): Promise<PageRead<Cockpit>> {
  const id = identityId.toLowerCase();
  if (!isIdentityId(id)) notFound();
  const { client } = await requireClient();
  return pageRead(client.dashboard(getCockpit, { params: { identityId: id }, query }));
}
