import { and, eq } from 'drizzle-orm';
import { DEFAULT_SWITCHES, inEffect, obstaclesOf } from '@/lib/capability-rules';
import type {
  AgentCapabilities,
  AgentSwitches,
  Switches,
  UpdateCapabilitiesBody,
} from '@/lib/contract/capabilities';
import type { CustomTool } from '@/lib/contract/tools';
import type { Context } from '../../context';
import { agents } from '../../store/schema/agents';
import { differences, recordChange } from '../activity/record-change';
import { type AgentRow, aboutAgent, findAgent, lockAgent } from '../agents/find-agent';
import { toolsOf } from '../tools/list-tools';
import { imageUnlockedAt } from './image-unlock';

function askedOf(row: AgentRow): Switches {
  return { ...DEFAULT_SWITCHES, ...row.capabilities };
}

export async function getCapabilities(ctx: Context, reference: string): Promise<AgentCapabilities> {
  const row = await findAgent(ctx, reference);
  return toCapabilities(row, await toolsOf(ctx.db, row), ctx.catalogue.makesImages);
}

export async function getAgentSwitches(ctx: Context, reference: string): Promise<AgentSwitches> {
  const row = await findAgent(ctx, reference);
  return { switches: askedOf(row), makes_images: ctx.catalogue.makesImages };
}

/** Members that are not sent keep what was asked of them; what depends on them follows when it is read. */
export async function updateCapabilities(
  ctx: Context,
  input: { reference: string; body: UpdateCapabilitiesBody },
): Promise<AgentCapabilities> {
  const { makesImages } = ctx.catalogue;
  return ctx.db.transaction(async (tx) => {
    const row = await lockAgent(tx, ctx, input.reference);
    const { mcpEnabled, ...sent } = input.body;
    const before = { ...askedOf(row), mcpEnabled: row.mcpEnabled };
    const changed = differences<Record<string, unknown>>(before, {
      ...sent,
      mcpEnabled: mcpEnabled ?? undefined,
    });
    const tools = await toolsOf(tx, row);
    if (!changed) return toCapabilities(row, tools, makesImages);
    const capabilities = { ...row.capabilities, ...sent };
    const set = {
      capabilities,
      mcpEnabled: mcpEnabled ?? row.mcpEnabled,
      imageUnlockedAt: imageUnlockedAt(row.imageUnlockedAt, capabilities, makesImages),
    };
    await tx
      .update(agents)
      .set({ ...set, updatedAt: new Date() })
      .where(and(eq(agents.tenantId, row.tenantId), eq(agents.agentId, row.agentId)));
    await recordChange(tx, ctx, { ...aboutAgent(row), ...changed, verb: 'update' });
    return toCapabilities({ ...row, ...set }, tools, makesImages);
  });
}

/** What works, as the wire names it; what was asked for and does not work is pending with its reason. */
function toCapabilities(row: AgentRow, tools: CustomTool[], makesImages: boolean): AgentCapabilities {
  const asked = askedOf(row);
  const obstacles = obstaclesOf(asked, { hasProject: row.projectId !== null, makesImages });
  const works = inEffect(asked, obstacles);
  return {
    autoLearnSkills: works.autoLearnSkills,
    composio: works.composio,
    customTools: tools,
    imageGeneration: works.imageGeneration,
    imageUnlockedAt: works.imageGeneration ? row.imageUnlockedAt?.toISOString() : undefined,
    inventory: works.inventory,
    knowledgeBase: works.knowledgeBase,
    knowledgeBaseProjectId: works.knowledgeBase ? (row.projectId ?? undefined) : undefined,
    knowledgeBaseScopeMode: works.knowledgeBaseScopeMode,
    knowledgeBaseWrite: works.knowledgeBaseWrite,
    mcp_enabled: row.mcpEnabled,
    memoryMode: works.memoryMode,
    musicGeneration: false,
    pendingCapabilities: obstacles.map(({ capability, context }) => ({ capability, context })),
    rememberName: works.rememberName,
    skills: works.skills,
    videoGeneration: false,
    voiceGeneration: false,
    webSearch: works.webSearch,
    wisdom: works.wisdom,
    wisdomPublicSharing: false,
  };
}
