import { cache } from 'react';
import { requireClient } from '@/lib/auth/session';
import { browseInstances } from '@/lib/contract/endpoints/dashboard';
import { isProblemError } from '@/lib/problem-error';

/** It leads every list. A failure shows itself on the Instances tab, where it can be read. Once a request. */
export const loadDefaultInstance = cache(async (agentId: string) => {
  const { client } = await requireClient();
  try {
    const { items } = await client.dashboard(browseInstances, {
      params: { agentId },
      query: { page_size: 1, contents: false },
    });
    return items?.[0]?.instance;
  } catch (error) {
    if (isProblemError(error)) return undefined;
    throw error;
  }
});
