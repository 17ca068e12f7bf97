'use client';
import { useId, useState } from 'react';
import type { LookAtAgentsReply } from '@/lib/contract/look-at-agents';
import { ImportAgentDialog } from '../agents/import-agent-dialog';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Dialog } from '../ui/dialog';
import { LookForm } from './look-form';
import { SeenAgents } from './seen-agents';

interface BringYoursDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A look at the agents of another API and how to connect to it; or a file instead. */
export function BringYoursDialog({ open, onOpenChange }: BringYoursDialogProps) {
  const formId = useId();
  const [busy, setBusy] = useState(false);
  const [seen, setSeen] = useState<{ base: string; reply: LookAtAgentsReply }>();
  const [isImporting, setIsImporting] = useState(false);
  if (isImporting) return <ImportAgentDialog open={open} onOpenChange={onOpenChange} />;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      locked={busy}
      size="wide"
      title="Bring yours"
      description="Look at the agents of another API. Nothing is changed there and nothing of it is kept, the key neither."
      footer={
        <>
          <Button aria-disabled={busy} onClick={() => setIsImporting(true)}>
            Import a JSON file instead
          </Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            Look
          </Button>
        </>
      }
    >
      <LookForm id={formId} onBusy={setBusy} onSeen={(base, reply) => setSeen({ base, reply })} />
      {seen && (
        <div className="flex flex-col gap-4 pt-4">
          <SeenAgents reply={seen.reply} />
          {seen.reply.fault === undefined && <Connect base={seen.base} />}
        </div>
      )}
    </Dialog>
  );
}

/** The environment is read when Troupe starts, so this is something to paste into a shell. */
function Connect({ base }: { base: string }) {
  const line = `API_URL=${base} API_KEY="$AGENTS_API_KEY" npm start`;
  return (
    <section className="flex flex-col gap-1 border-line border-t pt-3">
      <h3 className="font-medium">Work on it</h3>
      <p className="max-w-prose text-meta text-muted">
        Put the key in the variable <code className="font-mono">AGENTS_API_KEY</code> and start Troupe again.
        What is here stays here, and is back without <code className="font-mono">API_URL</code>.
      </p>
      <div className="flex items-center gap-2 rounded-control border border-line bg-sunken p-3">
        <code className="min-w-0 grow break-all font-mono text-meta">{line}</code>
        <CopyButton value={line} what="command" />
      </div>
    </section>
  );
}
