'use client';
import { useId, useState } from 'react';
import type { ModelProviderEntry } from '@/lib/contract/model-providers';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ProviderForm } from './provider-form';

interface ProviderDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The provider that is edited; none: a new one. */
  provider?: ModelProviderEntry;
  keysRefused: string | undefined;
  onSaved: (provider: ModelProviderEntry) => void;
}

/** A provider of the organisation, new or known; it can be saved untested, and says so then. */
export function ProviderDialog({ open, onOpenChange, provider, keysRefused, onSaved }: ProviderDialogProps) {
  const formId = useId();
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      locked={busy}
      title={provider ? `Edit ${provider.name}` : 'Add a model'}
      description="Any server that speaks the OpenAI API."
      footer={
        <>
          <Button aria-disabled={busy} onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            {provider ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <ProviderForm id={formId} {...{ provider, keysRefused, onSaved }} onBusy={setBusy} />
    </Dialog>
  );
}
