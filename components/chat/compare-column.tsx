'use client';

import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { useSaveCase } from '../cases/save-case-dialog';
import { InstanceRail } from '../instance-mark';
import { Button } from '../ui/button';
import { ProblemNotice } from '../ui/problem-notice';
import { useKeptFocus } from '../ui/use-kept-focus';
import type { ChatChoices } from './chat-choices';
import { type ChatScope, type Said, turnToSend } from './chat-scope';
import { isRunning, type ShownTurn } from './shown-turn';
import { ToolAnswers } from './tool-answers';
import { TurnList } from './turn-list';
import { awaitsAnswers, isStale } from './turn-texts';
import { TurnView } from './turn-view';
import { useConversation } from './use-conversation';
import { usePreparing } from './use-preparing';
import type { TabDraft } from './use-tab-drafts';

export interface Column {
  key: string;
  /** Spoken, and in the list of whom to send to. */
  name: string;
  heading: ReactNode;
  scope: ChatScope;
  runs: 'draft' | 'saved';
  conversationId: string;
}

/** Sends one message to a column; false when it was refused or an answer is still coming. */
export type Sender = (message: string) => Promise<boolean>;

interface CompareColumnProps {
  agentId: string;
  column: Column;
  choices: ChatChoices;
  tabs: TabDraft;
  /** The column announces how to send to it. */
  offer(key: string, send: Sender | undefined): void;
  onBusy(key: string, busy: boolean): void;
}

/** One scope of a comparison: its mark, its answers, its own refusals. */
export function CompareColumn({ agentId, column, choices, tabs, offer, onBusy }: CompareColumnProps) {
  const { key, name, heading, scope, runs, conversationId } = column;
  const { store, state } = useConversation({ agentId, conversationId, isNew: false });
  const current = tabs.configuration?.[runs];
  const prepared = usePreparing();
  const last = state.turns.at(-1);
  const busy = state.sending || (last !== undefined && isRunning(last));
  const say = async (said: Said) => {
    const draft = runs === 'draft' ? await prepared.run(tabs.now) : { value: undefined };
    if (!draft) return false;
    const { provider, model } = choices;
    return store.send(turnToSend({ scope, provider, model, draft: draft.value }, said));
  };
  const latest = useRef(say);
  useEffect(() => {
    latest.current = say;
  });
  useEffect(() => {
    offer(key, (message) => latest.current({ message }));
    return () => offer(key, undefined);
  }, [key, offer]);
  useEffect(() => onBusy(key, busy), [key, busy, onBusy]);
  const { open: saveCase, drawn: caseDialog } = useSaveCase();
  const acts = useMemo(() => {
    const again = (turn: ShownTurn['turn']) => void latest.current(turn);
    const stop = (turn: ShownTurn['turn']) => void store.stop(turn.turn_id);
    const ofOthers = { stop, saveCase };
    return { ofLast: { ...ofOthers, regenerate: again, retry: again }, ofOthers };
  }, [store, saveCase]);
  const lastId = last?.turn.turn_id;
  const draw = useCallback(
    (shown: ShownTurn) => (
      <TurnView
        shown={shown}
        acts={shown.turn.turn_id === lastId ? acts.ofLast : acts.ofOthers}
        isStale={isStale(shown.turn, current)}
        isInspected={false}
        isBrief
      />
    ),
    [lastId, acts, current],
  );
  const readOlder = useCallback(() => void store.readOlder(), [store]);
  const keptFocus = useKeptFocus('[data-turns]');
  return (
    <section
      {...keptFocus}
      aria-label={name}
      // The headings of all columns are as high as the highest, so that the answers begin side by side.
      className="row-span-2 grid min-h-0 min-w-0 grid-cols-[minmax(0,1fr)] grid-rows-subgrid border-line [&+&]:border-l"
    >
      <div className="border-line border-b px-3 py-2 text-table">
        {scope.instanceId ? <InstanceRail id={scope.instanceId}>{heading}</InstanceRail> : heading}
      </div>
      <div className="flex min-h-0 min-w-0 flex-col">
        {state.problem && <ProblemNotice className="m-2" problem={state.problem} />}
        {prepared.problem && (
          <ProblemNotice className="m-2" problem={prepared.problem} title="The draft could not be made" />
        )}
        <TurnList
          label={`Conversation: ${name}`}
          turns={state.turns}
          hasOlder={state.hasOlder && !state.problem}
          reading={state.reading}
          onOlder={readOlder}
          draw={draw}
          empty={<p className="py-4 text-muted text-table">Nothing asked yet.</p>}
        />
        {last && awaitsAnswers(last.turn) && (
          <ToolAnswers
            key={last.turn.turn_id}
            agentId={agentId}
            turn={last.turn}
            sending={state.sending}
            onAnswer={(answers) => say({ message: '', tool_answers: answers })}
          />
        )}
        {state.refused && (
          <ProblemNotice
            className="m-2"
            problem={state.refused.problem}
            title="The message was not sent here"
            action={
              <Button
                size="small"
                onClick={() => {
                  const body = store.get().refused?.body;
                  if (body) void store.send(body);
                }}
              >
                Retry
              </Button>
            }
          />
        )}
        {caseDialog}
      </div>
    </section>
  );
}
