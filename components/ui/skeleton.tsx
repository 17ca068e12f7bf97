import clsx from 'clsx';

/** A still block of the final size. Wrap a group in an element with `aria-busy` and a spoken "Loading". */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden="true" className={clsx('block rounded-control bg-sunken', className)} />;
}
