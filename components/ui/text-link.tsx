import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { Link } from './link';

/** Accent colour and an underline, since colour alone would not mark it. */
export const textLinkStyle =
  'rounded-control text-accent underline decoration-1 underline-offset-2 hover:decoration-2';

/** A link inside text. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return <Link {...props} className={clsx(textLinkStyle, className)} />;
}
