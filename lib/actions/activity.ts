'use server';

import { text, uuid } from '@/lib/contract/common';
import { activityVerb } from '@/lib/contract/dashboard';
import * as endpoints from '@/lib/contract/endpoints/dashboard';
import { action, forTenant } from './action-client';

/** One more page of what was changed. */
export const listActivity = action
  .inputSchema(
    forTenant({
      agentId: uuid.optional(),
      instanceId: uuid.optional(),
      objectId: text(300).optional(),
      verb: activityVerb.optional(),
      cursor: text(1000).optional(),
    }),
  )
  .action(({ ctx, parsedInput: { agentId, instanceId, objectId, verb, cursor } }) =>
    ctx.client.dashboard(endpoints.listActivity, {
      query: { agent_id: agentId, instance_id: instanceId, object_id: objectId, verb, cursor },
    }),
  );
