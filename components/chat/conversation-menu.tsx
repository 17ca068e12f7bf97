'use client';

import { Ellipsis, History, Maximize2, Plus, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { withScope } from '@/lib/agent-scope';
import type { Conversation } from '@/lib/contract/tester';
import { paths } from '@/lib/paths';
import { Menu, type MenuEntry } from '../ui/menu';
import { useDialog } from '../use-dialog';
import type { NamedScope } from './use-chat-scope';
import type { ShownConversation } from './use-shown-conversation';

const DeleteDialog = dynamic(
  () => import('./delete-conversation-dialog').then((part) => part.DeleteConversationDialog),
  { ssr: false },
);

const MOST_LISTED = 12;

interface ConversationMenuProps {
  agentId: string;
  scope: NamedScope;
  shown: ShownConversation;
  /** Of the Chat tab itself. */
  isOnPage?: boolean;
}

/** A new conversation, the earlier ones of this scope, and the end of this one. */
export function ConversationMenu({ agentId, scope, shown, isOnPage }: ConversationMenuProps) {
  const deletion = useDialog();
  const { conversationId } = shown.place;
  const current = shown.earlier.find(({ conversation_id: id }) => id === conversationId);
  const kept = new URLSearchParams(current ? { conversation: conversationId } : {});
  const to = { instance: scope.instanceId, ...(scope.userId && { user: scope.userId }) };
  const page: MenuEntry = {
    label: 'Open on the Chat tab',
    icon: <Maximize2 aria-hidden="true" />,
    href: withScope(paths.chat(agentId), to, kept),
  };
  const items: MenuEntry[] = [
    { label: 'New conversation', icon: <Plus aria-hidden="true" />, onSelect: shown.startNew },
    ...(isOnPage ? [] : [page]),
    ...(shown.earlier.length > 0
      ? [
          'separator' as const,
          { heading: 'Earlier in this scope' },
          ...shown.earlier.slice(0, MOST_LISTED).map(
            (each): MenuEntry => ({
              label: titleOf(each),
              detail: detailOf(each),
              icon: <History aria-hidden="true" />,
              checked: each.conversation_id === conversationId,
              onSelect: () => shown.show(each.conversation_id),
            }),
          ),
        ]
      : []),
    ...(current
      ? [
          'separator' as const,
          {
            label: 'Delete this conversation…',
            icon: <Trash2 aria-hidden="true" />,
            danger: true,
            onSelect: deletion.show,
          },
        ]
      : []),
  ];
  return (
    <>
      <Menu label="Conversations" items={items} square size="small">
        <Ellipsis aria-hidden="true" />
      </Menu>
      {deletion.wanted && current && (
        <DeleteDialog
          key={deletion.key}
          agentId={agentId}
          conversation={current}
          open={deletion.open}
          onOpenChange={deletion.onOpenChange}
          onDeleted={shown.startNew}
        />
      )}
    </>
  );
}

export function titleOf({ title }: Pick<Conversation, 'title'>): string {
  return title.trim() || 'Without a message';
}

function detailOf({ turns, running_turn_id: running }: Conversation): string {
  const count = `${turns.toLocaleString('en-GB')} ${turns === 1 ? 'turn' : 'turns'}`;
  return running ? `${count} · being answered` : count;
}
