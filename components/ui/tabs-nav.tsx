'use client';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Link } from './link';

export type TabLink = {
  label: string;
  /** May hold a query; the path decides which tab is the current one. */
  href: string;
  /** A count or a mark after the label. */
  extra?: ReactNode;
  /** The pages below its path are other tabs'. */
  exact?: boolean;
};

/** Tabs that are routes: plain links, the current one marked. Scrolls sideways when it has no room. */
export function TabsNav({ label, tabs }: { label: string; tabs: TabLink[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="-mx-3 overflow-x-auto border-line border-b px-3 md:-mx-6 md:px-6">
      <ul className="flex gap-4">
        {tabs.map(({ label: text, href, extra, exact }) => {
          const [path = href] = href.split('?');
          const current = pathname === path || (!exact && pathname.startsWith(`${path}/`));
          return (
            <li key={path} className="shrink-0">
              <Link
                href={href}
                aria-current={current ? 'page' : undefined}
                className="focus-inset flex h-9 items-center gap-1.5 border-accent px-1 pb-0.5 text-form text-muted no-underline hover:text-ink aria-[current]:border-b-2 aria-[current]:pb-0 aria-[current]:font-medium aria-[current]:text-ink touch:h-11"
              >
                {text}
                {extra}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
