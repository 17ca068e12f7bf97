'use client';
import dynamic from 'next/dynamic';
import { useRef } from 'react';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import type { ProjectApiKey } from '@/lib/contract/keys';
import { openerOf, useDialog } from '../use-dialog';
import { KeyRow } from './key-row';
import { workingFirst } from './key-state';

const load = () => import('./create-key-dialog');
const CreateKeyDialog = dynamic(() => load().then((part) => part.CreateKeyDialog), { ssr: false });

type KeysSectionProps = {
  projectId: string;
  keys: ProjectApiKey[];
  /** The base of a remote agents API; empty: the embedded one. */
  apiUrl: string;
  now: number;
};

/** The API keys of a project, those that work first. */
export function KeysSection({ projectId, keys, apiUrl, now }: KeysSectionProps) {
  const creating = useDialog();
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <Section
      title="API keys"
      description="For programs that call the agents API. A key acts in this project only, within its scopes, and what it changes stands in Activity under its name."
      actions={
        <Button ref={opener} {...openerOf(load)} onClick={creating.show}>
          New key
        </Button>
      }
    >
      {keys.length === 0 ? (
        <p className="text-muted">No key yet.</p>
      ) : (
        <ul aria-label="API keys" className="border-line border-t">
          {workingFirst(keys, now).map((apiKey) => (
            <KeyRow key={apiKey.key_id} apiKey={apiKey} now={now} onRevoked={() => opener.current?.focus()} />
          ))}
        </ul>
      )}
      {creating.wanted && (
        <CreateKeyDialog
          key={creating.key}
          open={creating.open}
          onOpenChange={creating.onOpenChange}
          {...{ projectId, apiUrl }}
        />
      )}
    </Section>
  );
}
