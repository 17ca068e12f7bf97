'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Conversation } from '@/lib/contract/tester';
import { problemOf } from '@/lib/queries/perform';
import { conversationsIn, useConversations } from '@/lib/queries/tester';
import { useSettled } from '@/lib/use-settled';
import { InstanceMark } from '../instance-mark';
import { Button } from '../ui/button';
import { Input } from '../ui/input';
import { ProblemNotice } from '../ui/problem-notice';
import { RelativeTime } from '../ui/relative-time';
import { Status } from '../ui/status';
import { titleOf } from './conversation-menu';

interface ConversationListProps {
  agentId: string;
  selectedId: string | undefined;
  now: number;
  hrefOf(conversation: Conversation): string;
  onSelect(conversation: Conversation): void;
  onNew(): void;
}

/** Every conversation with the agent, in any instance and as any user, the newest first. */
export function ConversationList(props: ConversationListProps) {
  const { agentId, selectedId, onNew } = props;
  const [text, setText] = useState('');
  const search = useSettled(text.trim());
  const list = useConversations(agentId, { search: search || undefined });
  const items = conversationsIn(list.data);
  return (
    <section aria-label="Conversations" className="flex min-h-0 min-w-0 grow flex-col">
      <div className="flex items-center gap-2 border-line border-b px-3 py-2 md:pl-6">
        <search className="min-w-0 grow">
          <Input
            type="search"
            aria-label="Find in conversations"
            placeholder="Find in messages"
            value={text}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
          />
        </search>
        <Button onClick={onNew}>
          <Plus aria-hidden="true" />
          New
        </Button>
      </div>
      {list.error && (
        <ProblemNotice
          className="m-3"
          problem={problemOf(list.error)}
          title="The conversations could not be read"
          action={<Button onClick={() => void list.refetch()}>Try again</Button>}
        />
      )}
      <ul
        aria-label="Conversations"
        aria-busy={list.isFetching}
        className="min-h-0 grow overflow-y-auto overscroll-contain"
      >
        {items.map((each) => (
          <Row
            key={each.conversation_id}
            {...props}
            conversation={each}
            isSelected={each.conversation_id === selectedId}
          />
        ))}
        {items.length === 0 && list.data && !list.isPlaceholderData && (
          <li className="px-3 py-4 text-muted text-table md:pl-6">
            {search
              ? 'No message and no answer holds these words.'
              : 'Conversations with this agent stand here.'}
          </li>
        )}
        {list.hasNextPage && (
          <li className="p-3 md:pl-6">
            <Button size="small" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              Load more
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}

interface RowProps extends ConversationListProps {
  conversation: Conversation;
  isSelected: boolean;
}

function Row({ conversation, isSelected, now, hrefOf, onSelect }: RowProps) {
  const { instance_id: id, instance_name: name, user_id: user, turns } = conversation;
  return (
    <li className="border-line border-b">
      <a
        href={hrefOf(conversation)}
        aria-current={isSelected ? 'true' : undefined}
        onClick={(event) => {
          if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          onSelect(conversation);
        }}
        className="focus-inset flex min-h-11 flex-col gap-0.5 px-3 py-2 text-table md:pl-6 no-underline hover:bg-hover aria-[current]:bg-selected"
      >
        <span className="line-clamp-2 break-words">{titleOf(conversation)}</span>
        <span className="flex min-w-0 items-center gap-x-2 text-meta text-muted">
          <InstanceMark id={id} name={name} />
          <span className="truncate">
            {name}
            {user && ` as ${user}`}
          </span>
        </span>
        <span className="flex flex-wrap items-center gap-x-2 text-meta text-muted">
          <span>{turns === 1 ? '1 turn' : `${turns.toLocaleString('en-GB')} turns`}</span>
          <RelativeTime at={conversation.updated_at} now={now} />
          {conversation.running_turn_id && <Status kind="running">Answering</Status>}
        </span>
      </a>
    </li>
  );
}
