'use client';

import clsx from 'clsx';
import type { AgentInstance } from '@/lib/contract/instances';
import { BackToConversation } from './back-to-conversation';
import { type ChatChoices, useChatChoices } from './chat-choices';
import { ChatPane, NothingSaid } from './chat-pane';
import { ChatToolbar } from './chat-toolbar';
import { CompareScopes } from './compare-scopes';
import { ConversationList } from './conversation-list';
import { DraftAgainstSaved } from './draft-against-saved';
import { ModelSelect } from './model-select';
import { testerHeight, testerHeightOnPhones } from './tester-height';
import { TurnInspector } from './turn-inspector';
import { isStale } from './turn-texts';
import { useChatAddress } from './use-chat-address';
import { type NamedScope, useChatScope } from './use-chat-scope';
import { useConversation } from './use-conversation';
import { type ShownConversation, shownAt, useShownConversation } from './use-shown-conversation';
import { type TabDraft, useTabDraft } from './use-tab-drafts';

interface ChatTesterProps {
  agentId: string;
  agentName: string;
  defaultInstance: AgentInstance | undefined;
  now: number;
}

export interface Tester {
  agentId: string;
  agentName: string;
  defaultInstance: AgentInstance | undefined;
  scope: NamedScope;
  choices: ChatChoices;
  tabs: TabDraft;
  address: ReturnType<typeof useChatAddress>;
  shown: ShownConversation;
}

/** The whole tester: conversations at the left, one of them or a comparison, and what ran at the right. */
export function ChatTester({ agentId, agentName, defaultInstance, now }: ChatTesterProps) {
  const address = useChatAddress();
  const scope = useChatScope(agentId, defaultInstance);
  const choices = useChatChoices(agentId);
  const tabs = useTabDraft(agentId);
  const shown = shownAt(useShownConversation(agentId, scope, choices), address.conversation, (id) =>
    address.go(toConversation(id)),
  );
  const tester = { agentId, agentName, defaultInstance, scope, choices, tabs, address, shown };
  const isMany = address.compare !== undefined || choices.mode === 'both';
  return (
    <div data-chat className="@container -mx-3 -mb-16 md:-mx-6">
      <div
        className={clsx(
          testerHeight,
          'flex @3xl:grid @3xl:grid-cols-[17rem_minmax(0,1fr)]',
          !isMany && testerHeightOnPhones,
          !isMany &&
            'max-md:has-[[data-tool-answers]]:h-[calc(100dvh-14.75rem)] max-md:has-[[data-tool-answers]]:min-h-120',
        )}
      >
        <div
          className={clsx(
            'flex min-h-0 min-w-0 grow flex-col border-line @3xl:border-r',
            !address.isList && '@max-3xl:hidden',
          )}
        >
          <ConversationList
            agentId={agentId}
            now={now}
            selectedId={isMany ? undefined : shown.place.conversationId}
            hrefOf={(each) => address.hrefOf(toConversation(each.conversation_id), scopeOf(each))}
            onSelect={(each) => {
              if (choices.mode === 'both') choices.setMode('draft');
              address.go(toConversation(each.conversation_id), scopeOf(each));
            }}
            onNew={() => {
              if (choices.mode === 'both') choices.setMode('draft');
              shown.startNew();
            }}
          />
        </div>
        <div className={clsx('flex min-h-0 min-w-0 grow flex-col', address.isList && '@max-3xl:hidden')}>
          <ChatToolbar tester={tester} />
          {address.compare ? (
            <CompareScopes tester={tester} compare={address.compare} />
          ) : choices.mode === 'both' ? (
            <DraftAgainstSaved
              {...{ agentId, agentName, scope, choices, tabs }}
              controls={<ModelSelect choices={choices} />}
            />
          ) : (
            <OneConversation tester={tester} />
          )}
        </div>
      </div>
    </div>
  );
}

const toConversation = (conversation: string | undefined) => ({
  conversation,
  turn: undefined,
  isList: false,
  compare: undefined,
  columns: [],
});

function scopeOf({ instance_id: instance, user_id: user }: { instance_id: string; user_id: string }) {
  return { instance, ...(user && { user }) };
}

function OneConversation({ tester }: { tester: Tester }) {
  const { agentId, agentName, scope, choices, tabs, address, shown } = tester;
  const { place } = shown;
  const { state } = useConversation(place);
  const inspected = state.turns.find(({ turn }) => turn.turn_id === address.turn);
  const current = tabs.configuration?.[choices.mode === 'saved' ? 'saved' : 'draft'];
  return (
    <div className="@container flex min-h-0 grow flex-col">
      <div
        className={clsx(
          'flex min-h-0 grow',
          inspected && '@4xl:grid @4xl:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]',
        )}
      >
        <div className={clsx('flex min-h-0 min-w-0 grow', inspected && '@max-4xl:hidden')}>
          <ChatPane
            {...{ agentName, scope, choices, tabs, place }}
            controls={<ModelSelect choices={choices} />}
            onAccepted={() => {
              const isShown = shown.remember();
              if (isShown && !address.conversation) address.replace({ conversation: place.conversationId });
            }}
            inspected={address.turn}
            onInspect={({ turn_id: id }) => address.go({ turn: id === address.turn ? undefined : id })}
            empty={
              <NothingSaid agentName={agentName} instanceName={scope.instanceName} userId={scope.userId} />
            }
          />
        </div>
        {inspected && (
          <section
            aria-label="What ran"
            className="flex min-h-0 min-w-0 grow flex-col border-line @4xl:border-l"
          >
            <div className="px-1 py-1">
              <BackToConversation key={address.turn} onBack={() => address.go({ turn: undefined })} />
            </div>
            <TurnInspector agentId={agentId} shown={inspected} isStale={isStale(inspected.turn, current)} />
          </section>
        )}
      </div>
    </div>
  );
}
