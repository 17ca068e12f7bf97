import { and, desc, eq } from 'drizzle-orm';
import { type Configuration, grouped, lineageOf } from '@/lib/agent-lineage';
import { DEFAULT_SWITCHES } from '@/lib/capability-rules';
import type { AgentLineage } from '@/lib/contract/forks';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { activity } from '../../store/schema/activity';
import { agents } from '../../store/schema/agents';
import { customTools } from '../../store/schema/custom-tools';
import { forks } from '../../store/schema/forks';
import { type AgentRow, namedAgent, visibleAgents } from '../agents/find-agent';

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
  if (!source) return { source: await deletedSource(ctx, sourceId), members: [] };
  const { projectId } = ctx.caller;
  if (projectId && source.projectId !== projectId) return NO_FORK;
  const [parent, fork] = await Promise.all([configurationOf(ctx, source), configurationOf(ctx, agent)]);
  return lineageOf({ agent_id: source.agentId, name: source.name }, { parent, fork }, values);
}

/** Its name is in Activity still. */
async function deletedSource(ctx: Context, agentId: string) {
  const { tenant, projectId } = ctx.caller;
  const [row] = await ctx.db
    .select({ name: activity.objectName })
    .from(activity)
    .where(
      and(
        ...[eq(activity.tenantId, tenant), eq(activity.objectId, agentId), eq(activity.verb, 'delete')],
        projectId ? eq(activity.projectId, projectId) : undefined,
      ),
    )
    .orderBy(desc(activity.at))
    .limit(1);
  return { agent_id: agentId, name: row?.name ?? '', is_deleted: true };
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
