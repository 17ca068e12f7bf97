'use client';
import { X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { toast as sonner, Toaster } from 'sonner';
import { Button } from './button';
import { CopyId } from './copy-id';
import { IconButton } from './icon-button';
import { announce } from './live-region';
import { StatusGlyph } from './status';
import type { ToastOptions } from './toast';

const standing = 6000;
let regionStands = false;
/** Where the focus was before it came to the toasts. */
let cameFrom: HTMLElement | undefined;

/** The loaded half of Toaster. */
export function ToastView() {
  return (
    <div ref={followFocus}>
      <Toaster expand position="bottom-right" gap={8} visibleToasts={4} containerAriaLabel="Notifications" />
    </div>
  );
}

/** The library must not hear of it: it fetches the focus back whenever that leaves, so that Tab never gets past a toast. */
function followFocus(box: HTMLElement | null) {
  const note = (event: FocusEvent) => {
    const { relatedTarget: from } = event;
    if (from instanceof HTMLElement && !box?.contains(from)) cameFrom = from;
    event.stopPropagation();
  };
  box?.addEventListener('focusin', note);
  return () => box?.removeEventListener('focusin', note);
}

function ToastCard({ options, dismiss }: { options: ToastOptions; dismiss: () => void }) {
  const { title, detail, requestId, tone = 'neutral', action } = options;
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = card.current?.closest('li');
    // One that goes gives the focus back.
    return () => {
      if (box?.contains(document.activeElement)) cameFrom?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div
      ref={card}
      className="flex w-full min-w-0 items-start gap-2 rounded-float border border-line bg-surface py-2 pr-2 pl-3 font-sans text-form text-ink shadow-float md:w-89"
    >
      {tone !== 'neutral' && (
        <span className="grid h-6 place-items-center touch:h-10">
          <StatusGlyph kind={tone === 'danger' ? 'failed' : 'active'} />
        </span>
      )}
      <div className="min-w-0 grow py-0.5 touch:py-2.5">
        <p className="break-words font-medium">
          {tone === 'danger' && <span className="sr-only">Failed: </span>}
          {title}
        </p>
        {detail && <p className="break-words text-muted">{detail}</p>}
        {requestId && (
          <p className="flex flex-wrap items-center gap-x-1 text-meta text-muted">
            Request <CopyId id={requestId} what="request id" />
          </p>
        )}
        {action && (
          <Button
            size="small"
            className="mt-1"
            onClick={() => {
              dismiss();
              action.onSelect();
            }}
          >
            {action.label}
          </Button>
        )}
      </div>
      <IconButton size="small" label="Dismiss" icon={<X aria-hidden="true" />} onClick={dismiss} />
    </div>
  );
}

/** Hands one toast to the library; it keeps those that come before its region stands. */
export function showToast(options: ToastOptions) {
  // The region is put into the page together with the first toast, and readers stay silent about that one.
  if (!regionStands) announce([options.title, options.detail].filter(Boolean).join('. '));
  regionStands = true;
  sonner.custom((id) => <ToastCard options={options} dismiss={() => sonner.dismiss(id)} />, {
    duration: options.tone === 'danger' ? Number.POSITIVE_INFINITY : standing,
  });
}
