'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { Status } from '@/components/ui/status';
import { toast } from '@/components/ui/toast';
import type { ProjectApiKey } from '@/lib/contract/keys';
import { openerOf, useDialog } from '../use-dialog';
import { keyState } from './key-state';

const load = () => import('./revoke-key-dialog');
const RevokeKeyDialog = dynamic(() => load().then((part) => part.RevokeKeyDialog), { ssr: false });

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-1">
      <dt className="text-faint">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Revoke({ apiKey, onRevoked }: { apiKey: ProjectApiKey; onRevoked: () => void }) {
  const dialog = useDialog();
  return (
    <>
      <Button
        size="small"
        {...openerOf(load)}
        aria-label={`Revoke ${apiKey.name}, ${apiKey.key_prefix}`}
        onClick={dialog.show}
      >
        Revoke
      </Button>
      {dialog.wanted && (
        <RevokeKeyDialog
          key={dialog.key}
          open={dialog.open}
          onOpenChange={dialog.onOpenChange}
          apiKey={apiKey}
          onRevoked={() => {
            dialog.onOpenChange(false);
            toast({ title: `Key ${apiKey.name} was revoked`, tone: 'done' });
            onRevoked();
          }}
        />
      )}
    </>
  );
}

type KeyRowProps = { apiKey: ProjectApiKey; now: number; onRevoked: () => void };

/** One key: what it is called, how it begins, what it may, until when, and when it was last used. */
export function KeyRow({ apiKey, now, onRevoked }: KeyRowProps) {
  const state = keyState(apiKey, now);
  const { name, key_prefix: prefix, scopes, created_at: made, expires_at: ends, last_used_at: used } = apiKey;
  return (
    <li className="flex min-h-11 items-center gap-3 border-line border-b px-2 py-2 hover:bg-hover">
      <div className="flex min-w-0 grow flex-col gap-1">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="min-w-0 break-words font-medium text-table">{name}</span>
          <code className="font-mono text-meta text-muted">{prefix}…</code>
          <Status kind={state.kind} className="text-meta">
            {state.word}
          </Status>
        </div>
        <dl className="flex flex-wrap gap-x-4 gap-y-1 text-meta text-muted">
          <Fact label="Scopes">
            <span className="font-mono">{(scopes ?? []).join(', ')}</span>
          </Fact>
          <Fact label="Created">
            <RelativeTime at={made} now={now} />
          </Fact>
          <Fact label={state.word === 'Expired' ? 'Expired' : 'Expires'}>
            {ends ? <RelativeTime at={ends} now={now} /> : 'never'}
          </Fact>
          <Fact label="Last used">{used ? <RelativeTime at={used} now={now} /> : 'never'}</Fact>
        </dl>
      </div>
      {state.works && <Revoke apiKey={apiKey} onRevoked={onRevoked} />}
    </li>
  );
}
