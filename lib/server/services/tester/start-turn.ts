import type { StartTurnBody } from '@/lib/contract/tester';
import type { Context } from '../../context';
import { invalid } from '../../problems';
import { openUpstream, type Question } from './ask-upstream';
import { savedConfiguration, withDraft } from './configuration';
import { confirmStop } from './confirm-stop';
import { findTurnPlace } from './find-place';
import { followStream } from './follow-turn';
import { readDraft } from './read-draft';
import { reserveTurn } from './reserve-turn';
import { RunningTurn, type TurnWork } from './running-turn';
import { runningTurns } from './running-turns';
import { deltaOf, readSnapshot, type Scope } from './snapshot';
import { stampOf } from './stamp';
import type { TurnKey } from './turn-rows';

/** Asks an agent; the answer goes on whatever becomes of this request. */
export async function startTurn(
  ctx: Context,
  input: { agent: string; body: StartTurnBody; signal: AbortSignal },
): Promise<Response> {
  const { body } = input;
  requireMessage(body);
  const draft = body.draft && readDraft(body.draft);
  const place = await findTurnPlace(ctx, { agent: input.agent, instance: body.instance_id });
  const key = { tenantId: ctx.caller.tenant, agentId: place.agentId, turnId: body.turn_id };
  const reserved = await reserveTurn(ctx, place, body);
  if (reserved) {
    const { instanceId, instanceName } = reserved.conversation;
    const work = workOf(ctx, key, { place: { ...place, instanceId, instanceName }, body, draft });
    runningTurns(ctx.db).hold(new RunningTurn(ctx.db, key, work, ctx.log));
  }
  return followStream(ctx, { key, after: 0, signal: input.signal }, reserved);
}

function requireMessage({ message, tool_answers: answers = [] }: StartTurnBody): void {
  if (answers.length > 0 && message !== '') {
    throw invalid([{ location: 'body.message', message: 'must be empty with tool_answers' }]);
  }
  if (answers.length === 0 && message.trim() === '') {
    throw invalid([{ location: 'body.message', message: 'must not be empty' }]);
  }
}

/** What is learned besides the answer must not keep it waiting. */
const PATIENCE_MS = 3000;

function workOf(ctx: Context, key: TurnKey, asked: Omit<Question, 'saved'>): TurnWork {
  const { agentId, instanceId } = asked.place;
  let reading: ReturnType<typeof savedConfiguration> | undefined;
  const question = {
    ...asked,
    saved: () => {
      reading ??= savedConfiguration(ctx, asked.place.agentId);
      return reading;
    },
  };
  const scope: Scope = { agentId, instanceId, userId: asked.body.user_id ?? '' };
  const before = readSnapshot(ctx.agentsApi, scope);
  let configuration: Promise<string> | undefined;
  return {
    prepare: async () => {
      await before;
    },
    open: (signal) =>
      openUpstream(ctx, question, signal).finally(() => {
        configuration = stampBeside(question);
      }),
    learned: async () => {
      const [was, is, stamp] = await Promise.all([
        before,
        inTime(readSnapshot(ctx.agentsApi, scope)),
        inTime(configuration),
      ]);
      return { ...(was && is && { delta: deltaOf(was, is) }), ...(stamp && { configuration: stamp }) };
    },
    confirmStop: () => confirmStop(ctx, key, scope),
  };
}

/** Beside the answer, not before it; empty when it could not be read. */
async function stampBeside({ draft, saved: read }: Question): Promise<string> {
  try {
    const saved = await read();
    return stampOf(draft ? withDraft(saved, draft) : saved);
  } catch {
    return '';
  }
}

async function inTime<T>(work: Promise<T> | undefined): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
