import clsx from 'clsx';

const format = new Intl.NumberFormat('en-GB');

/** A number with tabular numerals and thousands commas. */
export function Count({ value, className }: { value: number; className?: string }) {
  return <span className={clsx('tabular-nums', className)}>{format.format(value)}</span>;
}
