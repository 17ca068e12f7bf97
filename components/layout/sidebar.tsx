'use client';
import clsx from 'clsx';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../ui/icon-button';
import { keepPreference } from './keep-preference';
import { NavList } from './nav-list';
import type { NavItem } from './navigation';
import { type SidebarState, sidebarCookie } from './preferences';
import { VisitedAgents } from './visited-agents';

/** The standing navigation of wide screens: 224 px, or 48 px when collapsed. Phones have the drawer instead. */
export function Sidebar({ items, initial }: { items: NavItem[]; initial: SidebarState }) {
  const [state, setState] = useState(initial);
  const narrow = state === 'collapsed';
  const toggle = () => {
    const next = narrow ? 'open' : 'collapsed';
    setState(next);
    keepPreference(sidebarCookie, next);
  };
  return (
    <div
      className={clsx(
        'stick top-12 hidden h-[calc(100dvh-3rem)] shrink-0 flex-col overflow-y-auto border-line border-r p-2 md:flex',
        narrow ? 'w-12 touch:w-16' : 'w-56',
      )}
    >
      <nav aria-label="Main" className="flex grow flex-col">
        <NavList items={items} narrow={narrow}>
          {!narrow && <VisitedAgents />}
        </NavList>
      </nav>
      <IconButton
        label={narrow ? 'Expand sidebar' : 'Collapse sidebar'}
        icon={narrow ? <PanelLeftOpen aria-hidden="true" /> : <PanelLeftClose aria-hidden="true" />}
        onClick={toggle}
        className="mt-2 text-muted"
      />
    </div>
  );
}
