import { paginatedAgents } from '@/lib/contract/agents';
import type { LookAtAgentsBody, LookAtAgentsReply } from '@/lib/contract/look-at-agents';
import type { Context } from '../../context';
import { invalid } from '../../problems';

const MOST_AGENTS = 30;
const PATIENCE_MS = 15_000;

/** Reads the first agents of another agents API with a key that is used this once. */
export async function lookAtAgents(
  ctx: Context,
  { base_url: base, api_key: key }: LookAtAgentsBody,
  signal: AbortSignal,
): Promise<LookAtAgentsReply> {
  const message = await ctx.providers.outbound.refusal(base);
  if (message) throw invalid([{ location: 'body.base_url', message }]);
  const { host } = new URL(base);
  const nothing = (fault: string) => ({ host, agents: [], has_more: false, fault });
  const late = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await ctx.providers.outbound.fetch(`${base}/agents?page_size=${MOST_AGENTS}`, {
      headers: { Authorization: `Bearer ${key}`, Accept: 'application/json' },
      signal: AbortSignal.any([signal, late]),
    });
    const fault = faultOf(response.status);
    if (fault) return nothing(fault);
    const parsed = paginatedAgents.safeParse(await response.json().catch(() => null));
    if (!parsed.success) return nothing(NO_AGENTS);
    const agents = (parsed.data.items ?? []).slice(0, MOST_AGENTS);
    return { host, agents, has_more: parsed.data.has_more };
  } catch {
    return nothing(late.aborted ? `Nothing came within ${PATIENCE_MS / 1000} s.` : UNREACHABLE);
  }
}

const NO_AGENTS =
  'What answers there is no agents API: its reply is not a list of agents. The whole base is needed, for example https://agents.example.com/api/v1.';
const UNREACHABLE = 'Nothing answers at this address. Check the host and the port.';

/** Why a status brings no agents; undefined: it may. What the other side wrote is not repeated: it may quote the key. */
function faultOf(status: number): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400) {
    return `It answers with a redirect (status ${status}), which is not followed: the key would go elsewhere. Enter the address it leads to.`;
  }
  if (status === 401) return 'The key was refused (status 401): it is wrong, expired or revoked.';
  if (status === 403) return 'The key was refused (status 403): it may not read agents.';
  if (status === 404) {
    return 'There is no agents API at this address (status 404). The whole base is needed, for example https://agents.example.com/api/v1.';
  }
  if (status === 429) return 'It takes no more requests now (status 429). Try again later.';
  return `It answers with status ${status}.`;
}
