'use client';
import dynamic from 'next/dynamic';
import { useRef } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import type { ModelProviderEntry } from '@/lib/contract/model-providers';
import { Section } from '../section';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';
import { openerOf, useDialog } from '../use-dialog';
import { ProviderRow } from './provider-row';

const load = () => import('./provider-dialog');
const ProviderDialog = dynamic(() => load().then((part) => part.ProviderDialog), { ssr: false });

interface ProvidersSectionProps {
  providers: ModelProviderEntry[];
  /** Why no key can be kept on this server. */
  keysRefused: string | undefined;
  now: number;
}

/** Where models come from, in the order in which they are offered; admins add, test, edit and delete here. */
export function ProvidersSection({ providers, keysRefused, now }: ProvidersSectionProps) {
  const { isAdmin } = useViewer();
  const adding = useDialog();
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <Section
      anchor="providers"
      title="Model providers"
      description="Chats run on the first of them unless they name another. Keys stay on the server, encrypted."
      actions={
        isAdmin && (
          <Button ref={opener} {...openerOf(load)} onClick={adding.show}>
            Add a model
          </Button>
        )
      }
    >
      <ul aria-label="Model providers" className="border-line border-t">
        {providers.map((provider) => (
          <ProviderRow
            key={provider.provider_id}
            {...{ provider, keysRefused, isAdmin, now }}
            onDeleted={() => opener.current?.focus()}
          />
        ))}
      </ul>
      {adding.wanted && (
        <ProviderDialog
          key={adding.key}
          open={adding.open}
          onOpenChange={adding.onOpenChange}
          keysRefused={keysRefused}
          onSaved={({ name }) => {
            adding.onOpenChange(false);
            toast({ title: `${name} was added`, tone: 'done' });
          }}
        />
      )}
    </Section>
  );
}
