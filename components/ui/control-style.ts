/** The box shared by input, textarea and select. An invalid one has a thicker edge, not only another colour. */
export const controlStyle =
  'w-full min-w-0 rounded-control border border-control bg-surface text-input text-ink ' +
  'transition-colors duration-80 hover:border-muted ' +
  'aria-invalid:border-2 aria-invalid:border-danger ' +
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted ' +
  '[&[readonly]]:bg-sunken';
