import clsx from 'clsx';
import { type ReactNode, useId } from 'react';

type SectionProps = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Holds the width of forms (640 px). */
  form?: boolean;
  /** What a link's `#` names. */
  anchor?: string;
  className?: string;
  children: ReactNode;
};

/** A named part of a page, parted from the one before by a line; never a card. */
export function Section({
  title,
  description,
  actions,
  form = false,
  anchor,
  className,
  children,
}: SectionProps) {
  const id = useId();
  return (
    <section
      id={anchor}
      aria-labelledby={id}
      className={clsx(
        'flex scroll-mt-12 flex-col gap-4 border-line py-6 [section+&]:border-t',
        form && 'max-w-form',
        className,
      )}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={id} className="font-semibold text-section">
            {title}
          </h2>
          {description && <p className="max-w-prose text-form text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
