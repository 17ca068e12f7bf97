'use client';
import { ConfirmDialog } from '@/components/confirm-dialog';
import type { ProjectApiKey } from '@/lib/contract/keys';
import { useRevokeApiKey } from '@/lib/queries/projects';

type RevokeKeyDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  apiKey: ProjectApiKey;
  onRevoked: () => void;
};

/** Asks once, without typing: a key that leaked must stop fast, and a new one is quickly made. */
export function RevokeKeyDialog({ open, onOpenChange, apiKey, onRevoked }: RevokeKeyDialogProps) {
  const { key_id: keyId, project_id: projectId, name, key_prefix: prefix } = apiKey;
  const revoke = useRevokeApiKey({ onSuccess: onRevoked });
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      verb="Revoke key"
      name={name}
      typed={false}
      goes={[{ label: `The key ${prefix}…`, count: 1 }]}
      stays={['What was done with it', 'Its row here, as revoked']}
      busy={revoke.busy}
      problem={revoke.problem}
      onConfirm={() => revoke.run({ projectId, keyId })}
    >
      <p>Programs that use it are refused from their next request on.</p>
    </ConfirmDialog>
  );
}
