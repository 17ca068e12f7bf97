'use client';
import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ModelProviderEntry } from '@/lib/contract/model-providers';
import { preloadDialog } from '../ui/dialog';
import { Menu } from '../ui/menu';
import { toast } from '../ui/toast';
import { useDialog } from '../use-dialog';

const ProviderDialog = dynamic(() => import('./provider-dialog').then((part) => part.ProviderDialog), {
  ssr: false,
});
const DeleteProviderDialog = dynamic(
  () => import('./delete-provider-dialog').then((part) => part.DeleteProviderDialog),
  { ssr: false },
);

interface ProviderActionsProps {
  provider: ModelProviderEntry;
  keysRefused: string | undefined;
  /** The provider is gone, and with it this menu: the focus needs another place. */
  onDeleted: () => void;
}

/** What an admin does with a provider of the organisation. */
export function ProviderActions({ provider, keysRefused, onDeleted }: ProviderActionsProps) {
  const editing = useDialog();
  const deleting = useDialog();
  const { name } = provider;
  return (
    <>
      <Menu
        label={`Actions on ${name}`}
        square
        items={[
          { label: 'Edit', icon: <Pencil aria-hidden="true" />, onSelect: editing.show },
          'separator',
          { label: 'Delete…', icon: <Trash2 aria-hidden="true" />, danger: true, onSelect: deleting.show },
        ]}
      >
        <Ellipsis aria-hidden="true" onPointerEnter={preloadDialog} />
      </Menu>
      {editing.wanted && (
        <ProviderDialog
          key={`edit ${editing.key}`}
          open={editing.open}
          onOpenChange={editing.onOpenChange}
          {...{ provider, keysRefused }}
          onSaved={() => {
            editing.onOpenChange(false);
            toast({ title: `${name} was changed`, tone: 'done' });
          }}
        />
      )}
      {deleting.wanted && (
        <DeleteProviderDialog
          key={`delete ${deleting.key}`}
          open={deleting.open}
          onOpenChange={deleting.onOpenChange}
          provider={provider}
          onDeleted={() => {
            deleting.onOpenChange(false);
            toast({ title: `${name} was deleted`, tone: 'done' });
            onDeleted();
          }}
        />
      )}
    </>
  );
}
