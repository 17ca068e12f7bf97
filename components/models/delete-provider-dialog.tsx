'use client';
import type { ModelProviderEntry, ModelProviderUses } from '@/lib/contract/model-providers';
import { useDeleteModelProvider, useModelProviderUses } from '@/lib/queries/model-providers';
import { ConfirmDialog } from '../confirm-dialog';
import { ProblemNotice } from '../ui/problem-notice';

interface DeleteProviderDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  provider: ModelProviderEntry;
  onDeleted: () => void;
}

/** Says what names its models before it goes. */
export function DeleteProviderDialog({ open, onOpenChange, provider, onDeleted }: DeleteProviderDialogProps) {
  const { provider_id: providerId, name, models, key } = provider;
  const uses = useModelProviderUses(providerId, open);
  const remove = useDeleteModelProvider({ onSuccess: onDeleted });
  const isCounted = uses.data !== undefined || uses.problem !== undefined;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      verb="Delete provider"
      name={name}
      goes={
        isCounted
          ? [
              { label: 'Models that chats can name', count: models.length },
              { label: 'Its key', count: key === 'none' ? 0 : 1 },
            ]
          : undefined
      }
      stays={['What its models answered', 'Its rows in Activity']}
      busy={remove.busy}
      problem={remove.problem}
      onConfirm={() => remove.run({ providerId })}
    >
      {uses.problem && <ProblemNotice problem={uses.problem} title="Who names it could not be counted" />}
      {uses.data && <p>{usesText(uses.data)}</p>}
    </ConfirmDialog>
  );
}

function usesText({ agents, projects, account }: ModelProviderUses): string {
  const parts = [
    agents > 0 && (agents === 1 ? 'one agent' : `${agents} agents`),
    projects > 0 && (projects === 1 ? 'one project' : `${projects} projects`),
    account && 'the account',
  ].filter((part) => part !== false);
  if (parts.length === 0) return 'No agent, no project and not the account names its models.';
  const last = parts.at(-1) ?? '';
  const who = parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
  return `Set as post-processing model in: ${who}. They go on naming it, and need another.`;
}
