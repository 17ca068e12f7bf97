import clsx from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';

/** The browser's own checkbox in the accent colour; 16 px, inside a target of 24 or 44. */
export function Checkbox({ className, ...props }: Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <input
      type="checkbox"
      {...props}
      className={clsx(
        'relative m-0 size-4 shrink-0 align-middle accent-accent after:absolute after:-inset-1 touch:after:-inset-3.5',
        className,
      )}
    />
  );
}

/** A labelled Checkbox, for choices that a form sends later. */
export function CheckboxField({
  label,
  hint,
  id,
  className,
  ...props
}: ComponentProps<typeof Checkbox> & { label: ReactNode; hint?: ReactNode }) {
  const ownId = useId();
  const controlId = id ?? ownId;
  return (
    <label
      htmlFor={controlId}
      className={clsx('flex min-h-6 items-start gap-2 py-0.5 touch:min-h-11 touch:py-3', className)}
    >
      <span className="grid h-5 place-items-center">
        <Checkbox {...props} id={controlId} />
      </span>
      <span className="min-w-0">
        <span className="block">{label}</span>
        {hint && <span className="block text-meta text-muted">{hint}</span>}
      </span>
    </label>
  );
}
