'use client';

import clsx from 'clsx';
import { Button } from '../ui/button';
import { Status } from '../ui/status';
import { clockText } from './clock-text';
import type { DraftState } from './use-draft';

type BarState = Pick<DraftState<object>, 'kept' | 'savedAt' | 'isSaving' | 'save' | 'discard'> & {
  draft: { values: object } | null;
  conflicts: string[];
};

interface DraftSaveBarProps {
  state: BarState;
  /** The list of changes that See opens, where there is no room beside the form. */
  changes?: { id: string; seen: boolean; onSee: () => void };
  className?: string;
}

/** How many changes are unsaved, and what can be done with them; it stays at the window's foot. */
export function DraftSaveBar({ state, changes, className }: DraftSaveBarProps) {
  const { draft, isSaving, conflicts } = state;
  const blocked = !draft || conflicts.length > 0;
  return (
    <div
      className={clsx(
        'sticky bottom-0 z-10 mt-6 flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-canvas py-3',
        className,
      )}
    >
      <div className="min-w-0 grow text-table">
        <DraftStatus state={state} />
      </div>
      <div className="flex flex-wrap gap-2">
        {draft && (
          <>
            {changes && (
              <Button
                variant="ghost"
                aria-expanded={changes.seen}
                aria-controls={changes.id}
                onClick={changes.onSee}
                className="@4xl:hidden"
              >
                {changes.seen ? 'Hide' : 'See'}
              </Button>
            )}
            <Button variant="ghost" aria-disabled={isSaving} onClick={state.discard}>
              Discard
            </Button>
          </>
        )}
        <Button
          type="submit"
          variant="primary"
          busy={isSaving}
          aria-disabled={blocked}
          aria-keyshortcuts="Control+S Meta+S"
          data-tooltip={conflicts.length > 0 ? 'First choose which to keep' : 'Ctrl or ⌘ and S'}
        >
          Save
        </Button>
      </div>
    </div>
  );
}

function DraftStatus({ state: { draft, kept, savedAt } }: { state: BarState }) {
  if (draft) {
    const count = Object.keys(draft.values).length;
    return (
      <>
        <Status kind="pending">
          Draft · {count} {count === 1 ? 'change' : 'changes'}
        </Status>
        {!kept && (
          <span className="block text-warn">This browser cannot keep it: save before you leave.</span>
        )}
      </>
    );
  }
  if (savedAt) return <Status kind="active">Saved {clockText(savedAt)}</Status>;
  return <span className="text-muted">No unsaved changes</span>;
}
