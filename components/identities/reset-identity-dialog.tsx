'use client';

import { useId, useState } from 'react';
import { useIdentity, useResetIdentity } from '@/lib/queries/identities';
import { problemOf } from '@/lib/queries/perform';
import { ConfirmDialog } from '../confirm-dialog';
import { Receipt } from '../receipt';
import { ReceiptActivity } from '../receipt-activity';
import { ProblemNotice } from '../ui/problem-notice';
import { ExportFirst } from './history-export';
import { cyclesLine, percentText, staysOf } from './identity-text';
import { stressWord } from './stress-status';

interface ResetIdentityDialogProps {
  identityId: string;
  name: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

type ResetMode = 'initial' | 'default';

/** Says how many cycles go, asks where back to and for the name, and shows what the API returned. */
export function ResetIdentityDialog({ identityId, name, open, onOpenChange }: ResetIdentityDialogProps) {
  const [mode, setMode] = useState<ResetMode>('initial');
  const reset = useResetIdentity(identityId);
  const now = useIdentity(identityId, open && !reset.data);
  const [before, setBefore] = useState<number>();
  const { data } = reset;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      verb="Reset identity"
      name={name}
      kinds={1}
      goes={
        now.data || now.error
          ? [{ label: 'Cycles, with their observations', count: now.data?.cycle_count ?? null }]
          : undefined
      }
      stays={['Name, description and id', ...staysOf(now.data), 'Its rows in Activity']}
      busy={reset.busy}
      problem={reset.problem}
      onConfirm={() => {
        setBefore(now.data?.cycle_count);
        reset.run({ mode });
      }}
      receipt={
        data && (
          <Receipt title={`Reset of ${name}`} lines={[cyclesLine(data.reply, before)]}>
            <span>
              Now at cycle {data.reply.cycle}: energy {percentText(data.reply.energy_level)}, stress{' '}
              {stressWord(data.reply.stress_state).toLowerCase()}.
            </span>
            <ReceiptActivity activity={data.activity} />
          </Receipt>
        )
      }
    >
      {now.data?.cycle_count !== 0 && <ExportFirst identityId={identityId} />}
      <ModeChoice mode={mode} onChange={setMode} />
      {now.error && <ProblemNotice title="Its cycles could not be counted" problem={problemOf(now.error)} />}
    </ConfirmDialog>
  );
}

const modes: { mode: ResetMode; label: string; hint: string }[] = [
  {
    mode: 'initial',
    label: 'How it was created',
    hint: 'With the strengths and the energy that it was given then.',
  },
  { mode: 'default', label: 'The defaults', hint: 'Every mode at 0, energy at 80.' },
];

function ModeChoice({ mode, onChange }: { mode: ResetMode; onChange: (mode: ResetMode) => void }) {
  const id = useId();
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 font-medium text-form">Reset to</legend>
      {modes.map((each) => (
        <label key={each.mode} className="flex min-h-6 items-start gap-2 py-0.5 touch:min-h-11 touch:py-3">
          <span className="grid h-5 place-items-center">
            <input
              type="radio"
              name={id}
              checked={mode === each.mode}
              onChange={() => onChange(each.mode)}
              className="m-0 size-4 accent-accent"
            />
          </span>
          <span className="min-w-0">
            <span className="block">{each.label}</span>
            <span className="block text-meta text-muted">{each.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
