import type { AgentFile } from '@/lib/contract/agent-file';
import { jsonValue } from '../../store/json-value';
import type { customStates, memoryFacts } from '../../store/schema/memory';
import { writtenAt } from '../../store/written-at';

type FileInstance = NonNullable<AgentFile['instances']>[number];
export type FileFact = NonNullable<FileInstance['facts']>[number];
export type FileState = NonNullable<FileInstance['states']>[number];

interface Owner {
  tenantId: string;
  agentId: string;
}

/** A fact as the file has it; `places` says where in the file's list each node stands. */
export function factOf(row: typeof memoryFacts.$inferSelect, places?: Map<string, number>): FileFact {
  return {
    content: row.content,
    fact_type: row.factType,
    importance: row.importance,
    confidence: row.confidence,
    entities: row.entities,
    metadata: row.metadata,
    source_type: row.sourceType,
    session_id: row.sessionId || undefined,
    mention_count: row.mentionCount,
    user_id: row.userId || undefined,
    node: row.nodeId === null ? undefined : places?.get(row.nodeId),
  };
}

export function factRow(
  owner: Owner,
  fact: FileFact,
  inside: { instanceId: string | null; nodeIds: string[] },
  place: number,
) {
  return {
    ...owner,
    instanceId: inside.instanceId,
    nodeId: fact.node === undefined ? null : inside.nodeIds[fact.node],
    userId: fact.user_id,
    content: fact.content,
    factType: fact.fact_type,
    importance: fact.importance,
    confidence: fact.confidence,
    entities: fact.entities,
    metadata: fact.metadata,
    sourceType: fact.source_type,
    sessionId: fact.session_id,
    mentionCount: fact.mention_count,
    createdAt: writtenAt(place),
  };
}

export function stateOf(row: typeof customStates.$inferSelect): FileState {
  return {
    scope: row.scope,
    user_id: row.userId || undefined,
    key: row.key,
    value: row.value,
    content_type: row.contentType,
  };
}

export function stateRow(owner: Owner & { instanceId: string }, state: FileState, place: number) {
  return {
    ...owner,
    scope: state.scope,
    userId: state.user_id,
    key: state.key,
    value: jsonValue(state.value),
    contentType: state.content_type,
    createdAt: writtenAt(place),
  };
}
