import 'server-only';
import { DEFAULT_SWITCHES } from '../capability-rules';
import { type AgentCapabilities, type AgentSwitches, switches } from '../contract/capabilities';
import { getCapabilities } from '../contract/endpoints/capabilities';
import { getAgentModels, getEffectivePostProcessingModel } from '../contract/endpoints/models';
import type { ModelLayers } from '../contract/models';
import type { Client } from './client';

interface OfAgent {
  params: Partial<Record<string, string>>;
}

/** The wire answers what works; a switch that waits for something stands among the pending ones. */
export async function readSwitches(client: Client, { params }: OfAgent): Promise<AgentSwitches> {
  const { agentId = '' } = params;
  const known = await client.agents(getCapabilities, { params: { agentId } });
  return {
    switches: {
      ...DEFAULT_SWITCHES,
      ...answered(known),
      ...{ sharedMemory: null, catalogBooking: null, catalogGrounding: null, proactiveMode: null },
    },
    makes_images: null,
  };
}

function answered(known: AgentCapabilities) {
  const asked: Record<string, unknown> = { ...known };
  for (const { capability } of known.pendingCapabilities ?? []) asked[capability] = true;
  // Members and modes that this version does not know are left out one by one.
  const entries = Object.entries(switches.shape).flatMap(([member, schema]) => {
    const parsed = schema.safeParse(asked[member]);
    return parsed.success ? [[member, parsed.data]] : [];
  });
  return Object.fromEntries(entries);
}

/** Each is a request of its own, so a long list is not asked for whole. */
const MOST_MODELS = 12;

/** The wire says which model works and not which layer set it. */
export async function readModels(client: Client, { params }: OfAgent): Promise<ModelLayers> {
  const { agentId = '' } = params;
  const { providers } = await client.agents(getAgentModels, { params: { agentId } });
  const effective = (providers ?? []).slice(0, MOST_MODELS).map(async (entry) => {
    const query = { chat_model: entry.default_model };
    const model = await client.agents(getEffectivePostProcessingModel, { params: { agentId }, query });
    return {
      chat_model: entry.default_model,
      chat_provider: entry.provider,
      chat_provider_name: entry.provider_name,
      ...model,
    };
  });
  return { layers: null, effective: await Promise.all(effective) };
}
