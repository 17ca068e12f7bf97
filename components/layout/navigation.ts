import type { ReactNode } from 'react';

export type NavItem = {
  label: string;
  href: string;
  /** A Lucide icon element. */
  icon: ReactNode;
  /** Stands at the foot of the sidebar. */
  foot?: boolean;
};

/** The entry that a path belongs to. */
export function currentNavItem<Item extends { href: string }>(items: readonly Item[], pathname: string) {
  return items.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
}
