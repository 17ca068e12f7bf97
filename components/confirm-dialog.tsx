'use client';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Problem } from '@/lib/contract/problem';
import { Button } from './ui/button';
import { Count } from './ui/count';
import { Dialog } from './ui/dialog';
import { announce } from './ui/live-region';
import { ProblemNotice } from './ui/problem-notice';
import { Skeleton } from './ui/skeleton';
import { TextField } from './ui/text-field';

/** A kind of thing that goes, with how many; null when nobody counted. */
export type Loss = { label: string; count: number | null };

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The act as its button says it: "Delete agent". */
  verb: string;
  /** The name of the thing, which is also what must be typed. */
  name: string;
  /** What goes; undefined while it is being counted. */
  goes: Loss[] | undefined;
  /** How many kinds that will be: their places are kept while they are counted. */
  kinds?: number;
  /** What stays, a short line each. */
  stays?: string[];
  /** Above the typed confirmation: "Export first", notes. */
  children?: ReactNode;
  /** Asks for the name; leave it on wherever the act cannot be undone. */
  typed?: boolean;
  busy?: boolean;
  /** Why the act was refused; the dialog stays open with it. */
  problem?: Problem | undefined;
  onConfirm: () => void;
  /** Shown instead of all the above once it is done. */
  receipt?: ReactNode;
};

function BlastRadius({ goes, kinds = 3, stays = [] }: Pick<ConfirmDialogProps, 'goes' | 'kinds' | 'stays'>) {
  return (
    <div className="grid gap-4 border-line border-y py-3 md:grid-cols-2" aria-busy={goes === undefined}>
      <div>
        <h3 className="pb-1 font-medium text-danger text-meta">What goes</h3>
        {goes === undefined ? (
          <div className="flex flex-col gap-1">
            <span className="sr-only">Counting</span>
            {Array.from({ length: kinds }, (_, place) => `row ${place}`).map((key) => (
              <Skeleton key={key} className="h-5" />
            ))}
          </div>
        ) : (
          <dl>
            {goes.map(({ label, count }) => (
              <div key={label} className="flex justify-between gap-4">
                <dt className="min-w-0 break-words">{label}</dt>
                <dd className="shrink-0 font-medium">
                  {count === null ? <span className="text-faint">not counted</span> : <Count value={count} />}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      {stays.length > 0 && (
        <div>
          <h3 className="pb-1 font-medium text-meta text-muted">What stays</h3>
          <ul>
            {stays.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** The form lives as long as the dialog is open, so each opening starts with an empty name. */
function ConfirmForm(props: ConfirmDialogProps & { formId: string; onMatch: (matches: boolean) => void }) {
  const { name, typed = true, busy = false, problem, onConfirm, formId, onMatch } = props;
  const [text, setText] = useState('');
  const matches = !typed || text.trim() === name.trim();
  // A second click can come before the caller's `busy` does: it must not act twice.
  const confirmed = useRef(false);
  useEffect(() => {
    if (!busy) confirmed.current = false;
  }, [busy]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!matches || busy || confirmed.current) return;
    if (!props.goes) return announce('What goes is still being counted');
    confirmed.current = true;
    onConfirm();
  };
  return (
    <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <BlastRadius goes={props.goes} kinds={props.kinds} stays={props.stays ?? []} />
      {props.children}
      {typed && (
        <TextField
          label={`Type “${name}” to confirm`}
          value={text}
          autoComplete="off"
          spellCheck={false}
          readOnly={busy}
          onChange={(event) => {
            setText(event.target.value);
            onMatch(event.target.value.trim() === name.trim());
          }}
        />
      )}
      {problem && <ProblemNotice problem={problem} />}
    </form>
  );
}

/**
 * The one dialog before anything is destroyed: it names the thing, counts the loss, asks for the name, stays open with
 * the reason when refused, and ends in the receipt.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, verb, name, goes, typed = true, busy = false, receipt } = props;
  const formId = useId();
  const [matches, setMatches] = useState(false);
  const change = (next: boolean) => {
    setMatches(false);
    onOpenChange(next);
  };
  const closer = useRef<HTMLButtonElement>(null);
  const done = receipt !== undefined;
  // The button that had the focus is gone with the form.
  useEffect(() => {
    if (!done) return;
    closer.current?.focus();
    announce(`${verb}: done`);
  }, [done, verb]);
  const ready = goes !== undefined && (matches || !typed);
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      locked={busy}
      title={
        <>
          {verb} <span className="wrap-anywhere">“{name}”</span>
        </>
      }
      description={receipt ? 'Done.' : 'This cannot be undone.'}
      footer={
        receipt ? (
          <Button ref={closer} onClick={() => change(false)}>
            Close
          </Button>
        ) : (
          <>
            <Button aria-disabled={busy} onClick={() => change(false)}>
              Cancel
            </Button>
            <Button type="submit" form={formId} variant="danger" busy={busy} aria-disabled={!ready}>
              {verb}
            </Button>
          </>
        )
      }
    >
      {receipt ?? <ConfirmForm {...props} formId={formId} onMatch={setMatches} />}
    </Dialog>
  );
}
