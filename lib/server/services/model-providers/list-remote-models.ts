import * as z from 'zod';
import { ModelFault, NO_ANSWER, StatusFault } from '../../chat/model-fault';
import type { ProviderAccess } from '../../chat/open-model';

const listed = z.object({ data: z.array(z.object({ id: z.string().min(1).max(200) })) });

const MOST_MODELS = 500;

/** What an OpenAI-compatible provider says it has. A server that keeps no list answers 404, which is no fault. */
export async function listRemoteModels(
  { baseUrl, apiKey, fetch }: ProviderAccess,
  signal: AbortSignal,
): Promise<string[]> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (apiKey !== undefined) headers.Authorization = `Bearer ${apiKey}`;
  const response = await fetch(`${baseUrl}/models`, { headers, signal });
  if (response.status === 404 || response.status === 405) return [];
  if (!response.ok) throw new StatusFault(response);
  const parsed = listed.safeParse(await response.json().catch(() => null));
  if (!parsed.success) throw new ModelFault(NO_ANSWER);
  // A server could quote the key that it was sent.
  const names = parsed.data.data.map(({ id }) => id).filter((id) => !apiKey || !id.includes(apiKey));
  return [...new Set(names)].sort().slice(0, MOST_MODELS);
}
