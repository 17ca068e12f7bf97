import type { Activity } from '@/lib/contract/dashboard';
import { paths } from '@/lib/paths';
import { sentenceOf } from '../activity/sentence';
import { StatusGlyph } from '../ui/status';
import { TextLink } from '../ui/text-link';

/** Changes at a remote API that nobody knows the end of: they may have happened. Nothing at all when there is none. */
export function NeedsAttention({ changes }: { changes: Activity[] }) {
  if (changes.length === 0) return null;
  return (
    <section
      aria-label="Needs attention"
      className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control bg-warn-tint px-3 py-2 text-table"
    >
      <span className="flex items-center gap-1.5 font-medium text-warn">
        <StatusGlyph kind="warning" />
        Needs attention ({changes.length})
      </span>
      {changes.map((change) => (
        <Unsettled key={change.activity_id} change={change} />
      ))}
    </section>
  );
}

function Unsettled({ change }: { change: Activity }) {
  const { lead, name, tail } = sentenceOf(change, false);
  return (
    <span>
      No answer came for: {[lead, name, tail].filter(Boolean).join(' ')}.{' '}
      <TextLink href={paths.change(change.activity_id)}>Look at the change</TextLink>
    </span>
  );
}
