'use client';

import { useState } from 'react';
import { useDeleteIdentity, useIdentity } from '@/lib/queries/identities';
import { problemOf } from '@/lib/queries/perform';
import { ConfirmDialog, type Loss } from '../confirm-dialog';
import { Receipt } from '../receipt';
import { ReceiptActivity } from '../receipt-activity';
import { ProblemNotice } from '../ui/problem-notice';
import { ExportFirst } from './history-export';
import { cyclesLine, staysOf } from './identity-text';

interface DeleteIdentityDialogProps {
  identityId: string;
  name: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted: () => void;
}

/** What cannot be counted goes all the same. */
function lossOf({ data, error }: ReturnType<typeof useIdentity>): Loss[] | undefined {
  if (!data && !error) return undefined;
  return [
    { label: 'Cycles, with their observations', count: data?.cycle_count ?? null },
    { label: 'Attachments to an agent', count: data ? Number(Boolean(data.agent)) : null },
  ];
}

/** Says what goes with the identity, asks for its name, and shows what the API returned. */
export function DeleteIdentityDialog(props: DeleteIdentityDialogProps) {
  const { identityId, name, open, onOpenChange, onDeleted } = props;
  const remove = useDeleteIdentity(identityId, { onSuccess: onDeleted });
  const now = useIdentity(identityId, open && !remove.data);
  const [before, setBefore] = useState<number>();
  const { data } = remove;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      verb="Delete identity"
      name={name}
      kinds={2}
      goes={lossOf(now)}
      stays={[...staysOf(now.data), 'Its rows in Activity']}
      busy={remove.busy}
      problem={remove.problem}
      onConfirm={() => {
        setBefore(now.data?.cycle_count);
        remove.run(undefined);
      }}
      receipt={
        data && (
          <Receipt title={`Deleted ${name}`} lines={[cyclesLine(data.reply, before)]}>
            <ReceiptActivity activity={data.activity} />
          </Receipt>
        )
      }
    >
      {now.data?.cycle_count !== 0 && <ExportFirst identityId={identityId} />}
      {now.error && (
        <ProblemNotice title="What goes with it could not be counted" problem={problemOf(now.error)} />
      )}
    </ConfirmDialog>
  );
}
