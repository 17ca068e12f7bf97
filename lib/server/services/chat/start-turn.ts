import { randomUUID } from 'node:crypto';
import type { ChatBody } from '@/lib/contract/chat';
import { temperatureOf } from '@/lib/personality/trait-words';
import { type BuiltContext, buildContext } from '../../chat/context';
import { chooseModel, type ModelName } from '../../chat/open-model';
import { openedModel } from '../../chat/opened-model';
import type { ModelRequest } from '../../chat/run-model';
import type { Context } from '../../context';
import { invalid, problem } from '../../problems';
import type { chatRuns } from '../../store/schema/chat';
import type { MemoryPlace } from '../memory/find-place';
import { scoresOf } from '../personality/scores';
import { contextPartsOf } from './context-parts';
import { promptOf, toolsFor } from './model-request';
import { readPlace } from './read-place';

export type RunKind = (typeof chatRuns.$inferSelect)['kind'];

/** A question that was accepted, ready to be answered and not written down yet. */
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
  const began = performance.now();
  const known = await readPlace(ctx, {
    ...{ agent: input.agent, instance: body.instance_id ?? body.instanceId },
    ...{ userId, bare: body.skip_context_build === true },
  });
  const place = { agent: known.agent, instance: known.instance };
  requireActive(place);
  const model = requireModel(ctx, body);
  const context = buildContext(contextPartsOf(known, userId, body));
  const buildMs = Math.round(performance.now() - began);
  const request = {
    model: openedModel(ctx.models, model),
    prompt: promptOf(context.system, body),
    tools: toolsFor(known.tools, body),
    temperature: body.temperature ?? temperatureOf(scoresOf(place.agent).big5),
  };
  const ids = { runId: randomUUID(), sessionId: body.session_id || randomUUID() };
  return { ...ids, kind, place, userId, model, body, context, buildMs, request };
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
