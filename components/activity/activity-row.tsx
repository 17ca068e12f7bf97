'use client';
import { memo } from 'react';
import { InstanceMark } from '@/components/instance-mark';
import { Link } from '@/components/ui/link';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Activity } from '@/lib/contract/dashboard';
import { paths } from '@/lib/paths';
import { countsText } from './counts';
import { OutcomeStatus } from './outcome';
import { sentenceOf } from './sentence';

type ActivityRowProps = { change: Activity; now: number; insideAgent: boolean };

function Sentence({ change, insideAgent }: Pick<ActivityRowProps, 'change' | 'insideAgent'>) {
  const { lead, name, tail } = sentenceOf(change, insideAgent);
  const { object, instance_id: instanceId } = change;
  return (
    <>
      {lead}{' '}
      {object.type === 'instance' && instanceId && (
        <InstanceMark id={instanceId} name={object.name} className="mr-1 align-middle" />
      )}
      <span className="font-medium text-ink">{name}</span> {tail}
    </>
  );
}

/** One change: who did what to what, when; all of it leads to the change in full. */
function Row({ change, now, insideAgent }: ActivityRowProps) {
  const { actor, outcome, counts } = change;
  return (
    <li className="relative grid min-h-9 grid-cols-[5.5rem_minmax(0,1fr)] items-baseline gap-x-3 border-line border-b px-2 py-2 text-table hover:bg-hover touch:min-h-11 touch:py-3">
      <RelativeTime
        at={change.at}
        now={now}
        className="relative z-1 justify-self-start text-meta text-muted"
      />
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1">
        <Link
          href={paths.change(change.activity_id)}
          className="min-w-0 break-words text-muted no-underline outline-none after:absolute after:inset-0 hover:underline focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
        >
          <span className="text-ink">
            {actor.type === 'key' && 'API key '}
            {actor.label}
          </span>{' '}
          <Sentence change={change} insideAgent={insideAgent} />
        </Link>
        {counts && Object.keys(counts).length > 0 && (
          <span className="font-mono text-meta text-muted">{countsText(counts)}</span>
        )}
        {outcome !== 'done' && <OutcomeStatus outcome={outcome} />}
      </div>
    </li>
  );
}

export const ActivityRow = memo(Row);
