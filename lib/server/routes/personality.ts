import * as endpoints from '@/lib/contract/endpoints/personality';
import { route } from '../mount';
import { getPersonality } from '../services/personality/get-personality';
import { updatePersonality } from '../services/personality/update-personality';

export const personalityRoutes = [
  route(endpoints.getPersonality, ({ ctx, params, query }) =>
    getPersonality(ctx, { reference: params.agentId, query }),
  ),
  route(endpoints.updatePersonality, async ({ ctx, params, body }) => {
    await updatePersonality(ctx, { reference: params.agentId, body });
    return { success: true };
  }),
];
