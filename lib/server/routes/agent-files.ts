import * as endpoints from '@/lib/contract/endpoints/agent-files';
import { route } from '../mount';
import { compareAgentFile } from '../services/agent-files/compare-agent-file';
import { exportAgent } from '../services/agent-files/export-agent';
import { importAgent } from '../services/agent-files/import-agent';

export const agentFileRoutes = [
  route(endpoints.exportAgent, ({ ctx, params, query }) =>
    exportAgent(ctx, { reference: params.agentId, memory: query.memory ?? true }),
  ),
  route(endpoints.compareAgentFile, ({ ctx, body }) => compareAgentFile(ctx, body.file)),
  route(endpoints.importAgent, ({ ctx, body }) => importAgent(ctx, body)),
];
