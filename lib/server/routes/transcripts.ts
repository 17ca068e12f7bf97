import * as endpoints from '@/lib/contract/endpoints/transcripts';
import { type Route, route, streamRoute } from '../mount';
import { deleteTranscript } from '../services/transcripts/delete-transcript';
import { exportTranscript } from '../services/transcripts/export-transcript';
import { listTranscriptTurns } from '../services/transcripts/list-transcript-turns';
import { getTranscript, listTranscripts } from '../services/transcripts/list-transcripts';

/** Only where the agents API is embedded: these read its tables. */
export const transcriptRoutes: Route[] = [
  route(endpoints.listTranscripts, ({ ctx, params, query }) =>
    listTranscripts(ctx, { agent: params.agentId, query }),
  ),
  route(endpoints.getTranscript, ({ ctx, params }) => getTranscript(ctx, params)),
  route(endpoints.listTranscriptTurns, ({ ctx, params, query }) =>
    listTranscriptTurns(ctx, { ...params, query }),
  ),
  streamRoute(endpoints.exportTranscript, ({ ctx, params, query, signal }) =>
    exportTranscript(ctx, { ...params, format: query.format ?? 'jsonl' }, signal),
  ),
  route(endpoints.deleteTranscript, ({ ctx, params }) => deleteTranscript(ctx, params)),
];
