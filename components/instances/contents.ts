import type { Activity, InstanceContents } from '@/lib/contract/dashboard';
import type { Loss } from '../confirm-dialog';
import type { ReceiptLine } from '../receipt';

/** Null as soon as one of them was not counted. */
export function statesOf({ global_states: ofAll, user_states: ofUsers }: InstanceContents): number | null {
  return ofAll === null || ofUsers === null ? null : ofAll + ofUsers;
}

/** What an instance holds, in the order in which it is shown. */
export function contentLines(contents: InstanceContents): Loss[] {
  return [
    { label: 'Facts', count: contents.facts },
    { label: 'Memory nodes', count: contents.nodes },
    { label: 'Global states', count: contents.global_states },
    { label: 'User states', count: contents.user_states },
    { label: 'Users', count: contents.users },
  ];
}

/** What a reset or a delete would take. Users are not deleted: what was kept about them is. */
export function lossesOf(contents: InstanceContents): Loss[] {
  return contentLines(contents).map((line) =>
    line.label === 'Users' ? { ...line, label: 'Users touched' } : line,
  );
}

/** The counts that the API returned; those that only its activity row names come from there. */
export function receiptLines(
  returned: { facts_deleted?: number; nodes_deleted?: number },
  activity: Pick<Activity, 'counts'> | undefined,
  before: InstanceContents | undefined,
): ReceiptLine[] {
  const counts: Partial<Record<string, number>> = { ...activity?.counts, ...returned };
  return [
    { label: 'Facts', count: counts.facts_deleted ?? null, expected: before?.facts ?? null },
    { label: 'Memory nodes', count: counts.nodes_deleted ?? null, expected: before?.nodes ?? null },
    {
      label: 'Global states',
      count: counts.global_states_deleted ?? null,
      expected: before?.global_states ?? null,
    },
    {
      label: 'User states',
      count: counts.user_states_deleted ?? null,
      expected: before?.user_states ?? null,
    },
  ];
}
