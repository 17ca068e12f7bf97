import { and, eq } from 'drizzle-orm';
import { type Configuration, grouped, lineageOf } from '@/lib/agent-lineage';
import { DEFAULT_SWITCHES } from '@/lib/capability-rules';
import type { AgentLineage } from '@/lib/contract/forks';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { agents } from '../../store/schema/agents';
import { customTools } from '../../store/schema/custom-tools';
import { forks } from '../../store/schema/forks';
import { type AgentRow, namedAgent, visibleAgents } from '../agents/find-agent';
import { lastKnownName } from './source-name';

const NO_FORK: AgentLineage = { source: null, members: [] };

/** One indexed read for an agent that is no fork: every page of an agent asks. */
export async function getAgentLineage(
  ctx: Context,
  { reference, values }: { reference: string; values: boolean },
): Promise<AgentLineage> {
  const [found] = await ctx.db
    .select({ agent: agents, sourceId: forks.sourceAgentId })
    .from(agents)
    .leftJoin(forks, and(eq(forks.tenantId, agents.tenantId), eq(forks.agentId, agents.agentId)))
    .where(and(visibleAgents(ctx), namedAgent(reference)));
  if (!found) throw notFound('agent');
  const { agent, sourceId } = found;
  if (!sourceId) return NO_FORK;
  const [source] = await ctx.db
    .select()
    .from(agents)
    .where(and(eq(agents.tenantId, agent.tenantId), eq(agents.agentId, sourceId)));
  const { projectId, tenant: tenantId } = ctx.caller;
  if (!source) {
    // A key cannot tell whose it was.
    const name = projectId ? '' : await lastKnownName(ctx.db, { tenantId, sourceAgentId: sourceId });
    return { source: { agent_id: sourceId, name, is_deleted: true }, members: [] };
  }
  if (projectId && source.projectId !== projectId) return NO_FORK;
  const [parent, fork] = await Promise.all([configurationOf(ctx, source), configurationOf(ctx, agent)]);
  return lineageOf({ agent_id: source.agentId, name: source.name }, { parent, fork }, values);
}

async function configurationOf(ctx: Context, row: AgentRow): Promise<Configuration> {
  const { name, description, parameters } = customTools;
  const tools = await ctx.db
    .select({ name, description, parameters })
    .from(customTools)
    .where(and(eq(customTools.tenantId, row.tenantId), eq(customTools.agentId, row.agentId)));
  return {
    ...{ bio: row.bio, gender: row.gender, language: row.language },
    personality_prompt: row.personalityPrompt,
    speech_patterns: row.speechPatterns,
    true_interests: row.trueInterests,
    true_dislikes: row.trueDislikes,
    primary_traits: row.primaryTraits,
    ...grouped('big5', row.big5),
    ...grouped('dimensions', row.dimensions),
    ...grouped('behaviors', row.behaviors),
    ...grouped('preferences', row.preferences),
    // A switch that was put to its default by hand is no difference.
    ...grouped('capabilities', { ...DEFAULT_SWITCHES, ...row.capabilities, mcpEnabled: row.mcpEnabled }),
    ...Object.fromEntries(tools.map((tool) => [`tools.${tool.name}`, textOfTool(tool)])),
    post_processing_provider: row.postProcessingProvider,
    post_processing_model: row.postProcessingModel,
  };
}

/** Line by line, so that a diff shows what changed in it. */
function textOfTool({ description, parameters }: { description: string; parameters: string }): string {
  return `${description}\n${JSON.stringify(JSON.parse(parameters), null, 2)}`;
}
