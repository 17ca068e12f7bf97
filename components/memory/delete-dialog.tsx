'use client';

import { useViewer } from '@/lib/auth/viewer';
import type { Activity } from '@/lib/contract/dashboard';
import { removeDraft } from '@/lib/drafts';
import { paths } from '@/lib/paths';
import type { MemoryPlace } from '@/lib/queries/memory';
import { useDeleteFact, useDeleteState } from '@/lib/queries/memory';
import { ConfirmDialog } from '../confirm-dialog';
import { Receipt } from '../receipt';
import { CopyId } from '../ui/copy-id';
import { RelativeTime } from '../ui/relative-time';
import { TextLink } from '../ui/text-link';

/** A state or a fact, as its deletion names it. */
export interface Deletable {
  kind: 'state' | 'fact';
  id: string;
  name: string;
  /** Where its unsaved text is kept. */
  subject: string;
}

interface DeleteDialogProps {
  place: MemoryPlace;
  thing: Deletable;
  open: boolean;
  onOpenChange(open: boolean): void;
  onDeleted(): void;
}

const labels = {
  state: { one: 'State', verb: 'Delete state', stays: ['Other states of the instance'] },
  fact: { one: 'Fact', verb: 'Delete fact', stays: ['Other facts of the instance'] },
};

/** Says what goes, deletes it once, and shows where that is kept. */
export function DeleteDialog({ place, thing, open, onOpenChange, onDeleted }: DeleteDialogProps) {
  const { kind, id, name } = thing;
  const { tenant, userId } = useViewer();
  const callbacks = {
    onSuccess: () => {
      removeDraft({ tenant, userId, subject: thing.subject });
      onDeleted();
    },
  };
  const [state, fact] = [useDeleteState(place, id, callbacks), useDeleteFact(place, id, callbacks)];
  const remove = kind === 'state' ? state : fact;
  const { one, verb, stays } = labels[kind];
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      verb={verb}
      name={name}
      goes={[{ label: one, count: 1 }]}
      stays={[...stays, 'What it was, in Activity']}
      typed={false}
      busy={remove.busy}
      problem={remove.problem}
      onConfirm={() => remove.run(undefined)}
      receipt={remove.data && <DeleteReceipt thing={thing} activity={remove.data.activity} />}
    />
  );
}

function DeleteReceipt({ thing, activity }: { thing: Deletable; activity: Activity | undefined }) {
  const { one } = labels[thing.kind];
  return (
    <Receipt title={`Deleted ${thing.name}`} lines={[{ label: `${one}s`, count: 1, expected: 1 }]}>
      {activity && (
        <>
          <RelativeTime at={activity.at} now={Date.parse(activity.at)} />
          <span className="inline-flex min-w-0 flex-wrap items-center gap-x-1">
            Request <CopyId id={activity.request_id} what="request id" short />
          </span>
          <TextLink href={paths.change(activity.activity_id)}>Kept in Activity</TextLink>
        </>
      )}
    </Receipt>
  );
}
