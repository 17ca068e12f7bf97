'use server';

import { uuid } from '@/lib/contract/common';
import * as endpoints from '@/lib/contract/endpoints/transcripts';
import { action, forTenant } from './action-client';

/** The page is left as it is, for the receipt stands on it; whoever moves on reads anew. */
export const deleteTranscript = action
  .inputSchema(forTenant({ agentId: uuid, transcriptId: uuid }))
  .action(({ ctx, parsedInput: { agentId, transcriptId } }) =>
    ctx.client.dashboard(endpoints.deleteTranscript, { params: { agentId, transcriptId } }),
  );
