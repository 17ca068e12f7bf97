import '../globals.css';
import { ClerkProvider } from '@clerk/nextjs';
import { cookies } from 'next/headers';
import { connection as dynamicRequest } from 'next/server';
import type { ReactNode } from 'react';
import { fontClass } from '@/components/layout/fonts';
import { readTheme, themeAttribute, themeCookie } from '@/components/layout/preferences';
import { env } from '@/lib/env';

export const metadata = { title: 'Sign in · Troupe' };

/** Sign-in has a root of its own: only here Clerk's own screens are loaded. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  await dynamicRequest();
  const { CLERK_PUBLISHABLE_KEY, CLERK_PROXY_URL } = env();
  const theme = readTheme((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="en" className={fontClass} data-theme={themeAttribute(theme)}>
      <body>
        <ClerkProvider
          dynamic
          publishableKey={CLERK_PUBLISHABLE_KEY}
          proxyUrl={CLERK_PROXY_URL}
          signInUrl="/sign-in"
          signInFallbackRedirectUrl="/agents"
          telemetry={{ disabled: true }}
        >
          {children}
        </ClerkProvider>
      </body>
    </html>
  );
}
