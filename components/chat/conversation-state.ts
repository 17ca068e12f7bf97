import type { Problem } from '@/lib/contract/problem';
import type { StartTurnBody } from '@/lib/contract/tester';
import type { TurnPage } from '@/lib/queries/tester';
import type { TurnCalls } from '@/lib/queries/turn-stream';
import type { ShownTurn } from './shown-turn';

export interface ConversationState {
  /** The oldest first, without gaps. */
  turns: readonly ShownTurn[];
  /** Earlier ones are on the server. */
  hasOlder: boolean;
  reading: boolean;
  /** Why the turns could not be read. */
  problem?: Problem | undefined;
  /** Sent, and not accepted yet. */
  sending: boolean;
  /** What was refused; sending the same again is safe. */
  refused?: { body: Sayable; problem: Problem } | undefined;
}

export type TurnToSend = Omit<StartTurnBody, 'conversation_id'>;

/** Without a position it comes after what was said before. */
export type Sayable = Omit<TurnToSend, 'position'> & { position?: number | undefined };

export interface ConversationCalls extends TurnCalls {
  readTurns(cursor?: string): Promise<TurnPage>;
  /** A turn was started or ended. */
  onChange(): void;
}
