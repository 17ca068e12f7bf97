'use client';

import { useState } from 'react';
import type { InstanceContents } from '@/lib/contract/dashboard';
import type { AgentInstance } from '@/lib/contract/instances';
import { useDeleteInstance, useInstanceContents } from '@/lib/queries/instances';
import { problemOf } from '@/lib/queries/perform';
import { ConfirmDialog } from '../confirm-dialog';
import { ProblemNotice } from '../ui/problem-notice';
import { lossesOf, receiptLines } from './contents';
import { InstanceReceipt } from './instance-receipt';

interface DeleteInstanceDialogProps {
  instance: AgentInstance;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted: (instanceId: string) => void;
}

/** Counts what the instance holds, asks for its name, deletes it once, and shows what went. */
export function DeleteInstanceDialog({ instance, open, onOpenChange, onDeleted }: DeleteInstanceDialogProps) {
  const { agent_id: agentId, instance_id: instanceId, name } = instance;
  const [before, setBefore] = useState<InstanceContents>();
  const remove = useDeleteInstance(instance, { onSuccess: () => onDeleted(instanceId) });
  const { data } = remove;
  const counted = useInstanceContents(agentId, instanceId, open && !data);
  const confirm = () => {
    setBefore(counted.data?.contents);
    remove.mutate();
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      verb="Delete instance"
      name={name}
      goes={counted.data && lossesOf(counted.data.contents)}
      stays={['Facts of the agent itself', 'The agent’s other instances', 'Its rows in Activity']}
      busy={remove.isPending}
      problem={remove.error ? problemOf(remove.error) : undefined}
      onConfirm={confirm}
      receipt={
        data && (
          <InstanceReceipt
            instance={instance}
            title={`Deleted ${name}`}
            lines={receiptLines({}, data.activity, before)}
            activity={data.activity}
          />
        )
      }
    >
      {counted.error && (
        <ProblemNotice title="The contents could not be counted" problem={problemOf(counted.error)} />
      )}
    </ConfirmDialog>
  );
}
