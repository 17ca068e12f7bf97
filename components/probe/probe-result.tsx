'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import type { Probe, ProbeCell } from '@/lib/contract/probes';
import { Receipt } from '../receipt';
import { Badge } from '../ui/badge';
import { CopyId } from '../ui/copy-id';
import { ExactTime } from '../ui/exact-time';
import { Status } from '../ui/status';
import { useDialog } from '../use-dialog';
import { ProbeMatrix } from './probe-matrix';
import { outcomeOf, sentenceOf } from './verdict-texts';

const CellDialog = dynamic(() => import('./cell-dialog').then((part) => part.CellDialog), { ssr: false });

/** Takes the focus when the button that had it is gone. */
export const probeResultId = 'probe-result';

/** One probe: how it stands in a sentence, its table, and what it really did. */
export function ProbeResult({ probe, actions }: { probe: Probe; actions?: ReactNode }) {
  const dialog = useDialog();
  const [cell, setCell] = useState<ProbeCell>();
  const { word, kind } = outcomeOf(probe);
  const isRunning = probe.status === 'running';
  return (
    <section
      id={probeResultId}
      tabIndex={-1}
      aria-label="Result"
      aria-busy={isRunning}
      className="flex min-w-0 flex-col gap-4 outline-none"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Status kind={kind} tinted>
          {word}
        </Status>
        {probe.is_leaky && <Badge>Leaky stand-in</Badge>}
        {probe.provider === 'rehearsal' && <Badge>Rehearsal, no language model</Badge>}
        {actions}
      </div>
      <p className="max-w-prose text-form">{sentenceOf(probe)}</p>
      <ProbeMatrix
        probe={probe}
        onOpen={(chosen) => {
          setCell(chosen);
          dialog.show();
        }}
      />
      {!isRunning && <ProbeReceipt probe={probe} />}
      {dialog.wanted && cell && (
        <CellDialog
          key={dialog.key}
          probe={probe}
          cell={cell}
          open={dialog.open}
          onOpenChange={dialog.onOpenChange}
        />
      )}
    </section>
  );
}

function ProbeReceipt({ probe }: { probe: Probe }) {
  const { planted, asked, leaks, removed, left } = probe.receipt;
  return (
    <Receipt
      title={`Isolation probe of ${probe.instances.length} instances`}
      lines={[
        { label: 'Planted', count: planted },
        { label: 'Asked', count: asked },
        { label: 'Leaks', count: leaks },
        { label: 'Removed', count: removed, expected: planted },
        { label: 'Left', count: left },
      ]}
    >
      <span>
        <ExactTime at={probe.created_at} />
      </span>
      {probe.model && <span>{`${probe.provider} · ${probe.model}`}</span>}
      <CopyId id={probe.probe_id} what="probe id" />
    </Receipt>
  );
}
