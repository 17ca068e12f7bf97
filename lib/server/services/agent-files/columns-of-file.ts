import type { AgentFile } from '@/lib/contract/agent-file';
import type { agents } from '../../store/schema/agents';
import { withoutUndefined } from '../agents/agent-columns';
import { imageUnlockedAt } from '../capabilities/image-unlock';

type AgentColumns = Partial<typeof agents.$inferInsert> & { name: string };

/** The columns of the agent itself that a file sets. */
export function columnsOfFile(file: AgentFile, makesImages: boolean): AgentColumns {
  const { agent, models } = file;
  const { mcpEnabled, ...capabilities } = file.capabilities ?? {};
  return {
    name: agent.name,
    isActive: agent.is_active,
    bio: agent.bio,
    gender: agent.gender,
    language: agent.language,
    personalityPrompt: agent.personality_prompt,
    speechPatterns: agent.speech_patterns,
    trueInterests: agent.true_interests,
    trueDislikes: agent.true_dislikes,
    primaryTraits: agent.primary_traits,
    behaviors: agent.behaviors,
    preferences: agent.preferences,
    creation: withoutUndefined({
      initial_goals: agent.initial_goals ?? undefined,
      lore_generation_context: agent.lore_generation_context,
    }),
    big5: file.personality?.big5,
    dimensions: file.personality?.dimensions,
    mcpEnabled: mcpEnabled ?? undefined,
    capabilities,
    imageUnlockedAt: imageUnlockedAt(null, capabilities, makesImages),
    postProcessingProvider: models?.post_processing_provider,
    postProcessingModel: models?.post_processing_model,
  };
}

/** What an import writes, by kind; kinds without rows are left out. */
export function countsOf(file: AgentFile): Record<string, number> {
  const held = file.instances ?? [];
  const sum = (of: (instance: (typeof held)[number]) => unknown[] | undefined) =>
    held.reduce((total, instance) => total + (of(instance)?.length ?? 0), 0);
  const counts = {
    instances: Math.max(held.length, 1),
    custom_tools: file.tools?.length ?? 0,
    memory_facts: sum(({ facts }) => facts) + (file.facts?.length ?? 0),
    memory_nodes: sum(({ nodes }) => nodes),
    custom_states: sum(({ states }) => states),
    personality_deltas: file.personality?.evolution?.length ?? 0,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
