import clsx from 'clsx';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'medium' | 'small';

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-ink text-surface hover:opacity-90',
  secondary: 'border-control bg-surface text-ink hover:bg-hover active:bg-selected',
  ghost: 'border-transparent text-ink hover:bg-hover active:bg-selected',
  danger: 'border-danger bg-surface text-danger hover:bg-danger-tint',
};

const sizes: Record<ButtonSize, string> = {
  medium: 'h-8 px-3 text-form touch:h-11 touch:px-4',
  small: 'h-7 px-2 text-table touch:h-11 touch:px-3',
};

const base =
  'relative inline-flex shrink-0 items-center justify-center gap-2 whitespace-nowrap rounded-control border ' +
  'font-medium no-underline transition-[background-color,opacity] duration-80 ' +
  'disabled:cursor-not-allowed aria-disabled:cursor-not-allowed';

/** Classes of anything that looks like a button. Add only layout (margin, width) beside them. */
export function buttonStyle(
  variant: ButtonVariant = 'secondary',
  size: ButtonSize = 'medium',
  square = false,
) {
  const box = square ? { medium: 'size-8 touch:size-11', small: 'size-7 touch:size-11' }[size] : sizes[size];
  return clsx(base, variants[variant], box);
}
