import clsx from 'clsx';

/** A turning ring that shows itself only after 300 ms. The text that says what is awaited belongs beside it. */
export function Spinner({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={clsx('inline-flex animate-appear', className)}>
      <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 animate-spin" fill="none">
        <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeWidth="1.5" opacity="0.3" />
        <path d="M8 1.75A6.25 6.25 0 0 1 14.25 8" stroke="currentColor" strokeWidth="1.5" />
      </svg>
    </span>
  );
}
