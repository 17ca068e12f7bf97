import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { controlStyle } from './control-style';
import { longTextStyle } from './long-text';

/** Text of several lines; grows with what is typed up to 24 lines, then scrolls. */
export function Textarea({ rows = 4, className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      {...props}
      className={clsx(
        controlStyle,
        'field-sizing-content max-h-120 resize-y px-2 py-1.5 touch:px-3',
        longTextStyle,
        className,
      )}
      style={{ minHeight: `calc(${rows} * 1.25rem + 14px)`, ...props.style }}
    />
  );
}
