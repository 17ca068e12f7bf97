'use client';

import type { Conversation } from '@/lib/contract/tester';
import { useDeleteConversation } from '@/lib/queries/tester';
import { ConfirmDialog } from '../confirm-dialog';
import { toast } from '../ui/toast';

interface DeleteConversationDialogProps {
  agentId: string;
  conversation: Conversation;
  open: boolean;
  onOpenChange(open: boolean): void;
  onDeleted(): void;
}

/** A transcript goes; what the agent remembers of it stays. */
export function DeleteConversationDialog(props: DeleteConversationDialogProps) {
  const { agentId, conversation, open, onOpenChange, onDeleted } = props;
  const deletion = useDeleteConversation(agentId, {
    onSuccess: () => {
      toast({ title: 'Conversation deleted', tone: 'done' });
      onOpenChange(false);
      onDeleted();
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      verb="Delete conversation"
      name={conversation.title.trim() || 'Without a message'}
      typed={false}
      goes={[{ label: 'Turns', count: conversation.turns }]}
      stays={['States and facts that it left in the instance']}
      busy={deletion.busy}
      problem={deletion.problem}
      onConfirm={() => deletion.run(conversation.conversation_id)}
    />
  );
}
