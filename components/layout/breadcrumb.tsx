'use client';
import { usePathname } from 'next/navigation';
import { useEffect, useSyncExternalStore } from 'react';
import { Link } from '../ui/link';
import { currentNavItem } from './navigation';

let leaf: string | undefined;
const listeners = new Set<() => void>();

function setLeaf(next: string | undefined) {
  leaf = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Names the opened thing in the header's breadcrumb; render it once on a page below a section, such as an agent's. */
export function BreadcrumbLeaf({ label }: { label: string }) {
  useEffect(() => {
    setLeaf(label);
    return () => setLeaf(undefined);
  }, [label]);
  return null;
}

/** Where the reader is: the section of the path, then the leaf that the page has named. */
export function Breadcrumb({ sections }: { sections: { label: string; href: string }[] }) {
  const pathname = usePathname();
  const name = useSyncExternalStore(
    subscribe,
    () => leaf,
    () => undefined,
  );
  const section = currentNavItem(sections, pathname);
  if (!section) return null;
  const linkStyle =
    'inline-flex h-6 touch:h-11 items-center rounded-control text-muted no-underline hover:text-ink hover:underline';
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-2 text-form">
        <li className="shrink-0">
          <Link
            href={section.href}
            className={linkStyle}
            aria-current={pathname === section.href ? 'page' : undefined}
          >
            {section.label}
          </Link>
        </li>
        {name && (
          <li className="flex min-w-0 items-center gap-2 before:text-faint before:content-['/'/'']">
            <span aria-current="page" className="truncate self-center">
              {name}
            </span>
          </li>
        )}
      </ol>
    </nav>
  );
}
