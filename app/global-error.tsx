'use client';

import './globals.css';
import { useEffect } from 'react';
import { ErrorView } from '@/components/error-view';
import { fontClass } from '@/components/layout/fonts';
import { readTheme, themeAttribute, themeCookie } from '@/components/layout/preferences';

interface FailedRootProps {
  error: Error & { digest?: string };
}

/** The last resort: the frame itself failed, so nothing of it is used here. */
export default function FailedRoot({ error }: FailedRootProps) {
  useEffect(() => {
    const cookie = document.cookie.split('; ').find((pair) => pair.startsWith(`${themeCookie}=`));
    const theme = themeAttribute(readTheme(cookie?.slice(themeCookie.length + 1)));
    if (theme) document.documentElement.dataset.theme = theme;
  }, []);
  return (
    <html lang="en" className={fontClass}>
      <body>
        <title>Troupe could not be shown</title>
        <main className="px-3 md:px-6">
          <ErrorView
            title="Troupe could not be shown"
            requestId={error.digest}
            onRetry={() => window.location.reload()}
          >
            <p>The server failed before it could make any page. Nothing was changed.</p>
            <p>Try again. If it stays like this, give the request id to whoever runs Troupe.</p>
          </ErrorView>
        </main>
      </body>
    </html>
  );
}
