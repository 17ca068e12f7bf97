import { and, eq } from 'drizzle-orm';
import type { UpdateAgentProfileBody } from '@/lib/contract/agents';
import type { Context, Tx } from '../../context';
import { taken } from '../../problems';
import { violatedUnique } from '../../store/database-error';
import { agents } from '../../store/schema/agents';
import { differences, recordChange } from '../activity/record-change';
import { requireProject } from '../projects/require-project';
import { type AgentRow, aboutAgent, lockAgent } from './find-agent';

async function write(tx: Tx, row: AgentRow, set: Partial<typeof agents.$inferInsert>): Promise<void> {
  await tx
    .update(agents)
    .set({ ...set, updatedAt: new Date() })
    .where(and(eq(agents.tenantId, row.tenantId), eq(agents.agentId, row.agentId)));
}

export async function setAgentStatus(
  ctx: Context,
  input: { reference: string; isActive: boolean },
): Promise<{ agentId: string; isActive: boolean }> {
  return ctx.db.transaction(async (tx) => {
    const row = await lockAgent(tx, ctx, input.reference);
    const { isActive } = input;
    if (row.isActive !== isActive) {
      await write(tx, row, { isActive });
      await recordChange(tx, ctx, {
        ...aboutAgent(row),
        verb: isActive ? 'activate' : 'deactivate',
        before: { is_active: row.isActive },
        after: { is_active: isActive },
      });
    }
    return { agentId: row.agentId, isActive };
  });
}

export async function updateAgentProfile(
  ctx: Context,
  input: { reference: string; body: UpdateAgentProfileBody },
): Promise<void> {
  const { body } = input;
  try {
    await ctx.db.transaction(async (tx) => {
      const row = await lockAgent(tx, ctx, input.reference);
      const changed = differences<Record<string, unknown>>(profileOf(row), body);
      if (!changed) return;
      await write(tx, row, {
        name: body.name,
        bio: body.bio,
        personalityPrompt: body.personality_prompt,
        speechPatterns: body.speech_patterns,
        trueInterests: body.true_interests,
        trueDislikes: body.true_dislikes,
      });
      const verb = Object.keys(changed.after).join() === 'name' ? 'rename' : 'update';
      await recordChange(tx, ctx, { ...aboutAgent(row, body.name), ...changed, verb });
    });
  } catch (error) {
    if (violatedUnique(error) === 'agents_name') throw taken('agent', body.name ?? '');
    throw error;
  }
}

function profileOf(row: AgentRow) {
  return {
    name: row.name,
    bio: row.bio,
    personality_prompt: row.personalityPrompt,
    speech_patterns: row.speechPatterns,
    true_interests: row.trueInterests,
    true_dislikes: row.trueDislikes,
  };
}

export async function updateAgentProject(
  ctx: Context,
  input: { reference: string; projectId: string | null },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const { projectId } = input;
    if (projectId) await requireProject(tx, ctx, projectId);
    const row = await lockAgent(tx, ctx, input.reference);
    if (row.projectId === projectId) return;
    await write(tx, row, { projectId });
    await recordChange(tx, ctx, {
      ...aboutAgent(row),
      verb: 'move',
      before: { project_id: row.projectId },
      after: { project_id: projectId },
    });
  });
}
