'use client';

import clsx from 'clsx';
import { useEffect, useRef } from 'react';
import { Button } from '../ui/button';
import { longTextStyle } from '../ui/long-text';
import { ProblemNotice } from '../ui/problem-notice';
import { StatusGlyph } from '../ui/status';
import { RecoveredNotice } from './recovered-notice';
import type { DraftState } from './use-draft';

interface DraftNoticesProps<T extends object> {
  state: DraftState<T>;
  /** "The profile", as a refusal names it. */
  what: string;
  /** A member as the form calls it. */
  labelOf(member: keyof T & string): string;
  /** A value as a reader sees it; empty text for none. */
  textOf(member: keyof T & string, value: T[keyof T & string]): string;
}

/** What happened to the draft: it came back, somebody else changed the same, or a save was refused. */
export function DraftNotices<T extends object>({ state, what, labelOf, textOf }: DraftNoticesProps<T>) {
  const { recoveredAt, draft, conflicts, refusal } = state;
  const place = useRef<HTMLDivElement>(null);
  const asks = conflicts.length > 0 || refusal !== undefined;
  // The button that was pressed may be a long way below.
  useEffect(() => {
    if (asks) place.current?.focus();
  }, [asks]);
  return (
    <div ref={place} tabIndex={-1} className="flex scroll-mt-16 flex-col gap-3 outline-none empty:hidden">
      {recoveredAt && draft && <RecoveredNotice at={recoveredAt} onDiscard={state.discard} />}
      {conflicts.map((member) => (
        <Conflict
          key={member}
          label={labelOf(member)}
          theirs={textOf(member, state.base[member])}
          onDecide={(whose) => state.decide(member, whose)}
        />
      ))}
      {refusal && (
        <ProblemNotice
          title={`${what} was not saved`}
          problem={refusal}
          kept="What you changed is still here, also after a reload."
        />
      )}
    </div>
  );
}

interface ConflictProps {
  label: string;
  theirs: string;
  onDecide: (whose: 'mine' | 'theirs') => void;
}

function Conflict({ label, theirs, onDecide }: ConflictProps) {
  return (
    <div
      role="alert"
      className="flex flex-col gap-2 rounded-control border border-warn bg-warn-tint p-3 text-form"
    >
      <p className="flex items-center gap-2 font-medium">
        <StatusGlyph kind="warning" />
        {label} was changed by somebody else since your draft began
      </p>
      <p
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
        tabIndex={0}
        className={clsx(
          'max-h-40 overflow-y-auto whitespace-pre-wrap break-words border-warn border-l-2 pl-3',
          longTextStyle,
        )}
      >
        {theirs || <span className="text-muted">They emptied it.</span>}
      </p>
      <p>Yours is still in the field.</p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => onDecide('mine')}>
          Keep mine
        </Button>
        <Button size="small" onClick={() => onDecide('theirs')}>
          Take theirs
        </Button>
      </div>
    </div>
  );
}
