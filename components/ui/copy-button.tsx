'use client';
import clsx from 'clsx';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copyText } from './copy-text';
import { announce } from './live-region';

type CopyButtonProps = {
  /** The text that is copied. */
  value: string;
  /** What it is, for the spoken name: "agent id" makes "Copy agent id". */
  what: string;
  /** After the text really is in the clipboard. */
  onCopied?: () => void;
  className?: string;
};

/** Copies a text and says so. Where the browser refuses, it says that instead of pretending. */
export function CopyButton({ value, what, onCopied, className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const done = await copyText(value);
    setCopied(done);
    if (done) onCopied?.();
    announce(done ? 'Copied' : 'The browser refused to copy. Select the text and copy it by hand.');
  };
  return (
    <button
      type="button"
      aria-label={`Copy ${what}`}
      data-tooltip={`Copy ${what}`}
      onClick={copy}
      className={clsx(
        'relative inline-grid size-6 shrink-0 place-items-center rounded-control text-muted hover:bg-hover hover:text-ink touch:after:absolute touch:after:-inset-2.5',
        className,
      )}
    >
      {copied ? <Check aria-hidden="true" className="text-live" /> : <Copy aria-hidden="true" />}
    </button>
  );
}
