'use client';

import { useState } from 'react';
import type { ChatChoices } from './chat-choices';
import { type ChatScope, nextPosition, type Said, turnToSend } from './chat-scope';
import { useComposer } from './use-composer';
import { type ConversationPlace, useConversation } from './use-conversation';
import { usePreparing } from './use-preparing';
import type { TabDraft } from './use-tab-drafts';

interface UseSaying {
  place: ConversationPlace;
  scope: ChatScope;
  choices: ChatChoices;
  tabs: TabDraft;
  /** The server has a message of it now. */
  onAccepted(): void;
}

/** What is said in a conversation: a message, one written anew, one once more, or the answers of tools. */
export function useSaying({ place, scope, choices, tabs, onAccepted }: UseSaying) {
  const { conversationId } = place;
  const { store, state } = useConversation(place);
  const composer = useComposer(place.agentId);
  const prepared = usePreparing();
  const [unprepared, setUnprepared] = useState<{ conversationId: string; body: Said }>();
  // One that was begun in another conversation is none here.
  const edit = composer.edit?.conversationId === conversationId ? composer.edit : undefined;
  const say = async (said: Said) => {
    composer.keep();
    const draft = choices.mode === 'draft' ? await prepared.run(tabs.now) : { value: undefined };
    if (!draft) {
      setUnprepared({ conversationId, body: said });
      return false;
    }
    const { provider, model } = choices;
    const accepted = await store.send(turnToSend({ scope, provider, model, draft: draft.value }, said));
    if (accepted) onAccepted();
    return accepted;
  };
  const send = async () => {
    const { text } = composer;
    if (await say({ message: text, position: edit?.position })) composer.clear(text);
  };
  const { problem } = prepared;
  const isHere = unprepared?.conversationId === conversationId;
  const refused = problem ? isHere && { problem, body: unprepared.body } : state.refused;
  const placeOf = (said: Pick<Said, 'position'> | undefined) => said?.position ?? nextPosition(state);
  const isOfText =
    refused &&
    !refused.body.tool_answers &&
    composer.text.trim() !== '' &&
    (refused.body.message === composer.text || placeOf(refused.body) === placeOf(edit));
  return {
    ...{ store, state, edit, say, send },
    sending: state.sending || prepared.busy,
    refusal: refused ? refused.problem : undefined,
    /** Says the refused once more; undefined when that is what stands in the field. */
    retry: refused && !isOfText ? () => void say(refused.body) : undefined,
    composer: {
      ...composer,
      edit,
      write: (text: string) => {
        // Who takes the refused text away does not want it sent.
        if (isOfText && text.trim() === '') store.forgetRefusal();
        composer.write(text);
      },
      startEdit: (...edited: Parameters<typeof composer.startEdit>) => {
        store.forgetRefusal();
        composer.startEdit(...edited);
      },
      cancelEdit: () => {
        store.forgetRefusal();
        composer.cancelEdit();
      },
    },
  };
}
