'use client';

import { paths } from '@/lib/paths';
import { useDeleteTranscript } from '@/lib/queries/transcripts';
import { ConfirmDialog } from '../confirm-dialog';
import { Receipt } from '../receipt';
import { TextLink } from '../ui/text-link';

interface DeleteTranscriptDialogProps {
  agentId: string;
  transcriptId: string;
  name: string;
  turns: number;
  open: boolean;
  onOpenChange(open: boolean): void;
  onDeleted(): void;
}

export function DeleteTranscriptDialog(props: DeleteTranscriptDialogProps) {
  const { agentId, transcriptId, name, turns, open, onOpenChange, onDeleted } = props;
  const remove = useDeleteTranscript({ agentId, transcriptId }, { onSuccess: onDeleted });
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      verb="Delete transcript"
      name={name}
      goes={[{ label: turns === 1 ? 'Turn' : 'Turns', count: turns }]}
      stays={['What the agent remembers of it', 'That it was deleted, in Activity']}
      typed={false}
      busy={remove.busy}
      problem={remove.problem}
      onConfirm={() => remove.run(undefined)}
      receipt={
        remove.data && (
          <Receipt
            title={`Deleted ${name}`}
            lines={[{ label: 'Turns', count: remove.data.turns_deleted, expected: turns }]}
          >
            <TextLink href={paths.activity}>Kept in Activity</TextLink>
          </Receipt>
        )
      }
    />
  );
}
