'use client';

import { ChevronLeft, Columns3 } from 'lucide-react';
import { newUuid } from '@/lib/uuid';
import { Button } from '../ui/button';
import type { Tester } from './chat-tester';
import { ConversationMenu } from './conversation-menu';
import { DraftNote, ModeSwitch } from './mode-switch';

/** What runs, and the ways to a comparison and to other conversations. On phones in one line: what is said matters more. */
export function ChatToolbar({ tester }: { tester: Tester }) {
  const { agentId, scope, choices, tabs, address, shown } = tester;
  const isCompared = address.compare !== undefined;
  // A comparison of scopes runs one configuration; of configurations, one scope.
  const mode = isCompared && choices.mode === 'both' ? 'draft' : choices.mode;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-3 py-2 md:px-4">
      <Button
        size="small"
        variant="ghost"
        className="@3xl:hidden @max-md:touch:min-w-11"
        onClick={() => address.go({ isList: true })}
      >
        <ChevronLeft aria-hidden="true" />
        <span className="@max-md:sr-only">Conversations</span>
      </Button>
      <ModeSwitch
        mode={mode}
        modes={isCompared ? ['draft', 'saved'] : ['draft', 'saved', 'both']}
        onChange={choices.setMode}
      />
      <span className={tabs.changed.length > 0 ? '@max-md:order-last @max-md:w-full' : '@max-md:sr-only'}>
        <DraftNote mode={mode} changed={tabs.changed} />
      </span>
      <span className="ml-auto inline-flex items-center gap-1">
        <Button
          size="small"
          aria-pressed={isCompared}
          onClick={() =>
            address.go(
              isCompared
                ? { compare: undefined, columns: [] }
                : { compare: newUuid(), conversation: undefined, turn: undefined },
            )
          }
        >
          <Columns3 aria-hidden="true" />
          {isCompared ? 'End comparison' : <span className="@max-md:sr-only">Compare instances</span>}
        </Button>
        {!isCompared && choices.mode !== 'both' && (
          <ConversationMenu isOnPage agentId={agentId} scope={scope} shown={shown} />
        )}
      </span>
    </div>
  );
}
