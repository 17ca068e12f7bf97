'use client';
import clsx from 'clsx';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Link } from '../ui/link';
import { currentNavItem, type NavItem } from './navigation';

type NavListProps = {
  items: NavItem[];
  /** Icons only; the label becomes the tooltip. */
  narrow?: boolean;
  onNavigate?: () => void;
  /** Between the entries and those of the foot. */
  children?: ReactNode;
};

/** The main navigation's links, the ones of the foot last. */
export function NavList({ items, narrow = false, onNavigate, children }: NavListProps) {
  const pathname = usePathname();
  const current = currentNavItem(items, pathname);
  const entry = (item: NavItem) => (
    <li key={item.href}>
      <Link
        href={item.href}
        onClick={onNavigate}
        aria-current={item !== current ? undefined : pathname === item.href ? 'page' : 'true'}
        aria-label={narrow ? item.label : undefined}
        data-tooltip={narrow ? item.label : undefined}
        className={clsx(
          'flex h-8 items-center gap-2 rounded-control border-accent text-form text-muted no-underline hover:bg-hover hover:text-ink touch:h-11',
          'aria-[current]:border-l-2 aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-ink',
          narrow ? 'w-8 justify-center touch:w-11' : 'px-2.5 aria-[current]:pl-2',
        )}
      >
        {item.icon}
        {!narrow && <span className="truncate">{item.label}</span>}
      </Link>
    </li>
  );
  return (
    <>
      <ul className="flex flex-col gap-0.5">{items.filter(({ foot }) => !foot).map(entry)}</ul>
      {children}
      <ul className="mt-auto flex flex-col gap-0.5 pt-4">{items.filter(({ foot }) => foot).map(entry)}</ul>
    </>
  );
}
