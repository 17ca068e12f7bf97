import 'server-only';
import type { Client } from '@/lib/client/client';
import type { Activity } from '@/lib/contract/dashboard';
import { listActivity } from '@/lib/contract/endpoints/dashboard';

/** The row that this very request wrote. */
export async function writtenActivity(client: Client, objectId: string): Promise<Activity | undefined> {
  const query = { object_id: objectId, request_id: client.requestId };
  const { items } = await client.dashboard(listActivity, { query });
  return items?.[0];
}
