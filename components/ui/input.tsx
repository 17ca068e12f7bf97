import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { controlStyle } from './control-style';

type InputProps = ComponentProps<'input'> & {
  /** For ids and keys. */
  mono?: boolean;
};

/** The browser's own button, which has neither edge nor colour of its own. */
const fileStyle =
  'py-1 file:mr-3 file:h-full file:cursor-pointer file:border-line file:border-r file:pr-3 file:font-medium touch:py-2.5';

/** A one-line text field; name it with a Field or an `aria-label`. */
export function Input({ mono = false, className, ...props }: InputProps) {
  return (
    <input
      {...props}
      className={clsx(
        controlStyle,
        'h-8 px-2 touch:h-11 touch:px-3',
        mono && 'font-mono',
        props.type === 'file' && fileStyle,
        className,
      )}
    />
  );
}
