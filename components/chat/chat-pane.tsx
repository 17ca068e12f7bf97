'use client';

import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Turn } from '@/lib/contract/tester';
import { useSaveCase } from '../cases/save-case-dialog';
import { EmptyState } from '../empty-state';
import { Button } from '../ui/button';
import { ProblemNotice } from '../ui/problem-notice';
import { useKeptFocus } from '../ui/use-kept-focus';
import type { ChatChoices } from './chat-choices';
import { type ChatScope, nextPosition } from './chat-scope';
import { Composer } from './composer';
import type { ShownTurn } from './shown-turn';
import { isRunning } from './shown-turn';
import { ToolAnswers } from './tool-answers';
import { TurnList } from './turn-list';
import { awaitsAnswers, isStale } from './turn-texts';
import { type TurnActs, TurnView } from './turn-view';
import type { ConversationPlace } from './use-conversation';
import { useSaying } from './use-saying';
import type { TabDraft } from './use-tab-drafts';

interface ChatPaneProps {
  agentName: string;
  place: ConversationPlace;
  scope: ChatScope;
  choices: ChatChoices;
  tabs: TabDraft;
  /** The server has a message of it now. */
  onAccepted(): void;
  /** The turn that is looked into. */
  inspected: string | undefined;
  onInspect(turn: Turn): void;
  /** Beside the button that sends. */
  controls: ReactNode;
  empty: ReactNode;
}

/** A conversation and the place to go on with it. */
export function ChatPane(props: ChatPaneProps) {
  const { agentName, place, choices, tabs, inspected, onInspect, controls } = props;
  const { agentId } = place;
  const saying = useSaying(props);
  const { store, state, composer, edit, say } = saying;
  const current = tabs.configuration?.[choices.mode === 'draft' ? 'draft' : 'saved'];
  const last = state.turns.at(-1);
  const saveCase = useSaveCase();
  const acts = useTurnActs({
    stop: (turn) => void store.stop(turn.turn_id),
    saveCase: saveCase.open,
    again: (turn) => void say(turn),
    edit: ({ message, position }) =>
      composer.startEdit(message, { conversationId: place.conversationId, position }),
    inspect: onInspect,
  });
  const lastId = last?.turn.turn_id;
  const draw = useCallback(
    (shown: ShownTurn) => (
      <TurnView
        shown={shown}
        acts={shown.turn.turn_id === lastId ? acts.ofLast : acts.ofOthers}
        isStale={isStale(shown.turn, current)}
        isInspected={shown.turn.turn_id === inspected}
      />
    ),
    [lastId, acts, current, inspected],
  );
  const readOlder = useCallback(() => void store.readOlder(), [store]);
  const running = last !== undefined && isRunning(last);
  const keptFocus = useKeptFocus('[data-turns]');
  return (
    <div {...keptFocus} className="flex min-h-0 min-w-0 grow flex-col">
      {state.problem && (
        <ProblemNotice
          className="m-3"
          problem={state.problem}
          title="The conversation could not be read"
          action={<Button onClick={() => void store.refresh()}>Try again</Button>}
        />
      )}
      <TurnList
        key={place.conversationId}
        label="Conversation"
        turns={state.turns}
        hasOlder={state.hasOlder && !state.problem}
        reading={state.reading}
        onOlder={readOlder}
        draw={draw}
        empty={props.empty}
      />
      {last && awaitsAnswers(last.turn) && !edit && (
        <ToolAnswers
          key={last.turn.turn_id}
          agentId={agentId}
          turn={last.turn}
          sending={state.sending}
          onAnswer={(answers) => say({ message: '', tool_answers: answers })}
        />
      )}
      <Composer
        agentId={agentId}
        agentName={agentName}
        state={composer}
        sending={saying.sending}
        waits={running ? 'The answer before is still coming: stop it, or wait' : undefined}
        refusal={saying.refusal}
        onRetry={saying.retry}
        replaced={edit ? nextPosition(state) - edit.position - 1 : 0}
        onSend={() => void saying.send()}
      >
        {controls}
      </Composer>
      {saveCase.drawn}
    </div>
  );
}

interface Wanted {
  stop(turn: Turn): void;
  saveCase(turn: Turn): void;
  again(turn: Turn): void;
  edit(turn: Turn): void;
  inspect(turn: Turn): void;
}

/** The same functions from drawing to drawing, so that turns that did not change are not drawn again. */
function useTurnActs(wanted: Wanted): { ofLast: TurnActs; ofOthers: TurnActs } {
  const latest = useRef(wanted);
  useEffect(() => {
    latest.current = wanted;
  });
  return useMemo(() => {
    const stop = (turn: Turn) => latest.current.stop(turn);
    const saveCase = (turn: Turn) => latest.current.saveCase(turn);
    const again = (turn: Turn) => latest.current.again(turn);
    const edit = (turn: Turn) => latest.current.edit(turn);
    const inspect = (turn: Turn) => latest.current.inspect(turn);
    return {
      ofLast: { stop, saveCase, edit, inspect, regenerate: again, retry: again },
      ofOthers: { stop, saveCase, edit, inspect },
    };
  }, []);
}

interface NothingSaidProps {
  agentName: string;
  instanceName: string;
  userId: string;
}

export function NothingSaid({ agentName, instanceName, userId }: NothingSaidProps) {
  return (
    <EmptyState title="Nothing asked yet">
      Write to {agentName} below. The instance {instanceName} answers{userId ? ` ${userId}` : ''}: it sees its
      own states and facts, and nothing of any other instance or user. Every answer shows what ran and how
      long it took.
    </EmptyState>
  );
}
