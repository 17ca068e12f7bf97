'use client';

import { Button } from '../ui/button';
import { Status } from '../ui/status';
import { clockText } from './profile-clock';
import type { ProfileDraftState } from './profile-draft';

interface ProfileSaveBarProps {
  state: ProfileDraftState;
  changesId: string;
  seen: boolean;
  onSee: () => void;
}

/** How many changes are unsaved, and what can be done with them; it stays at the window's foot. */
export function ProfileSaveBar({ state, changesId, seen, onSee }: ProfileSaveBarProps) {
  const { draft, isSaving, conflicts } = state;
  const blocked = !draft || conflicts.length > 0;
  return (
    <div className="sticky bottom-0 z-10 mt-6 flex max-w-form flex-wrap items-center gap-x-4 gap-y-2 self-end border-line border-t bg-canvas py-3 @4xl:col-start-1 @4xl:row-start-1 @4xl:w-full">
      <div className="min-w-0 grow text-table">
        <DraftStatus state={state} />
      </div>
      <div className="flex flex-wrap gap-2">
        {draft && (
          <>
            <Button
              variant="ghost"
              aria-expanded={seen}
              aria-controls={changesId}
              onClick={onSee}
              className="@4xl:hidden"
            >
              {seen ? 'Hide' : 'See'}
            </Button>
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
          data-tooltip={conflicts.length > 0 ? 'First choose which text to keep' : 'Ctrl or ⌘ and S'}
        >
          Save
        </Button>
      </div>
    </div>
  );
}

function DraftStatus({ state: { draft, kept, savedAt } }: { state: ProfileDraftState }) {
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
