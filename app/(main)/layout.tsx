import '../globals.css';
import { ClerkProvider } from '@clerk/nextjs';
import { Activity, Bot, Fingerprint, Settings } from 'lucide-react';
import { cookies } from 'next/headers';
import { connection as dynamicRequest } from 'next/server';
import type { ReactNode } from 'react';
import { AgentPalette } from '@/components/layout/agent-palette';
import { AppShell } from '@/components/layout/app-shell';
import { fontClass } from '@/components/layout/fonts';
import type { NavItem } from '@/components/layout/navigation';
import {
  readSidebar,
  readTheme,
  sidebarCookie,
  themeAttribute,
  themeCookie,
} from '@/components/layout/preferences';
import { Providers } from '@/components/layout/providers';
import { TenantSwitcher } from '@/components/layout/tenant-switcher';
import { UserMenu } from '@/components/layout/user-menu';
import { requireClient } from '@/lib/auth/session';
import { connection } from '@/lib/client/connection';
import { env } from '@/lib/env';
import { ShellConnection } from './shell-connection';

export const metadata = { title: { template: '%s · Troupe', default: 'Troupe' } };

const navigation: NavItem[] = [
  { label: 'Agents', href: '/agents', icon: <Bot aria-hidden="true" /> },
  { label: 'Identities', href: '/identities', icon: <Fingerprint aria-hidden="true" /> },
  { label: 'Activity', href: '/activity', icon: <Activity aria-hidden="true" /> },
  { label: 'Settings', href: '/settings', icon: <Settings aria-hidden="true" />, foot: true },
];

export default async function MainLayout({ children }: { children: ReactNode }) {
  await dynamicRequest();
  const { session } = await requireClient();
  const { CLERK_PUBLISHABLE_KEY, CLERK_PROXY_URL } = env();
  const jar = await cookies();
  const theme = readTheme(jar.get(themeCookie)?.value);
  const { tenant, userId, isAdmin } = session;
  const viewer = {
    ...{ tenant, userId, isAdmin, connection: connection().kind },
    apiUrl: env().API_URL ?? '',
  };
  return (
    <html lang="en" className={fontClass} data-theme={themeAttribute(theme)}>
      <body>
        <ClerkProvider
          dynamic
          prefetchUI={false}
          publishableKey={CLERK_PUBLISHABLE_KEY}
          proxyUrl={CLERK_PROXY_URL}
          signInUrl="/sign-in"
          signInFallbackRedirectUrl="/agents"
          afterSignOutUrl="/sign-in"
          telemetry={{ disabled: true }}
        >
          <Providers viewer={viewer}>
            <AppShell
              navigation={navigation}
              sidebar={readSidebar(jar.get(sidebarCookie)?.value)}
              tenant={<TenantSwitcher />}
              connection={<ShellConnection />}
              user={<UserMenu />}
              search={<AgentPalette navigation={navigation} />}
            >
              {children}
            </AppShell>
          </Providers>
        </ClerkProvider>
      </body>
    </html>
  );
}
