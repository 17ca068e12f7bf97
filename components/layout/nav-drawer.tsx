'use client';
import { Menu as MenuIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { dialogOpener, Sheet } from '../ui/dialog';
import { IconButton } from '../ui/icon-button';
import { NavList } from './nav-list';
import type { NavItem } from './navigation';
import { VisitedAgents } from './visited-agents';

/** The navigation of phones: a button that opens a drawer with the tenant, the connection and the links. */
export function NavDrawer({ items, children }: { items: NavItem[]; children?: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label="Menu"
        icon={<MenuIcon aria-hidden="true" />}
        aria-expanded={open}
        onClick={() => setOpen(true)}
        className="md:hidden"
        {...dialogOpener}
      />
      <Sheet open={open} onOpenChange={setOpen} side="left" title="Menu">
        <div className="flex flex-col gap-4">
          {children && <div className="flex min-w-0 flex-wrap items-center gap-2">{children}</div>}
          <nav aria-label="Main" className="flex flex-col">
            <NavList items={items} onNavigate={() => setOpen(false)}>
              <VisitedAgents onNavigate={() => setOpen(false)} />
            </NavList>
          </nav>
        </div>
      </Sheet>
    </>
  );
}
