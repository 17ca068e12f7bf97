import type { AgentDetail, AgentIndex } from '@/lib/contract/agents';
import type { Output } from '@/lib/contract/endpoint';
import type { behavioralTraits, interactionPreferences } from '@/lib/contract/personality';
import { assessmentOf, scoresOf } from '../personality/scores';
import type { AgentRow } from './find-agent';

/** The members of a row that the list shows. */
export function toAgentIndex(row: Omit<AgentRow, 'personalityPrompt'>): AgentIndex {
  return {
    agent_id: row.agentId,
    tenant_id: row.tenantId,
    owner_user_id: row.ownerUserId,
    owner_display_name: row.ownerDisplayName || undefined,
    owner_email: row.ownerEmail || undefined,
    name: row.name,
    project_id: row.projectId ?? undefined,
    is_active: row.isActive,
    instance_count: row.instanceCount,
    mcp_enabled: row.mcpEnabled,
    created_at: row.createdAt.toISOString(),
    last_seen_at: row.lastSeenAt?.toISOString(),
  };
}

export function toAgentDetail(row: AgentRow): AgentDetail {
  return {
    ...toAgentIndex(row),
    avatar_url: row.avatarUrl || undefined,
    bio: row.bio || undefined,
    gender: row.gender || undefined,
    personality_prompt: row.personalityPrompt || undefined,
    speech_patterns: row.speechPatterns,
    true_interests: row.trueInterests,
    true_dislikes: row.trueDislikes,
    primary_traits: row.primaryTraits,
    big5: row.big5 ? assessmentOf(row) : undefined,
    dimensions: row.big5 || row.dimensions ? scoresOf(row).dimensions : undefined,
    behaviors: stored<Output<typeof behavioralTraits>>(row.behaviors),
    preferences: stored<Output<typeof interactionPreferences>>(row.preferences),
  };
}

/** A JSON column was parsed with the contract's schema before it was written. */
function stored<T>(value: object | null): T | undefined {
  return (value as T | null) ?? undefined;
}
