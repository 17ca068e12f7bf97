import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { controlStyle } from './control-style';

type InputProps = ComponentProps<'input'> & {
  /** For ids and keys. */
  mono?: boolean;
};

/** A one-line text field; name it with a Field or an `aria-label`. */
export function Input({ mono = false, className, ...props }: InputProps) {
  return (
    <input
      {...props}
      className={clsx(controlStyle, 'h-8 px-2 touch:h-11 touch:px-3', mono && 'font-mono', className)}
    />
  );
}
