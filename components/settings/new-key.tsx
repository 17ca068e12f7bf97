'use client';
import { useEffect, useRef } from 'react';
import { CheckboxField } from '@/components/ui/checkbox';
import { CopyButton } from '@/components/ui/copy-button';
import { StatusGlyph } from '@/components/ui/status';
import { useLeaveWarning } from '@/components/use-leave-warning';
import type { CreateApiKeyReply } from '@/lib/contract/keys';

type NewKeyProps = {
  apiKey: CreateApiKeyReply;
  /** The base of the agents API; empty: the embedded one at this page's origin. */
  apiUrl: string;
  kept: boolean;
  onKept: (kept: boolean) => void;
};

/** The key, this once, and how it is used. */
export function NewKey({ apiKey, apiUrl, kept, onKept }: NewKeyProps) {
  const place = useRef<HTMLDivElement>(null);
  // The form's button that had the focus is gone.
  useEffect(() => place.current?.focus(), []);
  // A reload would lose the only sight of the key.
  useLeaveWarning(!kept);
  const base = apiUrl || `${window.location.origin}/api/v1`;
  const curl = `curl -H "Authorization: Bearer $TROUPE_API_KEY" ${base}/agents`;
  return (
    <div ref={place} tabIndex={-1} className="flex flex-col gap-4 pt-1 outline-none">
      <p className="flex gap-2">
        <span className="grid h-5 place-items-center">
          <StatusGlyph kind="warning" />
        </span>
        <span>
          <strong className="font-medium">You will not see it again.</strong> Copy the key now: only its hash
          is stored.
        </span>
      </p>
      <div className="flex items-center gap-2 rounded-control border border-control bg-sunken p-3">
        <code className="min-w-0 grow select-all break-all font-mono text-table">{apiKey.key}</code>
        <CopyButton value={apiKey.key} what="API key" onCopied={() => onKept(true)} />
      </div>
      <div className="flex flex-col gap-1">
        <h3 className="font-medium">Try it</h3>
        <p className="text-meta text-muted">
          Put the key in the variable <code className="font-mono">TROUPE_API_KEY</code>, so that it stays out
          of the shell's history.
        </p>
        <div className="flex items-center gap-2 rounded-control border border-line bg-sunken p-3">
          <code className="min-w-0 grow break-words font-mono text-meta">{curl}</code>
          <CopyButton value={curl} what="example" />
        </div>
      </div>
      <CheckboxField
        label="I have stored the key"
        checked={kept}
        onChange={(event) => onKept(event.target.checked)}
      />
    </div>
  );
}
