'use client';

import type { Probe, ProbeAsk, ProbeCell, ProbeEvidence } from '@/lib/contract/probes';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Status } from '../ui/status';
import { cellWords } from './verdict-texts';

interface CellDialogProps {
  probe: Probe;
  cell: ProbeCell;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** What a verdict rests on: what was found and where, and what the agent answered there. */
export function CellDialog({ probe, cell, open, onOpenChange }: CellDialogProps) {
  const nameOf = (id: string) => probe.instances.find((each) => each.instance_id === id)?.name ?? id;
  const isOwn = cell.asked_in === cell.planted_in;
  const { word, kind } = cellWords[cell.verdict];
  const asks = probe.asks.filter(({ instance_id: id }) => id === cell.asked_in);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="wide"
      title={
        isOwn
          ? `Its own canaries in ${nameOf(cell.asked_in)}`
          : `Canaries of ${nameOf(cell.planted_in)}, asked in ${nameOf(cell.asked_in)}`
      }
      description={textOf(cell, isOwn)}
      footer={<Button onClick={() => onOpenChange(false)}>Close</Button>}
    >
      <div className="flex min-w-0 flex-col gap-4">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Status kind={kind} tinted>
            {word}
          </Status>
          {cell.note && <span className="min-w-0 break-words text-muted">{cell.note}</span>}
        </p>
        {cell.evidence.length > 0 && <Evidence evidence={cell.evidence} />}
        <section aria-label="Answers" className="flex flex-col gap-2">
          <h3 className="font-medium text-form">What the agent answered there</h3>
          {asks.map((ask) => (
            <Answer key={ask.user_id} ask={ask} />
          ))}
        </section>
      </div>
    </Dialog>
  );
}

function textOf({ verdict }: ProbeCell, isOwn: boolean): string {
  if (isOwn) {
    return 'The control: an instance that does not show what was planted in it proves nothing of the others.';
  }
  if (verdict === 'leak') return 'Something that was planted elsewhere was seen here.';
  return 'Nothing that was planted there may be seen here, in the prompt or in the answer.';
}

function Evidence({ evidence }: { evidence: ProbeEvidence[] }) {
  return (
    <section aria-label="Evidence" className="flex flex-col gap-2">
      <h3 className="font-medium text-form">What was seen</h3>
      <ul className="flex flex-col gap-2 border-danger border-l-2 pl-3">
        {evidence.map((each) => (
          <li key={`${each.user_id} ${each.found_in} ${each.key}`} className="flex min-w-0 flex-col">
            <span className="text-meta text-muted">
              In the {each.found_in}, asked as <span className="font-mono">{each.user_id}</span>; planted for{' '}
              {each.planted_for === '' ? (
                'everybody there'
              ) : (
                <span className="font-mono">{each.planted_for}</span>
              )}
            </span>
            <code className="break-words font-mono text-table">{each.excerpt}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answer({ ask }: { ask: ProbeAsk }) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5 border-line border-t pt-2">
      <p className="flex flex-wrap gap-x-3 text-meta text-muted">
        <span>
          Asked as <span className="font-mono">{ask.user_id}</span>
        </span>
        {ask.duration_ms !== null && <span className="tabular-nums">{ask.duration_ms} ms</span>}
        {ask.status === 'answered' && !ask.has_prompt && <span>The prompt was not told</span>}
      </p>
      {ask.status === 'failed' ? (
        <p className="break-words text-danger">{ask.error}</p>
      ) : (
        <p className="whitespace-pre-wrap break-words">{ask.answer || 'Not asked.'}</p>
      )}
    </div>
  );
}
