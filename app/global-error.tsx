'use client';

import './globals.css';
import { useEffect } from 'react';
import { fontClass } from '@/components/layout/fonts';
import { readTheme, themeAttribute, themeCookie } from '@/components/layout/preferences';
import { buttonStyle } from '@/components/ui/button-style';

interface FailedRootProps {
  error: Error & { digest?: string };
}

/** The last resort: the frame itself failed, so nothing of it is used here. Every page brings it along. */
export default function FailedRoot({ error }: FailedRootProps) {
  useEffect(() => {
    const cookie = document.cookie.split('; ').find((pair) => pair.startsWith(`${themeCookie}=`));
    const theme = themeAttribute(readTheme(cookie?.slice(themeCookie.length + 1)));
    if (theme) document.documentElement.dataset.theme = theme;
    document.querySelector<HTMLElement>('h1')?.focus();
  }, []);
  return (
    <html lang="en" className={fontClass}>
      <body>
        <title>Troupe could not be shown</title>
        <main className="flex max-w-prose flex-col items-start gap-3 px-3 py-12 md:px-6">
          <h1 tabIndex={-1} className="font-semibold text-page outline-none">
            Troupe could not be shown
          </h1>
          <div className="text-form text-muted">
            <p>The server failed before it could make any page. Nothing was changed.</p>
            <p>Try again. If it stays like this, give the request id to whoever runs Troupe.</p>
          </div>
          <button type="button" className={buttonStyle()} onClick={() => window.location.reload()}>
            Try again
          </button>
          {error.digest && (
            <p className="text-meta text-muted">
              Request <code className="break-all font-mono">{error.digest}</code>
            </p>
          )}
        </main>
      </body>
    </html>
  );
}
