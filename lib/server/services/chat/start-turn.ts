import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { ChatBody } from '@/lib/contract/chat';
import { temperatureOf } from '@/lib/personality/trait-words';
import { type BuiltContext, buildContext } from '../../chat/context';
import { chooseModel, type ModelName, openModel } from '../../chat/open-model';
import type { ModelRequest } from '../../chat/run-model';
import type { Context } from '../../context';
import { invalid, notFound, problem } from '../../problems';
import { agents } from '../../store/schema/agents';
import { chatRuns, chatSessions } from '../../store/schema/chat';
import { lockInstance } from '../instances/find-instance';
import { findPlace, type MemoryPlace } from '../memory/find-place';
import { scoresOf } from '../personality/scores';
import { toolsOf } from '../tools/list-tools';
import { messagesOf, toolsFor } from './model-request';
import { readContext } from './read-context';

export type RunKind = (typeof chatRuns.$inferSelect)['kind'];

/** A question that was accepted and written down, ready to be answered. */
export interface Turn {
  kind: RunKind;
  place: MemoryPlace;
  userId: string;
  sessionId: string;
  runId: string;
  model: ModelName;
  body: ChatBody;
  context: BuiltContext;
  buildMs: number;
  request: ModelRequest;
}

/** Everything that can be refused is refused here, before the first event. */
export async function startTurn(
  ctx: Context,
  input: { agent: string; body: ChatBody; kind: RunKind },
): Promise<Turn> {
  const { body, kind } = input;
  const userId = body.user_id ?? body.userId ?? '';
  const place = await findPlace(ctx, { agent: input.agent, instance: body.instance_id ?? body.instanceId });
  requireActive(place);
  const model = requireModel(ctx, body);
  const began = performance.now();
  const [parts, tools] = await Promise.all([
    readContext(ctx, place, userId, body),
    toolsOf(ctx.db, place.agent),
  ]);
  const context = buildContext(parts);
  const buildMs = Math.round(performance.now() - began);
  const request = {
    model: openModel(ctx.models, model),
    system: context.system,
    messages: messagesOf(body),
    tools: toolsFor(tools, body),
    temperature: body.temperature ?? temperatureOf(scoresOf(place.agent).big5),
  };
  const sessionId = body.session_id || randomUUID();
  const turn = { kind, place, userId, sessionId, model, body, context, buildMs, request };
  return { ...turn, runId: await writeTurn(ctx, turn) };
}

function requireActive({ agent, instance }: MemoryPlace): void {
  if (!agent.isActive) throw problem(409, 'The agent is inactive: activate it to chat with it.');
  if (instance.status !== 'active') {
    throw problem(409, `The instance “${instance.name}” is inactive: activate it to chat in it.`);
  }
}

function requireModel(ctx: Context, { provider, model }: ChatBody): ModelName {
  const chosen = chooseModel(ctx.catalogue, { provider, model });
  if (!('unknown' in chosen)) return chosen;
  const value = chosen.unknown === 'provider' ? provider : model;
  throw invalid([
    { location: `body.${chosen.unknown}`, message: 'is not one that this server lists at /models', value },
  ]);
}

/** The agent's row is held before the instance's, in the order of a delete. */
async function writeTurn(ctx: Context, turn: Omit<Turn, 'runId'>): Promise<string> {
  const { tenantId, agentId, instanceId } = turn.place.instance;
  const { userId, sessionId } = turn;
  const owner = { tenantId, agentId, instanceId, userId, sessionId };
  return ctx.db.transaction(async (tx) => {
    const seen = await tx
      .update(agents)
      .set({ lastSeenAt: sql`clock_timestamp()` })
      .where(and(eq(agents.tenantId, tenantId), eq(agents.agentId, agentId)));
    if (!seen.rowCount) throw notFound('agent');
    requireActive({
      ...turn.place,
      instance: await lockInstance(tx, turn.place.agent, instanceId, 'key share'),
    });
    await tx
      .insert(chatSessions)
      .values(owner)
      .onConflictDoUpdate({
        target: [
          ...[chatSessions.tenantId, chatSessions.agentId, chatSessions.instanceId],
          ...[chatSessions.userId, chatSessions.sessionId],
        ],
        set: { updatedAt: sql`clock_timestamp()` },
      });
    const messages = turn.body.messages.map(({ role, content }) => ({ role, content }));
    const [row] = await tx
      .insert(chatRuns)
      .values({ ...owner, ...turn.model, kind: turn.kind, messages })
      .returning({ runId: chatRuns.runId });
    if (!row) throw new Error('The run was not written.');
    return row.runId;
  });
}
