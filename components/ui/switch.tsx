import clsx from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';

type SwitchProps = Omit<ComponentProps<'input'>, 'type' | 'role'>;

/** An on-off control that acts at once. A checkbox underneath, so it works in forms and without script. */
export function Switch({ className, ...props }: SwitchProps) {
  return (
    <input
      type="checkbox"
      // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox reports its own state to a switch.
      role="switch"
      {...props}
      className={clsx(
        'relative m-0 h-6 w-10 shrink-0 appearance-none rounded-control border border-control bg-surface transition-colors duration-120',
        'before:absolute before:top-0.5 before:left-0.5 before:size-4.5 before:rounded-control before:border before:border-control before:bg-sunken before:transition-transform before:duration-120',
        'checked:border-ink checked:bg-ink checked:before:translate-x-4 checked:before:border-surface checked:before:bg-surface',
        'disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:opacity-50 touch:after:absolute touch:after:-inset-2.5',
        className,
      )}
    />
  );
}

/** A labelled Switch, the control at the right. */
export function SwitchField({
  label,
  hint,
  id,
  className,
  ...props
}: SwitchProps & { label: ReactNode; hint?: ReactNode }) {
  const ownId = useId();
  const controlId = id ?? ownId;
  return (
    <div className={clsx('flex min-h-9 items-center justify-between gap-4 touch:min-h-11', className)}>
      <div className="min-w-0">
        <label htmlFor={controlId} className="font-medium text-form">
          {label}
        </label>
        {hint && (
          <p id={`${controlId}-hint`} className="text-meta text-muted">
            {hint}
          </p>
        )}
      </div>
      <Switch {...props} id={controlId} aria-describedby={hint ? `${controlId}-hint` : undefined} />
    </div>
  );
}
