'use client';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { CreateApiKeyReply } from '@/lib/contract/keys';
import { KeyForm } from './key-form';
import { NewKey } from './new-key';

type CreateKeyDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  projectId: string;
  apiUrl: string;
};

/** Makes a key and shows it once; it does not close by accident before the key is kept. */
export function CreateKeyDialog({ open, onOpenChange, projectId, apiUrl }: CreateKeyDialogProps) {
  const formId = useId();
  const [busy, setBusy] = useState(false);
  const [created, setCreated] = useState<CreateApiKeyReply>();
  const [kept, setKept] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      locked={created ? !kept : busy}
      title={created ? `API key “${created.name}”` : 'New API key'}
      description={created ? undefined : 'It reaches the agents of this project only.'}
      footer={
        created ? (
          <Button variant="primary" aria-disabled={!kept} onClick={() => onOpenChange(false)}>
            Done
          </Button>
        ) : (
          <>
            <Button aria-disabled={busy} onClick={() => onOpenChange(false)}>
              Cancel
            </Button>
            <Button type="submit" form={formId} variant="primary" busy={busy}>
              Create key
            </Button>
          </>
        )
      }
    >
      {created ? (
        <NewKey apiKey={created} apiUrl={apiUrl} kept={kept} onKept={setKept} />
      ) : (
        <KeyForm id={formId} projectId={projectId} onBusy={setBusy} onCreated={setCreated} />
      )}
    </Dialog>
  );
}
