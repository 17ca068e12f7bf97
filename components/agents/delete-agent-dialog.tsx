'use client';

import type { AgentContents } from '@/lib/contract/dashboard';
import { paths } from '@/lib/paths';
import { useAgentContents, useDeleteAgent } from '@/lib/queries/agents';
import { problemOf } from '@/lib/queries/perform';
import { ConfirmDialog, type Loss } from '../confirm-dialog';
import { Receipt } from '../receipt';
import { ProblemNotice } from '../ui/problem-notice';
import { TextLink } from '../ui/text-link';

interface DeleteAgentDialogProps {
  agentId: string;
  name: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted: () => void;
}

/** Counts what the agent owns, asks for its name, and shows what the API returned. */
export function DeleteAgentDialog({ agentId, name, open, onOpenChange, onDeleted }: DeleteAgentDialogProps) {
  const contents = useAgentContents(agentId, open);
  const remove = useDeleteAgent({ onSuccess: onDeleted });
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      verb="Delete agent"
      name={name}
      goes={contents.data && losses(contents.data)}
      stays={['Its rows in Activity']}
      busy={remove.isPending}
      problem={remove.error ? problemOf(remove.error) : undefined}
      onConfirm={() => remove.mutate({ agentId })}
      receipt={remove.data && <DeletedReceipt name={name} result={remove.data} expected={contents.data} />}
    >
      {contents.error && (
        <ProblemNotice title="The contents could not be counted" problem={problemOf(contents.error)} />
      )}
    </ConfirmDialog>
  );
}

function losses(contents: AgentContents): Loss[] {
  return [
    { label: 'Instances', count: contents.instances },
    { label: 'Facts', count: sum(contents.facts, contents.agent_facts) },
    { label: 'Memory nodes', count: contents.nodes },
    { label: 'Custom states', count: sum(contents.global_states, contents.user_states) },
    { label: 'Users touched', count: contents.users },
  ];
}

function sum(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}

type Deleted = NonNullable<ReturnType<typeof useDeleteAgent>['data']>;

function DeletedReceipt(props: { name: string; result: Deleted; expected: AgentContents | undefined }) {
  const { deleted, status, errors } = props.result.reply;
  const before = props.expected;
  const lines = [
    { label: 'Instances', key: 'instances', expected: before?.instances },
    { label: 'Facts', key: 'memory_facts', expected: before && sum(before.facts, before.agent_facts) },
    { label: 'Memory nodes', key: 'memory_nodes', expected: before?.nodes },
    {
      label: 'Custom states',
      key: 'custom_states',
      expected: before && sum(before.global_states, before.user_states),
    },
  ];
  const known = lines.filter(({ key }) => key in deleted);
  const other = Object.keys(deleted).filter(
    (key) => key !== 'agents' && !lines.some((line) => line.key === key),
  );
  return (
    <Receipt
      title={`Deleted ${props.name}`}
      lines={[
        ...known.map(({ label, key, expected }) => ({
          label,
          count: deleted[key] ?? null,
          expected: expected ?? null,
        })),
        ...other.map((key) => ({ label: key, count: deleted[key] ?? null })),
      ]}
    >
      {status !== 'ok' && <span>{['Partly deleted', ...(errors ?? [])].join(': ')}</span>}
      {props.result.activity && (
        <TextLink href={paths.change(props.result.activity.activity_id)}>Kept in Activity</TextLink>
      )}
    </Receipt>
  );
}
