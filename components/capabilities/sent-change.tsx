'use client';

import { curlOf } from '@/lib/curl';
import { Button } from '../ui/button';
import { copyCurl } from '../ui/copy-text';

interface SentChangeProps {
  method: string;
  path: string;
  /** The base of the agents API; empty: the embedded one at this page's origin. */
  apiUrl: string;
  body: object;
}

/** The request that a save sends, to the letter, and the same for a shell. */
export function SentChange({ method, path, apiUrl, body }: SentChangeProps) {
  const copy = async () => {
    const url = `${apiUrl || `${window.location.origin}/api/v1`}${path}`;
    await copyCurl(curlOf({ method, url, body: JSON.stringify(body) }));
  };
  return (
    <div className="flex flex-col gap-2 pt-6">
      <h3 className="font-medium text-form">What is sent</h3>
      <p className="break-all font-mono text-meta text-muted">
        {method} {path}
      </p>
      <pre className="whitespace-pre-wrap break-words border-line border-l pl-3 font-mono text-table">
        {JSON.stringify(body, null, 2)}
      </pre>
      <div>
        <Button size="small" onClick={() => void copy()}>
          Copy as curl
        </Button>
      </div>
    </div>
  );
}
