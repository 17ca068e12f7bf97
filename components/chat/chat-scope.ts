import type { StartTurnBody } from '@/lib/contract/tester';
import { newUuid } from '@/lib/uuid';
import type { ConversationState, Sayable, TurnToSend } from './conversation-state';

/** Whom a message goes to. */
export interface ChatScope {
  /** Undefined: the default instance. */
  instanceId: string | undefined;
  /** Empty: nobody is named. */
  userId: string;
}

export const scopeKey = ({ instanceId = '', userId }: ChatScope) => `${instanceId}~${userId}`;

/** What a message runs with. */
export interface Running {
  scope: ChatScope;
  provider: string;
  model: string;
  draft: StartTurnBody['draft'];
}

export type Said = Pick<Sayable, 'message' | 'position' | 'at_end' | 'tool_answers'>;

/** `said` may be a turn, which is then said again: of that no more is sent than here. */
export function turnToSend({ scope, provider, model, draft }: Running, said: Said): Sayable {
  const { message, position, at_end: isAtEnd = position === undefined, tool_answers: answers } = said;
  return {
    ...{ message, position, ...(isAtEnd && { at_end: true }), ...(answers && { tool_answers: answers }) },
    turn_id: newUuid(),
    ...(scope.instanceId && { instance_id: scope.instanceId }),
    ...(scope.userId && { user_id: scope.userId }),
    ...(provider && model && { provider, model }),
    ...(draft && { draft }),
  };
}

export function nextPosition({ turns }: Pick<ConversationState, 'turns'>): number {
  return (turns.at(-1)?.turn.position ?? -1) + 1;
}

/** The refused one again when it says the same: should the server have it after all, it is not asked twice. */
export function sameOrNew(refused: ConversationState['refused'], made: TurnToSend): TurnToSend {
  if (!refused) return made;
  const { turn_id: _one, ...before } = refused.body;
  const { turn_id: _other, ...now } = made;
  return JSON.stringify(before) === JSON.stringify(now) ? { ...made, turn_id: refused.body.turn_id } : made;
}
