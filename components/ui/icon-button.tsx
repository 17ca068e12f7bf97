import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style';

type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  /** Spoken name, and the tooltip. */
  label: string;
  /** A Lucide icon element. */
  icon: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
};

/** A square button with an icon, a name and a tooltip. */
export function IconButton({ label, icon, variant = 'ghost', size, className, ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      data-tooltip={label}
      {...props}
      aria-label={label}
      className={clsx(buttonStyle(variant, size, true), 'disabled:opacity-50', className)}
    >
      {icon}
    </button>
  );
}
