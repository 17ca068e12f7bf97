'use client';

import { useState } from 'react';
import type { InstanceContents } from '@/lib/contract/dashboard';
import type { AgentInstance } from '@/lib/contract/instances';
import { useInstanceContents, useResetInstance } from '@/lib/queries/instances';
import { problemOf } from '@/lib/queries/perform';
import { ConfirmDialog } from '../confirm-dialog';
import { ProblemNotice } from '../ui/problem-notice';
import { lossesOf, receiptLines } from './contents';
import { InstanceReceipt } from './instance-receipt';

interface ResetInstanceDialogProps {
  instance: AgentInstance;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Counts what the instance holds, asks for its name, empties it once, and shows what the API returned. */
export function ResetInstanceDialog({ instance, open, onOpenChange }: ResetInstanceDialogProps) {
  const { agent_id: agentId, instance_id: instanceId, name, status } = instance;
  const counted = useInstanceContents(agentId, instanceId, open);
  const [before, setBefore] = useState<InstanceContents>();
  const reset = useResetInstance(instance);
  const confirm = () => {
    setBefore(counted.data?.contents);
    reset.mutate();
  };
  const { data } = reset;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      verb="Reset instance"
      name={name}
      goes={counted.data && lossesOf(counted.data.contents)}
      stays={[
        status === 'active' ? 'The instance itself, active' : 'The instance itself; it becomes active',
        'Its name, id and description',
        'Facts of the agent itself',
      ]}
      busy={reset.isPending}
      problem={reset.error ? problemOf(reset.error) : undefined}
      onConfirm={confirm}
      receipt={
        data && (
          <InstanceReceipt
            instance={instance}
            title={`Reset of ${name}`}
            lines={receiptLines(data.reply, data.activity, before)}
            activity={data.activity}
          >
            The instance is {data.reply.instance.status} now.
          </InstanceReceipt>
        )
      }
    >
      {counted.error && (
        <ProblemNotice title="The contents could not be counted" problem={problemOf(counted.error)} />
      )}
    </ConfirmDialog>
  );
}
