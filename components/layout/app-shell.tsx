import type { ReactNode } from 'react';
import { TooltipLayer } from '../ui/tooltip-layer';
import { Breadcrumb } from './breadcrumb';
import { NavDrawer } from './nav-drawer';
import type { NavItem } from './navigation';
import { PageServices } from './page-services';
import type { SidebarState } from './preferences';
import type { ShortcutGroup } from './shortcuts';
import { ShortcutsLauncher } from './shortcuts-launcher';
import { Sidebar } from './sidebar';

type AppShellProps = {
  navigation: NavItem[];
  /** From the cookie, so that the first frame has its final width. */
  sidebar: SidebarState;
  /** The tenant switcher. */
  tenant: ReactNode;
  /** "Embedded", or the remote host with its health. */
  connection: ReactNode;
  /** The signed-in person's menu. */
  user: ReactNode;
  /** The search button with its palette. */
  search: ReactNode;
  /** Shortcuts beside the shell's own. */
  shortcuts?: ShortcutGroup[];
  /** Instead of the section and the leaf that pages name with BreadcrumbLeaf. */
  breadcrumb?: ReactNode;
  children: ReactNode;
};

const ownShortcuts: ShortcutGroup = {
  heading: 'Everywhere',
  shortcuts: [
    { keys: ['Ctrl', 'K'], does: 'Search, paste an id, go to' },
    { keys: ['Ctrl', 'J'], does: 'Open the chat beside an agent, go to it, close it' },
    { keys: ['?'], does: 'Show these shortcuts' },
    { keys: ['Esc'], does: 'Close what is open' },
  ],
};

/** The frame of every signed-in page: header, navigation, one main landmark. The document itself scrolls. */
export function AppShell({
  navigation,
  tenant,
  connection,
  user,
  search,
  children,
  ...props
}: AppShellProps) {
  const sections = navigation.map(({ label, href }) => ({ label, href }));
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 rounded-control bg-ink px-3 py-2 font-medium text-surface not-focus:sr-only"
      >
        Skip to content
      </a>
      <header className="stick top-0 z-30 flex h-12 items-center gap-2 border-line border-b bg-canvas px-1 md:gap-4 md:px-3">
        <NavDrawer items={navigation}>
          {tenant}
          {connection}
        </NavDrawer>
        <div className="hidden min-w-0 max-w-[45%] items-center gap-2 md:flex">
          {tenant}
          {connection}
        </div>
        <div className="min-w-0 grow">{props.breadcrumb ?? <Breadcrumb sections={sections} />}</div>
        {search}
        <div className="flex shrink-0 items-center gap-1">
          <ShortcutsLauncher groups={[ownShortcuts, ...(props.shortcuts ?? [])]} />
          {user}
        </div>
        <TooltipLayer />
      </header>
      <div className="flex min-w-0">
        <Sidebar items={navigation} initial={props.sidebar} />
        <main id="main" tabIndex={-1} className="min-w-0 grow px-3 pb-16 outline-none md:px-6">
          {children}
        </main>
      </div>
      <PageServices />
    </>
  );
}
