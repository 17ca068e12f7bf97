'use client';

import { type ComponentProps, useState } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import { CreateAgentDialog } from './create-agent-dialog';
import { ImportAgentDialog } from './import-agent-dialog';

type NewAgentProps = Omit<ComponentProps<typeof CreateAgentDialog>, 'onImport'>;

/** A new agent, from nothing or from a file. */
export function NewAgent({ open, onOpenChange, ...rest }: NewAgentProps) {
  const { connection } = useViewer();
  const [importing, setImporting] = useState(false);
  const close = (isOpen: boolean) => {
    if (!isOpen) setImporting(false);
    onOpenChange(isOpen);
  };
  if (importing) return <ImportAgentDialog open={open} onOpenChange={close} />;
  // A remote API has no operation that takes a file.
  const onImport = connection === 'embedded' ? () => setImporting(true) : undefined;
  return <CreateAgentDialog {...rest} open={open} onOpenChange={close} onImport={onImport} />;
}
