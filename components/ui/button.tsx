import clsx from 'clsx';
import type { ComponentProps, MouseEvent } from 'react';
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style';
import { Spinner } from './spinner';

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Work is under way: clicks do nothing, focus and width stay, a spinner shows after 300 ms. */
  busy?: boolean;
};

/** `aria-disabled` keeps a button focusable, so the browser still clicks it and submits its form. */
function refuse(event: MouseEvent) {
  event.preventDefault();
  event.stopPropagation();
}

/** The one button. Primary is ink and appears once a screen; danger only opens or confirms a destructive act. */
export function Button({ variant, size, busy = false, className, children, ...props }: ButtonProps) {
  const idle = busy || props['aria-disabled'] === true || props['aria-disabled'] === 'true';
  return (
    <button
      type="button"
      {...props}
      {...(idle && { onClick: refuse, 'aria-disabled': true })}
      aria-busy={busy || undefined}
      className={clsx(
        buttonStyle(variant, size),
        !busy && 'disabled:opacity-50 aria-disabled:opacity-50',
        className,
      )}
    >
      <span className={clsx('inline-flex items-center gap-2', busy && 'animate-vanish')}>{children}</span>
      {busy && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
    </button>
  );
}
