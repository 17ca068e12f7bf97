import clsx from 'clsx';
import type { ReactNode } from 'react';

type PageHeaderProps = {
  /** The page's only h1. */
  title: ReactNode;
  /** Draws something around the h1, such as what edits it in place. */
  around?: (heading: ReactNode) => ReactNode;
  /** Before the title: the personality glyph or a mark. */
  leading?: ReactNode;
  /** Beside the title: status, id, where it comes from. */
  meta?: ReactNode;
  /** One sentence below. */
  description?: ReactNode;
  /** Buttons; at most one is primary. */
  actions?: ReactNode;
  /** Scope bar and tabs. */
  children?: ReactNode;
};

/** The head of a page. Wraps instead of shrinking, so that long names and 320 px both fit. */
export function PageHeader(props: PageHeaderProps) {
  const { title, around, leading, meta, description, actions, children } = props;
  // What stands around it has a button, which is as high as a finger needs.
  const place = around && 'touch:py-2';
  const heading = <h1 className={clsx('min-w-0 break-words font-semibold text-page', place)}>{title}</h1>;
  return (
    <div className="flex flex-col gap-3 pt-4 pb-3 has-[>nav:last-child]:pb-0">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 max-md:items-start">
        {leading}
        <div className="min-w-0 max-w-full grow basis-48">
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
            {around ? around(heading) : heading}
            {meta}
          </div>
          {description && <p className="max-w-prose text-form text-muted">{description}</p>}
        </div>
        {actions && <div className="flex min-w-0 flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
