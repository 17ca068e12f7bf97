import clsx from 'clsx';
import type { ReactNode } from 'react';
import { type InstanceMark as Mark, markOf } from '@/lib/instance-mark';

const shapes: Record<Mark['shape'], ReactNode> = {
  1: <circle cx="6" cy="6" r="5" />,
  2: <path d="M6 .75 11.75 11H.25z" />,
  3: <path d="M1.25 1.25h9.5v9.5h-9.5z" />,
  4: <path d="m6 .25 5.75 5.75L6 11.75.25 6z" />,
  5: <path d="M4.25.75h3.5v3.5h3.5v3.5h-3.5v3.5h-3.5v-3.5H.75v-3.5h3.5z" />,
  6: <path d="m6 .5 5.6 4.1-2.1 6.6h-7L.4 4.6z" />,
};

/** Text colour of each hue; as `border-current` it also draws the 3 px rail of a scope. */
const markColours: Record<Mark['hue'], string> = {
  1: 'text-data-1',
  2: 'text-data-2',
  3: 'text-data-3',
  4: 'text-data-4',
  5: 'text-data-5',
  6: 'text-data-6',
};

/** What belongs to an instance, on a rail of 3 px in its hue. */
export function InstanceRail({
  id,
  className,
  children,
}: {
  id: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={clsx('border-current border-l-3 pl-3', markColours[markOf(id).hue])}>
      <div className={clsx('text-ink', className)}>{children}</div>
    </div>
  );
}

type InstanceMarkProps = { id: string; name: string; className?: string };

/** An instance's mark: its shape in its hue, and two letters. It stands before the name, which is what readers hear. */
export function InstanceMark({ id, name, className }: InstanceMarkProps) {
  const { hue, shape, letters } = markOf(id, name);
  return (
    <span aria-hidden="true" className={clsx('inline-flex shrink-0 items-center gap-1', className)}>
      <svg
        aria-hidden="true"
        viewBox="0 0 12 12"
        fill="currentColor"
        className={clsx('size-3', markColours[hue])}
      >
        {shapes[shape]}
      </svg>
      <span className="min-w-[2ch] font-mono text-meta text-muted">{letters}</span>
    </span>
  );
}
