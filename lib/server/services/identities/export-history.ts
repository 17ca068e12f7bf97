import type { HistoryFormat } from '@/lib/contract/identity-views';
import { MODES } from '@/lib/contract/modes';
import type { Context } from '../../context';
import { fileResponse } from '../../file-response';
import { identityName } from './identity-name';
import type { Cycle, ReadCycles } from './list-cycles';

const PAGE = 1000;

interface Asked {
  identityId: string;
  format: HistoryFormat;
}

/** The whole history from its beginning, as a file. Its lines can be sent again as observations. */
export async function exportHistory(
  ctx: Context,
  { identityId, format }: Asked,
  { read, signal }: { read: ReadCycles; signal: AbortSignal },
): Promise<Response> {
  // Refuses before the file has begun.
  await identityName(ctx, identityId);
  const mediaType = format === 'jsonl' ? 'application/jsonl' : 'text/csv';
  const file = { name: `${identityId}.${format}`, mediaType, signal };
  return fileResponse(file, textsOf(read, { ctx, identityId, format }));
}

async function* textsOf(read: ReadCycles, { ctx, identityId, format }: Asked & { ctx: Context }) {
  if (format === 'csv') yield `${COLUMNS.join()}\n`;
  const lineOf = format === 'csv' ? csvLine : JSON.stringify;
  let page: Cycle[] = [];
  do {
    page = await read(ctx, { identityId, after: page.at(-1)?.cycle ?? 0, limit: PAGE });
    yield page.map((cycle) => `${lineOf(cycle)}\n`).join('');
  } while (page.length === PAGE);
}

const COLUMNS = [
  ...['cycle', 'timestamp', 'mode_target', 'signal_strength', 'confidence', 'context'],
  ...MODES,
  ...['energy_level', 'load', 'stress_state', 'stability_index', 'deviation'],
];

function csvLine({ state, context, ...observed }: Cycle): string {
  const { mode_strengths: strengths, ...rest } = state ?? {};
  const values: Record<string, unknown> = {
    ...observed,
    ...strengths,
    ...rest,
    context: contextText(context),
  };
  return COLUMNS.map((column) => values[column] ?? '').join();
}

/** JSON in quotes, which are doubled inside. */
function contextText(context: Cycle['context']): string {
  if (!context || Object.keys(context).length === 0) return '';
  return `"${JSON.stringify(context).replaceAll('"', '""')}"`;
}
