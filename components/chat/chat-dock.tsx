'use client';

import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { AgentInstance } from '@/lib/contract/instances';
import { InstanceMark } from '../instance-mark';
import { IconButton } from '../ui/icon-button';
import { BackToConversation } from './back-to-conversation';
import { useChatChoices } from './chat-choices';
import { ChatPane, NothingSaid } from './chat-pane';
import { ConversationMenu } from './conversation-menu';
import { setDock, takeDockFocus } from './dock-state';
import { DraftAgainstSaved } from './draft-against-saved';
import { DraftNote, ModeSwitch } from './mode-switch';
import { ModelSelect } from './model-select';
import { TurnInspector } from './turn-inspector';
import { isStale } from './turn-texts';
import { type NamedScope, useChatScope } from './use-chat-scope';
import { useConversation } from './use-conversation';
import { useModalOnPhones } from './use-modal-on-phones';
import { type ShownConversation, useShownConversation } from './use-shown-conversation';
import { useTabDraft } from './use-tab-drafts';

interface ChatDockProps {
  agentId: string;
  agentName: string;
  defaultInstance: AgentInstance | undefined;
}

/** The chat beside every tab of an agent: it runs the draft on screen, in the scope of the scope bar. */
export function ChatDock({ agentId, agentName, defaultInstance }: ChatDockProps) {
  const box = useRef<HTMLDivElement>(null);
  const scope = useChatScope(agentId, defaultInstance);
  const choices = useChatChoices(agentId);
  const tabs = useTabDraft(agentId);
  const shown = useShownConversation(agentId, scope, choices);
  const isModal = useModalOnPhones(box);
  useEffect(() => {
    if (takeDockFocus()) box.current?.querySelector('textarea')?.focus({ preventScroll: true });
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !(event.target instanceof Element)) return;
    // A menu closes itself.
    const popup = event.target.closest('[role=menu], [role=listbox], [role=dialog]');
    if (box.current?.contains(event.target) && (!popup || popup === box.current)) setDock(false);
  };
  const controls = <ModelSelect choices={choices} />;
  const place = {
    ...(isModal ? { role: 'dialog', 'aria-modal': true } : { role: 'complementary' }),
    'aria-label': `Chat with ${agentName}`,
    onKeyDown,
  };
  return (
    <div
      ref={box}
      data-chat
      {...place}
      className="fixed inset-0 z-40 flex flex-col border-line bg-canvas md:top-12 md:left-auto md:z-20 md:w-105 md:border-l md:shadow-float lg:sticky lg:z-10 lg:h-[calc(100dvh-3rem)] lg:shadow-none"
    >
      <div className="flex shrink-0 flex-col gap-2 border-line border-b px-3 py-2 md:px-4">
        <div className="flex min-w-0 items-center gap-2">
          <h2 className="sr-only">Chat</h2>
          <ScopeLine scope={scope} />
          <span className="ml-auto inline-flex shrink-0">
            <ConversationMenu agentId={agentId} scope={scope} shown={shown} />
            <IconButton
              size="small"
              label="Close the chat"
              icon={<X aria-hidden="true" />}
              onClick={() => setDock(false)}
            />
          </span>
        </div>
        <div className="flex min-w-0 items-center gap-3">
          <ModeSwitch mode={choices.mode} onChange={choices.setMode} />
          <DraftNote mode={choices.mode} changed={tabs.changed} />
        </div>
      </div>
      {choices.mode === 'both' ? (
        <DraftAgainstSaved {...{ agentId, agentName, scope, choices, tabs, controls }} />
      ) : (
        <One {...{ agentId, agentName, scope, choices, tabs, controls, shown }} />
      )}
    </div>
  );
}

export function ScopeLine({ scope }: { scope: NamedScope }) {
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-table">
      {scope.instanceId && <InstanceMark id={scope.instanceId} name={scope.instanceName} />}
      <span className="truncate font-medium">{scope.instanceName}</span>
      <span className="truncate text-muted">{scope.userId ? `as ${scope.userId}` : 'no user'}</span>
    </p>
  );
}

interface OneProps extends Omit<ChatDockProps, 'defaultInstance'> {
  scope: NamedScope;
  choices: ReturnType<typeof useChatChoices>;
  tabs: ReturnType<typeof useTabDraft>;
  controls: React.ReactNode;
  shown: ShownConversation;
}

/** A conversation; what ran in one of its turns takes its place while it is looked at. */
function One({ agentId, agentName, scope, choices, tabs, controls, shown }: OneProps) {
  const [inspected, setInspected] = useState<string>();
  const { state } = useConversation(shown.place);
  const turn = state.turns.find((each) => each.turn.turn_id === inspected);
  const current = tabs.configuration?.[choices.mode === 'saved' ? 'saved' : 'draft'];
  return (
    <>
      {turn && (
        <div className="flex min-h-0 grow flex-col">
          <div className="px-1 py-1">
            <BackToConversation key={inspected} onBack={() => setInspected(undefined)} />
          </div>
          <TurnInspector agentId={agentId} shown={turn} isStale={isStale(turn.turn, current)} />
        </div>
      )}
      <div className={turn ? 'hidden' : 'flex min-h-0 grow flex-col'}>
        <ChatPane
          {...{ agentName, scope, choices, tabs, controls }}
          place={shown.place}
          onAccepted={shown.remember}
          inspected={inspected}
          onInspect={({ turn_id: id }) => setInspected(id)}
          empty={
            <NothingSaid agentName={agentName} instanceName={scope.instanceName} userId={scope.userId} />
          }
        />
      </div>
    </>
  );
}
